#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace vidensgraf {

/// A half-open range of bytes [begin, end) of a document's canonical text (UTF-8, NFC).
///
/// Both ends lie on code point boundaries. Every fact, hit and edge of the product carries one.
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(ByteSpan inner) const {
    return begin <= inner.begin && inner.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(ByteSpan other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

/// The bytes of `text` that `span` covers. `span` must lie inside `text`; the result borrows from `text`.
[[nodiscard]] constexpr std::string_view cut(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace vidensgraf
