#pragma once

#include <cstddef>
#include <vector>

#include "graph/graph_view.h"

namespace vidensgraf {

/// Nodes of a kind to begin with: those that most documents name, among the first 20,000 that the graph
/// gives. Errors: Damaged, Io.
[[nodiscard]] Result<std::vector<GraphNode>> most_named(const GraphView& view, NodeKind kind,
                                                        std::size_t limit);

}  // namespace vidensgraf
