#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"

namespace vidensgraf {

/// A name that is close to one that does not exist.
struct NearName {
  GraphNode node;
  std::string name;      ///< Folded, as found.
  std::size_t distance;  ///< Edits from the name asked for, æ ø å as ae oe aa.
};

/// Names of nodes that are close to `name`: few edits away, or with all its words in them; nearest first,
/// then the one most documents have, then by name. At most one name for each node.
///
/// Reads some hundred names that begin or end alike and, where none of these is only misspelled, those whose
/// first letters differ by one edit: the cost does not grow with the index. Missed in an index of
/// more than some thousand names are those that hold `name` in their middle, and those misspelled at both
/// ends.
[[nodiscard]] Result<std::vector<NearName>> nearest_names(const GraphView& view, std::string_view name,
                                                          std::size_t limit);

}  // namespace vidensgraf
