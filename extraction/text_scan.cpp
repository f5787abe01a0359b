#include "extraction/text_scan.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace vidensgraf {

namespace {

// Eight bytes of ASCII with its capitals made small: a byte from 'A' on has its high bit set in `from_a`, one
// beyond 'Z' in `beyond_z`, and the bit that tells small letters lies two below.
std::uint64_t lower_ascii(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  const std::uint64_t from_a = bytes + kEach * (0x80 - 'A');
  const std::uint64_t beyond_z = bytes + kEach * (0x7F - 'Z');
  return bytes | ((from_a ^ beyond_z) & kEach * 0x80) >> 2U;
}

}  // namespace

// The letters that change keep their length: C3 80-9E are À-Þ, whose small ones lie 32 above (D7 is ×), C4
// and C5 lead Latin Extended-A, where the small letter follows its capital.
std::string lower_case(std::string_view text) {
  static constexpr std::array<char, 256> kLowerBytes = [] {
    std::array<char, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
      bytes[byte] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
    }
    return bytes;
  }();
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::string out(text);
  char* const bytes = out.data();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (std::uint64_t eight = 0; text.size() - at >= sizeof eight) {
      std::memcpy(&eight, bytes + at, sizeof eight);
      if ((eight & kHighBits) == 0) {  // most are ASCII
        eight = lower_ascii(eight);
        std::memcpy(bytes + at, &eight, sizeof eight);
        at += sizeof eight - 1;
        continue;
      }
    }
    const auto byte = static_cast<unsigned char>(bytes[at]);
    bytes[at] = kLowerBytes[byte];
    if (byte < 0xC3U || byte > 0xC5U || at + 1 == text.size()) continue;
    const auto next = static_cast<unsigned char>(bytes[++at]);
    if (byte == 0xC3U) {
      if (next <= 0x9EU && next != 0x97U) bytes[at] = static_cast<char>(next + 0x20U);
    } else if (next % 2 == 0) {
      bytes[at] = static_cast<char>(next + 1U);
    }
  }
  return out;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t kept = 0;  // the bytes before it are in `out`
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    // Spaces outside ASCII begin with one of these two bytes.
    const bool may_be_space = byte <= ' ' || byte == 0xC2U || byte == 0xE2U;
    const CodePoint c = may_be_space ? code_point_at(text, at) : CodePoint{U'x', 1};
    if (is_space(c.value)) {
      out.append(text.substr(kept, at - kept));
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      kept = at + c.size;
    }
    at += c.size;
  }
  out.append(text.substr(kept));
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

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const char byte = text[at];
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {  // most of them
      ++at;
      continue;
    }
    if (byte == '\xC3' && at + 1 < text.size() && text[at + 1] != '\x97' && text[at + 1] != '\xB7') {
      at += 2;  // U+00C0-U+00FF, all letters but × and ÷
      continue;
    }
    if (byte == ' ') break;
    const CodePoint c = code_point_at(text, at);
    if (is_word(c.value) || c.value == 0xAD) {
      at += c.size;
    } else if ((c.value == U'-' || c.value == U'\'' || c.value == 0x2019) &&
               is_letter(code_point_at(text, at + c.size).value)) {
      at += c.size;
    } else {
      break;
    }
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
