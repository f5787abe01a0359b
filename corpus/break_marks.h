#pragma once

#include <cstddef>
#include <string_view>

namespace vidensgraf {

/// Whether the character only says where a word may be broken at a line's end, and is no part of the word: a
/// soft hyphen (U+00AD), or one of the invisible characters that texts from the web have in its place
/// (U+200C, U+200D, U+2060). Danish has no other use for these.
[[nodiscard]] constexpr bool is_break_mark(char32_t code_point) {
  return code_point == 0xAD || code_point == 0x200C || code_point == 0x200D || code_point == 0x2060;
}

/// The length in bytes of the break mark that begins at `text[at]` in UTF-8; 0 where none does.
[[nodiscard]] constexpr std::size_t break_mark_bytes(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "\u00AD") return 2;
  const std::string_view three = text.substr(at, 3);
  return three == "\u200C" || three == "\u200D" || three == "\u2060" ? 3 : 0;
}

}  // namespace vidensgraf
