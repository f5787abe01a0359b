#include "web/answer_cache.h"

#include <gmock/gmock.h>

namespace vidensgraf {
namespace {

Response answer_of(std::size_t bytes, char letter) {
  Response response;
  response.set_header("ETag", "W/\"1\"");
  response.body = std::string(bytes, letter);
  return response;
}

TEST(AnswerCache, GivesBackWhatWasKeptUnderItsKeyOnly) {
  AnswerCache cache(100000);
  cache.keep("1 /a", answer_of(10, 'a'));
  const auto found = cache.find("1 /a");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->body, "aaaaaaaaaa");
  EXPECT_EQ(found->header("ETag"), "W/\"1\"");
  EXPECT_FALSE(cache.find("2 /a").has_value());
}

TEST(AnswerCache, DropsTheLeastRecentlyAskedForAndStaysWithinItsSize) {
  AnswerCache cache(20000);
  for (int number = 0; number < 100; ++number) {
    cache.keep(std::to_string(number), answer_of(1000, 'x'));
    EXPECT_LE(cache.bytes(), 20000U);
    EXPECT_TRUE(cache.find("0").has_value()) << number;  // asked for all the time
  }
  EXPECT_FALSE(cache.find("50").has_value());
  EXPECT_TRUE(cache.find("99").has_value());
}

TEST(AnswerCache, KeepsNothingThatWouldPushOutAllElse) {
  AnswerCache cache(20000);
  cache.keep("large", answer_of(10000, 'x'));
  EXPECT_FALSE(cache.find("large").has_value());
  AnswerCache none(0);
  none.keep("a", answer_of(1, 'x'));
  EXPECT_FALSE(none.find("a").has_value());
}

}  // namespace
}  // namespace vidensgraf
