#pragma once

#include <vector>

#include "corpus/document.h"
#include "extraction/facts.h"
#include "extraction/registers.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// Every citation of another work, in text order; `entry` ties those in the text to the list of references.
///
/// In the text: "(Jensen og Holm, 2019, s. 12)", "(se fx KL 2018; Jensen et al. 2020b)", "Jensen et al.
/// (2019)", and titles of other publications ("rapporten Veje til bolig"). Entries: from reference lists, one
/// for each work, also where several stand in one block. Addresses in footnotes. The document's own title is
/// no citation.
///
/// \param so_far  Its metadata give the document's own title.
[[nodiscard]] std::vector<Citation> find_citations(const Document& document, const AnalyzedText& text,
                                                   const Registers& registers, const DocumentFacts& so_far);

}  // namespace vidensgraf
