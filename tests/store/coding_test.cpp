#include "store/coding.h"

#include <limits>

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

TEST(Coding, GivesBackWhatWasWritten) {
  std::string bytes;
  append_u8(bytes, 250);
  append_u32be(bytes, 0xDEADBEEF);
  append_u64be(bytes, 0x0123456789ABCDEF);
  for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128},
                                    std::numeric_limits<std::uint64_t>::max()}) {
    append_varint(bytes, value);
  }
  append_string(bytes, "støtte");
  append_f64be(bytes, -0.25);
  bytes += "rest";

  RowReader reader(bytes);
  EXPECT_EQ(reader.u8(), 250);
  EXPECT_EQ(reader.u32be(), 0xDEADBEEF);
  EXPECT_EQ(reader.u64be(), 0x0123456789ABCDEFU);
  EXPECT_EQ(reader.varint(), 0U);
  EXPECT_EQ(reader.varint(), 127U);
  EXPECT_EQ(reader.varint(), 128U);
  EXPECT_EQ(reader.varint(), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(reader.string(), "støtte");
  EXPECT_EQ(reader.f64be(), -0.25);
  EXPECT_FALSE(reader.done());
  EXPECT_EQ(reader.rest(), "rest");
  EXPECT_TRUE(reader.done());
}

TEST(Coding, OrdersBigEndianNumbersLikeTheirBytes) {
  std::string small;
  std::string large;
  append_u32be(small, 255);
  append_u32be(large, 256);
  EXPECT_LT(small, large);
}

TEST(Coding, StopsAtTheEndAndAtOverlongNumbers) {
  RowReader empty("");
  EXPECT_EQ(empty.u32be(), 0U);
  EXPECT_FALSE(empty.ok());

  RowReader cut_off("\x80");
  EXPECT_EQ(cut_off.varint(), 0U);
  EXPECT_FALSE(cut_off.ok());

  const std::string ten_bytes = std::string(9, '\xFF') + '\x02';  // 65 bits
  RowReader overlong(ten_bytes);
  EXPECT_EQ(overlong.varint(), 0U);
  EXPECT_FALSE(overlong.ok());

  RowReader long_string(
      "\x05"
      "abc");
  EXPECT_EQ(long_string.string(), "");
  EXPECT_FALSE(long_string.ok());

  std::string large;
  append_varint(large, std::uint64_t{1} << 32U);
  RowReader too_wide(large);
  EXPECT_EQ(too_wide.varint32(), 0U);
  EXPECT_FALSE(too_wide.ok());
}

}  // namespace
}  // namespace vidensgraf
