#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// UTF-8 for the readers: lines, words and characters of text that may be any bytes. No public header: the
// inline namespace keeps the linker from taking these for another folder's helpers of the same name.
namespace vidensgraf {
inline namespace reader_text {

/// The code point at `text[at]`, and its length in bytes. An invalid byte is U+FFFD of length 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 1;
};
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

/// The first code point of `text`, or 0.
[[nodiscard]] char32_t first_code_point(std::string_view text);
/// The last code point of `text`, or 0.
[[nodiscard]] char32_t last_code_point(std::string_view text);

void append_utf8(std::string& out, char32_t code_point);

/// White space for trimming and blank lines: ASCII, U+00A0, U+200B, U+2028, U+2029, U+FEFF and the other
/// spaces.
[[nodiscard]] bool is_space(char32_t code_point);
[[nodiscard]] bool is_lower(char32_t code_point);
[[nodiscard]] bool is_upper(char32_t code_point);
[[nodiscard]] bool is_letter(char32_t code_point);
[[nodiscard]] constexpr bool is_digit(char32_t code_point) { return code_point >= '0' && code_point <= '9'; }

/// Whether a letter stands anywhere in `text`.
[[nodiscard]] bool has_letter(std::string_view text);

/// How many ASCII digits stand at `text[at]`.
[[nodiscard]] std::size_t digits_at(std::string_view text, std::size_t at);
/// The number that `digits` is: one to six ASCII digits and nothing else.
[[nodiscard]] std::optional<std::uint32_t> to_number(std::string_view digits);

/// `text` without white space at either end; a view into it.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Words as separated by white space; counts no further than `limit`.
[[nodiscard]] std::size_t count_words(std::string_view text, std::size_t limit = SIZE_MAX);
/// The first and the last word, by white space.
[[nodiscard]] std::string_view first_word(std::string_view text);
[[nodiscard]] std::string_view last_word(std::string_view text);

/// Letters in lower case, runs of anything else as one space: what two lines are compared by.
[[nodiscard]] std::string comparison_key(std::string_view text);

/// `text` without the byte order mark, white space runs joined to one space.
[[nodiscard]] std::string squeeze(std::string_view text);

}  // namespace reader_text
}  // namespace vidensgraf
