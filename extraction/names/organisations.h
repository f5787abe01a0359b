#pragma once

#include <vector>

#include "corpus/document.h"
#include "extraction/facts.h"
#include "extraction/registers.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// Named public bodies, associations, institutions and services, each with all its occurrences (genitive
/// included), in the order of their first one.
///
/// They are known from the register, from the shape of their names ("Socialstyrelsen", "Region Sjælland",
/// "Center for ...", "Middelfart Kommune"), from where they stand (publisher, corporate author of a
/// citation), or as acronyms that the text treats as actors. Common nouns, roles, persons and parts of
/// addresses are none. Abbreviated and full names of one body are entries of their own; `register_id` ties
/// them.
///
/// \param so_far  Its metadata and citations name publishers and authors.
[[nodiscard]] std::vector<Organisation> find_organisations(const Document& document, const AnalyzedText& text,
                                                           const Registers& registers,
                                                           const DocumentFacts& so_far);

}  // namespace vidensgraf
