#include "web/request_target.h"

#include <gmock/gmock.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(RequestTarget, DecodesSegmentsAndParameters) {
  Request request;
  ASSERT_TRUE(set_target(request, "/concepts/a%2Fb%20c+d?q=st%C3%B8tte+behov&x&y=1&y=2#z").has_value());
  EXPECT_THAT(request.segments, ElementsAre("concepts", "a/b c+d"));
  EXPECT_EQ(request.path, "/concepts/a%2Fb%20c+d");
  EXPECT_THAT(request.parameters,
              ElementsAre(Pair("q", "støtte behov"), Pair("x", ""), Pair("y", "1"), Pair("y", "2")));
  EXPECT_THAT(request.parameters_named("y"), ElementsAre("1", "2"));
  EXPECT_TRUE(request.has_parameter("x"));
  EXPECT_FALSE(request.has_parameter("z"));
}

TEST(RequestTarget, RefusesWhatIsNoAddress) {
  for (const char* target :
       {"", "x", "http://host/", "*", "/%", "/%4", "/%zz", "/%ff", "/%00", "/a%0d%0ab", "/..", "/a/../b",
        "/%2e%2e/etc/passwd", "/./", "/?q=%C3", "/?q=%00", "/?%fe=1"}) {
    SCOPED_TRACE(target);
    Request request;
    EXPECT_FALSE(set_target(request, target).has_value());
  }
}

TEST(RequestTarget, BoundsTheNumberOfParameters) {
  std::string target = "/?";
  for (int i = 0; i < 201; ++i) target += "a&";
  Request request;
  EXPECT_FALSE(set_target(request, target).has_value());
}

TEST(Url, EncodesAllButPlainCharacters) {
  EXPECT_EQ(url_encoded("SEL § 85, stk. 1/2"), "SEL%20%C2%A7%2085%2C%20stk.%201%2F2");
  EXPECT_EQ(url_encoded("a-._~Z9"), "a-._~Z9");
}

}  // namespace
}  // namespace vidensgraf
