#include "indexer/jsonl_chunks.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;

class JsonlChunksTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<JsonlChunk> chunks_of(const std::string& bytes,
                                                  std::size_t max_line_bytes) const {
    std::ofstream(folder_ / "a.jsonl", std::ios::binary) << bytes;
    auto file = OpenFile::open(folder_ / "a.jsonl");
    EXPECT_TRUE(file.has_value());
    JsonlChunks chunks(std::move(*file), max_line_bytes);
    std::vector<JsonlChunk> all;
    for (;;) {
      auto chunk = chunks.next();
      EXPECT_TRUE(chunk.has_value());
      if (!chunk || !*chunk) return all;
      all.push_back(std::move(**chunk));
    }
  }

  const testing::TemporaryDirectory folder_;
};

TEST_F(JsonlChunksTest, GivesEveryLineOnceWithItsNumber) {
  std::string bytes;
  constexpr std::size_t kLines = 30000;
  for (std::size_t i = 1; i <= kLines; ++i) bytes += std::to_string(i) + std::string(i % 37, ' ') + "\n";
  bytes.pop_back();  // the last line ends without a break
  std::string together;
  for (const JsonlChunk& chunk : chunks_of(bytes, 1000)) {
    EXPECT_EQ(std::stoul(chunk.lines), chunk.first_line);
    EXPECT_EQ(chunk.bytes, chunk.lines.size());
    together += chunk.lines;
  }
  EXPECT_EQ(together, bytes);
}

TEST_F(JsonlChunksTest, PassesOverALineThatIsTooLong) {
  const std::string bytes = "first\n" + std::string(3'000'000, 'a') + "\nthird\n";
  const auto chunks = chunks_of(bytes, 500'000);
  ASSERT_EQ(chunks.size(), 3U);
  EXPECT_EQ(chunks[0].lines, "first\n");
  EXPECT_TRUE(chunks[1].is_too_long);
  EXPECT_EQ(chunks[1].first_line, 2U);
  EXPECT_EQ(chunks[1].bytes, 3'000'001U);
  EXPECT_EQ(chunks[2].lines, "third\n");
  EXPECT_EQ(chunks[2].first_line, 3U);
}

TEST_F(JsonlChunksTest, TakesALongLineWithinTheLimit) {
  const std::string bytes = std::string(3'000'000, 'a') + "\nsecond\n";
  std::string together;
  for (const JsonlChunk& chunk : chunks_of(bytes, 4'000'000)) {
    EXPECT_FALSE(chunk.is_too_long);
    together += chunk.lines;
  }
  EXPECT_EQ(together, bytes);
}

TEST_F(JsonlChunksTest, LeavesAByteOrderMarkOut) {
  const auto chunks = chunks_of("\xEF\xBB\xBF{}\n", 100);
  ASSERT_EQ(chunks.size(), 1U);
  EXPECT_EQ(chunks[0].lines, "{}\n");
}

TEST_F(JsonlChunksTest, GivesNothingForAnEmptyFile) { EXPECT_TRUE(chunks_of("", 100).empty()); }

}  // namespace
}  // namespace vidensgraf
