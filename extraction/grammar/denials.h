#pragma once

#include <cstdint>

#include "extraction/grammar/tagged_text.h"

namespace vidensgraf {

/// Whether the sentence says of what stands at token `at` that it is not so: "er ikke et værested", "kræver
/// ingen visitation", "hverken mad eller logi", "uden at omfatte ledsagelse". `begin` is the sentence's first
/// token. "Ikke kun" and "ikke alle" deny nothing.
[[nodiscard]] bool is_denied(const TaggedText& text, std::uint32_t begin, std::uint32_t at);

}  // namespace vidensgraf
