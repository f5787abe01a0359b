#pragma once

#include <vector>

#include "corpus/document.h"
#include "extraction/facts.h"
#include "extraction/registers.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// Every legal reference of the document, in text order; one entry per provision
/// (extraction/law_reference_scanner.h has the grammar).
///
/// A reference without a law takes it from its passage: from the quoted statute it stands in, from the law
/// last named in its block or section, or, in a law, from the law itself; `antecedent` says where. Where
/// nothing tells, it stays unresolved. Tables of contents and boilerplate are read too.
///
/// \param so_far  Its metadata give the date, which chooses between acts of one name, and the title.
[[nodiscard]] std::vector<LawReference> find_law_references(const Document& document,
                                                            const AnalyzedText& text,
                                                            const Registers& registers,
                                                            const DocumentFacts& so_far);

}  // namespace vidensgraf
