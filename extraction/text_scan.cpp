#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else {  // only called below U+0800
    out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  }
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80U) {
      const char c = text[at++];
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    if (is_upper(c.value)) {
      append_utf8(out, c.value < 0x100 ? c.value + 0x20 : c.value + 1);
    } else {
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_space(c.value)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

ByteSpan trimmed(std::string_view text, ByteSpan span) {
  while (span.begin < span.end) {
    const CodePoint c = code_point_at(text, span.begin);
    if (!is_space(c.value)) break;
    span.begin += static_cast<std::uint32_t>(c.size);
  }
  while (span.begin < span.end) {
    const CodePoint c = code_point_before(text, span.end);
    if (!is_space(c.value)) break;
    span.end -= static_cast<std::uint32_t>(c.size);
  }
  return span;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  const std::size_t start = at;
  int line_breaks = 0;
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value)) break;
    if (c.value == U'\n' && ++line_breaks > 1) return start;
    at += c.size;
  }
  return at;
}

ScannedNumber scan_number(std::string_view text, std::size_t at) {
  ScannedNumber number{0, at};
  while (number.end < text.size() && is_digit(static_cast<unsigned char>(text[number.end]))) {
    if (number.end - at >= 9) return {0, at};
    number.value = number.value * 10 + (text[number.end] - '0');
    ++number.end;
  }
  return number;
}

}  // namespace vidensgraf
