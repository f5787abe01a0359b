#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"

namespace vidensgraf {

/// The number of insertions, deletions, replacements and swaps of neighbours that make `a` into `b` (optimal
/// string alignment), counted in code points; more than `limit` is given as `limit + 1`.
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

/// A name that is close to one that does not exist.
struct NearName {
  GraphNode node;
  std::string name;      ///< Folded, as found.
  std::size_t distance;  ///< Edits from the name asked for, æ ø å as ae oe aa.
};

/// Names of nodes that are close to `name`: few edits away, or with all its words in them; nearest first,
/// then the one most documents have, then by name. At most one name for each node.
///
/// Reads names that begin or end alike; where none of these is only misspelled, every name up to `max_names`
/// (some 0.3 s for each million).
[[nodiscard]] Result<std::vector<NearName>> nearest_names(const Rows& rows, const GraphView& view,
                                                          std::string_view name, std::size_t limit,
                                                          std::size_t max_names = 1000000);

}  // namespace vidensgraf
