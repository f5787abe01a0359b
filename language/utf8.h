#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vidensgraf::utf8 {

inline constexpr char32_t kInvalid = 0xFFFFFFFF;

/// The code point at `at`, which moves past it; kInvalid, and one byte further, where the bytes are not
/// UTF-8. ICU's U8_NEXT does the same but does not compile under -Wconversion. `at` must be inside `text`.
[[nodiscard]] inline char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [text](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  const char32_t lead = byte(at++);
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < more) return kInvalid;
  char32_t c = lead & (more == 3 ? 0x07U : more == 2 ? 0x0FU : 0x1FU);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80) return kInvalid;
    c = (c << 6U) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (more == 2 && c < 0x800) || (more == 3 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return kInvalid;
  at += more;
  return c;
}

/// All code points of `text`.
[[nodiscard]] inline std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) points.push_back(next(text, at));
  return points;
}

}  // namespace vidensgraf::utf8
