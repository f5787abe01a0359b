#pragma once

#include <vector>

#include "corpus/document.h"
#include "extraction/facts.h"
#include "extraction/registers.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// What a document cites.
struct FoundLawReferences {
  std::vector<LawReference> references;  ///< In text order.
  bool depends_on_date = false;          ///< At another date some would be of another law of the same name.
};

/// Every legal reference of the document; one entry per provision (extraction/laws/law_reference_scanner.h
/// has the grammar).
///
/// A reference without a law takes it from its passage: from the quoted statute it stands in, from the law
/// last named in its block or section, or, in a law, from the law itself; `antecedent` says where. Where
/// nothing tells, it stays unresolved. Tables of contents and boilerplate are read too.
///
/// \param so_far  Its metadata give the date, which chooses between acts of one name, and the title.
[[nodiscard]] FoundLawReferences find_law_references(const Document& document, const AnalyzedText& text,
                                                     const Registers& registers, const DocumentFacts& so_far);

}  // namespace vidensgraf
