#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/concept_page.h"
#include "query/definitions_page.h"
#include "query/law_page.h"

namespace vidensgraf {

// The pages over the graph as JSON objects (docs/json.md), without a final line break. What is not known is
// null.

[[nodiscard]] std::string to_json(const ConceptPage& page);
[[nodiscard]] std::string to_json(const DefinitionsPage& page);
[[nodiscard]] std::string to_json(const LawPage& page);

/// Of `graph neighbours`: a node and what it is linked with.
struct NeighboursPage {
  NameLookup lookup;
  std::optional<ProvisionStanding> standing;  ///< Of the node itself, where it is a law or a provision.
  std::vector<LinkedNode> links;
};
[[nodiscard]] std::string to_json(const NeighboursPage& page);

}  // namespace vidensgraf
