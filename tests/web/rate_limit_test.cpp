#include "web/rate_limit.h"

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

using Clock = RateLimit::Clock;
using std::chrono::milliseconds;

TEST(RateLimit, AllowsABurstThenTheRate) {
  RateLimit limit(10, 3);
  const Clock::time_point start{};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.allows("a", start));
  EXPECT_FALSE(limit.allows("a", start));
  EXPECT_FALSE(limit.allows("a", start + milliseconds(50)));
  EXPECT_TRUE(limit.allows("a", start + milliseconds(151)));
  EXPECT_TRUE(limit.allows("b", start));  // another client has its own
}

TEST(RateLimit, LimitsNothingAtRateZero) {
  RateLimit limit(0, 1);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(limit.allows("a", {}));
}

TEST(RateLimit, LetsStrangersShareWhereThereAreVeryMany) {
  RateLimit limit(1, 2);
  const Clock::time_point start{};
  for (int i = 0; i < 10000; ++i) EXPECT_TRUE(limit.allows(std::to_string(i), start));
  EXPECT_TRUE(limit.allows("x", start));
  EXPECT_TRUE(limit.allows("y", start));
  EXPECT_FALSE(limit.allows("z", start));
  // Once the buckets are full again they are forgotten.
  EXPECT_TRUE(limit.allows("z", start + std::chrono::minutes(1)));
}

}  // namespace
}  // namespace vidensgraf
