#include "indexer/pipeline.h"

#include <atomic>
#include <chrono>

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

TEST(Pipeline, GivesResultsInTheOrderOfTheTasks) {
  // The first of each four takes longest.
  Pipeline pipeline(4, [](const IndexTask& task) {
    if (task.file % 4 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
    IndexResult result;
    result.file = task.file;
    return result;
  });
  std::thread feeder([&pipeline] {
    for (std::size_t i = 0; i < 400; ++i) {
      if (i % 50 == 7) {
        IndexResult ready;
        ready.file = i;
        pipeline.feed_result(std::move(ready));
      } else {
        pipeline.feed(IndexTask{i, {}, 0, 100});
      }
    }
    pipeline.close();
  });
  std::size_t next = 0;
  for (IndexResult result;;) {
    const auto taken = pipeline.take(result);
    if (taken == Pipeline::Taken::End) break;
    if (taken != Pipeline::Taken::Result) continue;
    EXPECT_EQ(result.file, next);
    ++next;
  }
  feeder.join();
  EXPECT_EQ(next, 400U);
}

TEST(Pipeline, HoldsTheFeederBackWhileNothingIsTaken) {
  std::atomic<std::size_t> fed = 0;
  Pipeline pipeline(2, [](const IndexTask&) { return IndexResult{}; });
  std::thread feeder([&] {
    for (std::size_t i = 0; i < 100 && pipeline.feed(IndexTask{i, {}, 0, std::size_t{1} << 20U}); ++i) ++fed;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_LE(fed, 16U);  // megabytes in flight
  EXPECT_GE(fed, 1U);
  pipeline.stop();
  feeder.join();
  EXPECT_LT(fed, 100U);
}

TEST(Pipeline, LetsATaskPassThatIsLargerThanTheBound) {
  Pipeline pipeline(1, [](const IndexTask& task) {
    IndexResult result;
    result.bytes = task.bytes;
    return result;
  });
  EXPECT_TRUE(pipeline.feed(IndexTask{0, {}, 0, std::size_t{1} << 40U}));
  pipeline.close();
  IndexResult result;
  Pipeline::Taken taken = pipeline.take(result);
  while (taken == Pipeline::Taken::NotYet) taken = pipeline.take(result);
  EXPECT_EQ(taken, Pipeline::Taken::Result);
  EXPECT_EQ(result.bytes, std::size_t{1} << 40U);
}

TEST(Pipeline, StopsWhileThreadsAreAtWork) {
  Pipeline pipeline(2, [](const IndexTask&) { return IndexResult{}; });
  for (std::size_t i = 0; i < 3; ++i) pipeline.feed(IndexTask{i, {}, 0, 1});
  pipeline.stop();
  IndexResult result;
  EXPECT_EQ(pipeline.take(result), Pipeline::Taken::End);
  EXPECT_FALSE(pipeline.feed(IndexTask{}));
}

}  // namespace
}  // namespace vidensgraf
