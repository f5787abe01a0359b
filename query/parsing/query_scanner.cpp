// Byte comparison is safe throughout: every delimiter is ASCII or compared as a whole UTF-8 sequence.

#include "query/parsing/query_scanner.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace vidensgraf {
namespace {

// The end of parentheses at `byte` that open and close inside a word, else `byte`.
std::size_t after_inner_parentheses(const QueryScanner& in, std::size_t byte) {
  if (byte == 0 || in.text[byte] != '(') return byte;
  const auto before = static_cast<unsigned char>(in.text[byte - 1]);
  if (before < 0x80 && std::isalnum(before) == 0) return byte;
  std::size_t end = byte + 1;
  while (!in.ends_word(end)) ++end;
  return end < in.text.size() && in.text[end] == ')' ? end + 1 : byte;
}

}  // namespace

void QueryScanner::skip_space() {
  for (std::size_t size = space_at(at); size > 0; size = space_at(at)) at += size;
}

std::size_t QueryScanner::word_end(std::size_t begin) const {
  std::size_t byte = begin;
  for (; byte < text.size(); ++byte) {
    const std::size_t after = byte > begin ? after_inner_parentheses(*this, byte) : byte;
    if (after == byte && ends_word(byte)) return byte;
    if (after > byte) byte = after - 1;
  }
  return byte;
}

bool QueryScanner::ends_word(std::size_t byte) const {
  return byte >= text.size() || space_at(byte) > 0 || quote_at(byte) > 0 || text[byte] == '(' ||
         text[byte] == ')';
}

std::size_t QueryScanner::space_at(std::size_t byte) const {
  if (byte >= text.size()) return 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto next = static_cast<std::int32_t>(byte);
  UChar32 c = 0;
  U8_NEXT(bytes, next, static_cast<std::int32_t>(text.size()), c);
  return c > 0 && u_isUWhiteSpace(c) != 0 ? static_cast<std::size_t>(next) - byte : 0;
}

std::size_t QueryScanner::quote_at(std::size_t byte) const {
  static constexpr std::array<std::string_view, 6> kQuotes = {"\"", "“", "”", "„", "«", "»"};
  for (const std::string_view quote : kQuotes) {
    if (text.substr(byte).starts_with(quote)) return quote.size();
  }
  return 0;
}

bool QueryScanner::is_ellipsis(std::size_t byte) const {
  std::size_t end = byte;
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end == byte) return byte > 0 && text[byte - 1] != '(';  // "0(1)-algoritme"
  if (end > 0 && text[end - 1] == ',') return true;           // "vagtplaner, -byttere og -ønsker"
  std::size_t begin = end;
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  constexpr std::array<std::string_view, 4> kConjunctions = {"og", "eller", "samt", "og/eller"};
  return begin > 0 && std::find(kConjunctions.begin(), kConjunctions.end(),
                                text.substr(begin, end - begin)) != kConjunctions.end();
}

std::size_t valid_prefix(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  while (at < size) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c <= 0) return static_cast<std::size_t>(begin);
  }
  return text.size();
}

std::size_t count_letters(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::size_t letters = 0;
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c > 0 && u_isalnum(c) != 0) ++letters;
  }
  return letters;
}

}  // namespace vidensgraf
