#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/stated_definition.h"
#include "query/name_lookup.h"

namespace vidensgraf {

/// One wording of a definition, and all places that state it word by word.
struct DefinitionWording {
  std::string text;                      ///< On one line.
  std::vector<StatedDefinition> places;  ///< In time order; the first gives the text.
  /// Index of a longer wording that holds nearly all words of this one in their order; npos if none.
  std::size_t held_by = npos;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// A concept of another name whose definition may be about the same: a proposal for people to judge.
struct NearDefinition {
  GraphNode node;
  std::vector<StatedDefinition> places;
};

/// Every definition of a term, side by side.
struct DefinitionsPage {
  NameLookup lookup;
  std::vector<DefinitionWording> wordings;  ///< By the date of their first place; undated last.
  std::vector<NearDefinition> near;         ///< Defined concepts that end in the same word.
};

[[nodiscard]] Result<DefinitionsPage> make_definitions_page(const GraphSources& sources,
                                                            std::string_view name);

/// The same for what was looked up already.
[[nodiscard]] Result<DefinitionsPage> make_definitions_page(const GraphSources& sources,
                                                            const NameLookup& lookup);

}  // namespace vidensgraf
