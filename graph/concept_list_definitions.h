#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/export.h"
#include "language/analyzer.h"

// What a begrebsliste (graph/concept_list.h) says of the definitions of a concept. Internal to graph/.

namespace vidensgraf {

struct ListedDefinitions {
  std::string definition;  ///< Empty where there is none.
  std::vector<std::string> sources;
  std::vector<std::string> comments;
};

/// \param stated  Indices of `exported.definitions`: those of the concept.
[[nodiscard]] ListedDefinitions listed_definitions(const ExportedGraph& exported,
                                                   const std::set<std::size_t>& stated,
                                                   const Analyzer& analyzer);

/// Adds a value that is not empty and not there yet.
void add_once(std::vector<std::string>& values, std::string value);

/// "Begreber i voksenindsatsen, Fagligt Forum for Begreber, 2021-06"
[[nodiscard]] std::string citation_of(const DocumentInfo& document);

}  // namespace vidensgraf
