#include "web/router.h"

#include <gmock/gmock.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

Router sample_router() {
  const Handler nothing = [](Context&) { return Result<Response>(Response()); };
  Router router;
  router.get("/", nothing);
  router.get("/concepts/{name}", nothing);
  router.get("/concepts/list", nothing);
  router.add("POST", "/concepts/{name}", nothing);
  return router;
}

TEST(Router, FindsTheRouteOfAPath) {
  const Router router = sample_router();
  EXPECT_EQ(router.find("GET", {""}).route->pattern, "/");
  const auto match = router.find("GET", {"concepts", "støtte/behov"});
  ASSERT_NE(match.route, nullptr);
  EXPECT_THAT(match.path_values, ElementsAre(Pair("name", "støtte/behov")));
  EXPECT_EQ(router.find("GET", {"concepts", "list"}).route->pattern, "/concepts/list");
}

TEST(Router, TellsAnUnknownPathFromAnUnknownMethod) {
  const Router router = sample_router();
  EXPECT_EQ(router.find("GET", {"nothing"}).route, nullptr);
  EXPECT_TRUE(router.find("GET", {"nothing"}).methods.empty());
  EXPECT_EQ(router.find("GET", {"concepts", ""}).route, nullptr);
  EXPECT_EQ(router.find("GET", {"concepts", "a", "b"}).route, nullptr);
  const auto match = router.find("DELETE", {"concepts", "a"});
  EXPECT_EQ(match.route, nullptr);
  EXPECT_THAT(match.methods, ElementsAre("GET", "POST"));
}

}  // namespace
}  // namespace vidensgraf
