#include "corpus/utf8.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "corpus/break_marks.h"

namespace vidensgraf {
inline namespace reader_text {

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
  std::int32_t next = 0;
  UChar32 value = 0;
  U8_NEXT(bytes, next, length, value);
  if (value < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(value), static_cast<std::uint32_t>(next)};
}

char32_t first_code_point(std::string_view text) { return text.empty() ? 0 : code_point_at(text, 0).value; }

char32_t last_code_point(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return code_point_at(text, at).value;
}

void append_utf8(std::string& out, char32_t code_point) {
  char bytes[4];
  std::int32_t length = 0;
  const auto value = (code_point > 0x10FFFF || U_IS_SURROGATE(code_point)) ? U'\uFFFD' : code_point;
  U8_APPEND_UNSAFE(bytes, length, value);
  out.append(bytes, static_cast<std::size_t>(length));
}

bool is_space(char32_t code_point) {
  if (code_point < 0x80) return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D);
  return code_point == 0xA0 || code_point == 0x85 || (code_point >= 0x2000 && code_point <= 0x200B) ||
         code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F || code_point == 0x3000 ||
         code_point == 0xFEFF;
}

bool is_lower(char32_t code_point) {
  if (code_point < 0x80) return code_point >= 'a' && code_point <= 'z';
  return u_islower(static_cast<UChar32>(code_point)) != 0;
}

bool is_upper(char32_t code_point) {
  if (code_point < 0x80) return code_point >= 'A' && code_point <= 'Z';
  return u_isupper(static_cast<UChar32>(code_point)) != 0;
}

bool is_letter(char32_t code_point) {
  if (code_point < 0x80) return is_lower(code_point) || is_upper(code_point);
  return u_isalpha(static_cast<UChar32>(code_point)) != 0;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_letter(point.value)) return true;
    at += point.bytes;
  }
  return false;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at;
}

std::optional<std::uint32_t> to_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 6) return std::nullopt;
  std::uint32_t number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return number;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = code_point_at(text, 0);
    if (!is_space(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    const auto last = static_cast<unsigned char>(text.back());
    if (last < 0x80) {
      if (!is_space(last)) break;
      text.remove_suffix(1);
      continue;
    }
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    const CodePoint point = code_point_at(text, at);
    if (!is_space(point.value) || at + point.bytes != text.size()) break;
    text.remove_suffix(point.bytes);
  }
  return text;
}

namespace {

// The bytes that white space between words may begin with.
constexpr std::array<bool, 256> kMayBeSpace = [] {
  std::array<bool, 256> may_be{};
  for (std::size_t byte = 0; byte <= ' '; ++byte) may_be[byte] = true;
  may_be[0xC2] = true;
  return may_be;
}();

// White space between words: ASCII, and U+00A0 as the one other that occurs in number; the rest of `is_space`
// would cost a decode per character and changes no count that matters.
std::size_t space_length(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == ' ' || (byte >= 0x09 && byte <= 0x0D)) return 1;
  if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0xA0) return 2;
  return 0;
}

}  // namespace

std::size_t count_words(std::string_view text, std::size_t limit) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size() && words < limit;) {
    const std::size_t space = space_length(text, at);
    if (space != 0) {
      inside = false;
      at += space;
      continue;
    }
    words += inside ? 0 : 1;
    inside = true;
    do {
      ++at;
    } while (at < text.size() && !kMayBeSpace[static_cast<unsigned char>(text[at])]);
  }
  return words;
}

std::string_view first_word(std::string_view text) {
  text = trim(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (space_length(text, at) != 0) return text.substr(0, at);
  }
  return text;
}

std::string_view last_word(std::string_view text) {
  text = trim(text);
  for (std::size_t at = text.size(); at > 0; --at) {
    const std::size_t space = space_length(text, at - 1);
    if (space != 0) return text.substr(at - 1 + space);
    if (at >= 2 && space_length(text, at - 2) == 2) return text.substr(at);
  }
  return text;
}

std::string comparison_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_letter(point.value) || is_digit(point.value)) {
      append_utf8(key, point.value < 0x80 && !is_upper(point.value)
                           ? point.value
                           : static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value))));
    } else if (!is_break_mark(point.value) && !key.empty() && key.back() != ' ') {
      key.push_back(' ');
    }
    at += point.bytes;
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_space(point.value)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.append(text.substr(at, point.bytes));
    }
    at += point.bytes;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace reader_text
}  // namespace vidensgraf
