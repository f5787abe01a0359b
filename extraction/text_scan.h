#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/byte_span.h"

// Small helpers for scanners over canonical text (UTF-8, NFC). They treat the letters of Latin-1 and Latin
// Extended-A as letters, which covers Danish and the names in its texts; every position handled is a byte
// offset.

namespace vidensgraf {

/// A code point and its length in bytes. `size` is 0 at the end of the text.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};

/// The code point at byte `at` of UTF-8; never reaches past the end, even where the last one is cut short.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t index) {
    return at + index < text.size() ? static_cast<unsigned char>(text[at + index]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0x80U) return {first, 1};
  const std::size_t left = text.size() - at;
  if (first < 0xE0U) return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), left < 2 ? left : 2};
  if (first < 0xF0U) {
    return {((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), left < 3 ? left : 3};
  }
  return {
      ((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU),
      left < 4 ? left : 4};
}

/// The code point that ends before byte `at`.
[[nodiscard]] inline CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  std::size_t start = at - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
  return code_point_at(text, start);
}

[[nodiscard]] constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
[[nodiscard]] constexpr bool is_upper(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c >= 0x100 && c < 0x180 && c % 2 == 0);
}
[[nodiscard]] constexpr bool is_lower(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) ||
         (c >= 0x100 && c < 0x180 && c % 2 == 1);
}
[[nodiscard]] constexpr bool is_letter(char32_t c) { return is_upper(c) || is_lower(c); }
[[nodiscard]] constexpr bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }
/// Space, tab, line break, no-break space, narrow no-break space.
[[nodiscard]] constexpr bool is_space(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0xA0 || c == 0x202F || c == 0x2009;
}
/// Hyphen, non-breaking hyphen, en dash, em dash, minus.
[[nodiscard]] constexpr bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2014) || c == 0x2212;
}

/// Lower case of the letters above; other code points stay as they are.
[[nodiscard]] std::string lower_case(std::string_view text);

/// `text` with white space runs as one space, none at the ends.
[[nodiscard]] std::string squeeze(std::string_view text);

/// `span` without white space at its ends.
[[nodiscard]] ByteSpan trimmed(std::string_view text, ByteSpan span);

/// The byte after the white space that starts at `at`; at most one blank line is never crossed.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);

/// The end of the word that starts at `at`: letters, digits, and hyphens or apostrophes between letters.
[[nodiscard]] std::size_t word_end(std::string_view text, std::size_t at);

/// A number of up to nine digits at `at`; `end` is `at` if there is none.
struct ScannedNumber {
  int value = 0;
  std::size_t end = 0;
};
[[nodiscard]] ScannedNumber scan_number(std::string_view text, std::size_t at);

/// Takes `ending` off a word that has it and keeps at least `shortest` bytes.
inline bool drop_ending(std::string& word, std::string_view ending, std::size_t shortest = 3) {
  if (!word.ends_with(ending) || word.size() - ending.size() < shortest) return false;
  word.resize(word.size() - ending.size());
  return true;
}

}  // namespace vidensgraf
