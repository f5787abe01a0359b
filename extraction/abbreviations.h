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
/// are none. Long forms: Schwartz and Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in
/// Biomedical Text", PSB 2003, in both directions.
[[nodiscard]] std::vector<Abbreviation> find_abbreviations(const Document& document, const AnalyzedText& text,
                                                           const DocumentFacts& so_far);

/// The shortest end of `words` (as in the text, in one line) whose letters spell `short_form` by the rule of
/// Schwartz and Hearst: every letter in order, the first one at the beginning of a word. Empty if none does.
[[nodiscard]] std::string_view long_form_before(std::string_view words, std::string_view short_form);

}  // namespace vidensgraf
