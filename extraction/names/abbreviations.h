#pragma once

#include <vector>

#include "corpus/document.h"
#include "extraction/facts.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// Acronyms that carry content ("VIVE", "BMI", "NATKO"), each once with all its occurrences (inflected ones
/// too), in the order of their first one; with the long form where the document gives it.
///
/// General shorthand ("fx", "bl.a."), roman numerals, types of acts ("LBK") and words of headings in capitals
/// are none. Long forms: extraction/names/long_forms.h.
[[nodiscard]] std::vector<Abbreviation> find_abbreviations(const Document& document, const AnalyzedText& text,
                                                           const DocumentFacts& so_far);

}  // namespace vidensgraf
