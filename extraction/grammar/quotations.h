#pragma once

#include <vector>

#include "extraction/grammar/tagged_text.h"

namespace vidensgraf {

/// For every sentence whether somebody else says it: a paragraph that opens with a quotation mark and closes
/// with one, as reports print their interviews. What people say in passing is no statement of the document.
[[nodiscard]] std::vector<bool> quoted_sentences(const TaggedText& text);

}  // namespace vidensgraf
