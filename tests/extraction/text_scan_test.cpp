#include "extraction/text_scan.h"

#include <string>

#include <gtest/gtest.h>

#include "extraction/laws/law_names.h"

namespace vidensgraf {
namespace {

std::string utf8_of(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0U | (c >> 6U)), static_cast<char>(0x80U | (c & 0x3FU))};
  return {static_cast<char>(0xE0U | (c >> 12U)), static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (c & 0x3FU))};
}

TEST(LowerCase, ChangesTheCapitalsThatAreLettersHereAndNothingElse) {
  for (char32_t c = 1; c < 0x3000; ++c) {
    char32_t small = c;
    if (is_upper(c)) small = c < 0x100 ? c + 0x20 : c + 1;
    ASSERT_EQ(lower_case("A" + utf8_of(c) + "B"), "a" + utf8_of(small) + "b") << static_cast<unsigned>(c);
  }
  EXPECT_EQ(lower_case(""), "");
  EXPECT_EQ(lower_case("ÅRHUS § 85, ×Š"), "århus § 85, ×š");
}

TEST(WordEnd, GoesPastLettersDigitsAndSoftHyphens) {
  for (char32_t c = 1; c < 0x3000; ++c) {
    const std::string one = utf8_of(c);
    const bool goes_on = is_word(c) || c == 0xAD;
    ASSERT_EQ(word_end("a" + one + " b", 0), goes_on ? 1 + one.size() : 1) << static_cast<unsigned>(c);
    ASSERT_EQ(word_end("a" + one, 0), goes_on ? 1 + one.size() : 1) << static_cast<unsigned>(c);
    const bool joins = goes_on || c == U'-' || c == U'\'' || c == 0x2019;
    ASSERT_EQ(word_end("a" + one + "b", 0), joins ? 2 + one.size() : 1) << static_cast<unsigned>(c);
  }
}

TEST(Squeeze, MakesOneBlankOfEachRunOfSpaces) {
  for (char32_t c = 1; c < 0x3000; ++c) {
    const std::string one = utf8_of(c);
    const std::string expected = is_space(c) ? "a b" : "a" + one + one + "b";
    ASSERT_EQ(squeeze(one + "a" + one + one + "b"), is_space(c) ? expected : one + expected)
        << static_cast<unsigned>(c);
  }
  EXPECT_EQ(squeeze(""), "");
  EXPECT_EQ(squeeze(" \n "), "");
  EXPECT_EQ(squeeze("  støtte\u00A0 til\n\tborgere "), "støtte til borgere");
}

}  // namespace
}  // namespace vidensgraf
