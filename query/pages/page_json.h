#pragma once

#include <string>

#include "query/pages/concept_page.h"
#include "query/pages/definitions_page.h"
#include "query/pages/law_page.h"
#include "query/pages/neighbours_page.h"

namespace vidensgraf {

// The pages over the graph as JSON objects (docs/json.md), without a final line break. What is not known is
// null.

[[nodiscard]] std::string to_json(const ConceptPage& page);
[[nodiscard]] std::string to_json(const DefinitionsPage& page);
[[nodiscard]] std::string to_json(const LawPage& page);
[[nodiscard]] std::string to_json(const NeighboursPage& page);

}  // namespace vidensgraf
