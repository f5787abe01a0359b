#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/stated_definition.h"
#include "query/names/name_lookup.h"
#include "query/pages/word_diff.h"

namespace vidensgraf {

/// A node that one side or both have, and at how many places.
struct ComparedNode {
  NodeKind kind = NodeKind::Concept;
  std::string key;
  std::string label;
  std::uint64_t places_first = 0;
  std::uint64_t places_second = 0;
  std::string relation;  ///< Of concepts: "broader", "governed_by", ...; empty for documents.
};

/// A definition of the first side and the most alike one of the second.
struct ComparedDefinition {
  StatedDefinition first;
  StatedDefinition second;
  std::string first_text;  ///< On one line, as likewise `second_text`.
  std::string second_text;
  double likeness = 0;  ///< 0 to 1: twice the common words over all words.
  std::vector<WordRun> differences;
};

/// What two documents, or two concepts, share and where they differ. Nodes by kind, most places first.
struct Comparison {
  std::vector<ComparedNode> both;
  std::vector<ComparedNode> only_first;
  std::vector<ComparedNode> only_second;
  std::vector<ComparedDefinition> definitions;  ///< Of documents: of terms that both define.
};

struct DocumentComparison {
  DocumentInfo first;
  DocumentInfo second;
  Comparison comparison;
};
/// Errors: NotFound where there is no such document; Damaged, Io.
[[nodiscard]] Result<DocumentComparison> compare_documents(const GraphSources& sources,
                                                           std::string_view first_id,
                                                           std::string_view second_id);

struct ConceptComparison {
  NameLookup first;
  NameLookup second;
  Comparison comparison;  ///< Empty unless both names are known.
};
/// What the concepts are linked with, by documents; definitions of each against the other's.
[[nodiscard]] Result<ConceptComparison> compare_concepts(const GraphSources& sources, std::string_view first,
                                                         std::string_view second);

// As JSON objects (docs/json.md), without a final line break.
[[nodiscard]] std::string to_json(const DocumentComparison& page);
[[nodiscard]] std::string to_json(const ConceptComparison& page);

}  // namespace vidensgraf
