#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "corpus/byte_span.h"

namespace vidensgraf::fuzz {

/// Ends the run with a crash, whatever the build, so that the fuzzer keeps the input.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A span lies in the text and on boundaries of code points.
inline void require_span(std::string_view text, ByteSpan span, const char* what) {
  require(span.begin <= span.end && span.end <= text.size(), what);
  const auto on_boundary = [text](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  require(on_boundary(span.begin) && on_boundary(span.end), what);
}

}  // namespace vidensgraf::fuzz
