#include "indexer/progress.h"

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

IndexProgress bytes_done(std::uint64_t done, std::uint64_t total) {
  IndexProgress progress;
  progress.bytes_done = done;
  progress.bytes_total = total;
  return progress;
}

TEST(SecondsLeft, FollowFromTheBytesDone) {
  EXPECT_DOUBLE_EQ(seconds_left(bytes_done(1'000'000, 4'000'000), 10).value_or(-1), 30);
  EXPECT_DOUBLE_EQ(seconds_left(bytes_done(4'000'000, 4'000'000), 10).value_or(-1), 0);
}

TEST(SecondsLeft, AreNotSaidWhileALongDocumentFollowsASmallOne) {
  EXPECT_FALSE(seconds_left(bytes_done(1'000, 50'000'000), 20).has_value());
}

TEST(SecondsLeft, AreSaidForLargeCollectionsBeforeATwentiethIsDone) {
  EXPECT_DOUBLE_EQ(seconds_left(bytes_done(10'000'000, 1'000'000'000), 10).value_or(-1), 990);
}

TEST(SecondsLeft, AreNotSaidInTheFirstMoments) {
  EXPECT_FALSE(seconds_left(bytes_done(3'000'000, 4'000'000), 1).has_value());
}

TEST(SecondsLeft, AreNoneWhenAFileGrewMeanwhile) {
  EXPECT_DOUBLE_EQ(seconds_left(bytes_done(5'000'000, 4'000'000), 10).value_or(-1), 0);
}

}  // namespace
}  // namespace vidensgraf
