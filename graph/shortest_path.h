#pragma once

#include <cstddef>
#include <vector>

#include "graph/graph_view.h"

namespace vidensgraf {

/// One step of a path.
struct PathStep {
  GraphNode node;
  GraphEdge edge;  ///< That led here; of the first step: none, all zero.
  Reason reason;   ///< Why it is there where no document states it; else empty.
};

/// How much of a graph is read to find a path.
struct PathLimits {
  std::size_t nodes = 2000;          ///< Whose edges are read.
  std::size_t edges_of_node = 1000;  ///< Of each the heaviest.
};

/// What was found between two nodes.
struct FoundPath {
  std::vector<PathStep> steps;  ///< Empty if no way was found.
  /// Whether all was looked at that could lead from one to the other. Else there may be a way further off
  /// where none was found, and a shorter one by a light edge of a hub where one was.
  bool is_exhaustive = true;
};

/// A shortest way from one node to another along edges of the filter, in either direction; always the same
/// one of several. Of a node that is not in the graph no way leads anywhere. Errors: Damaged, Io.
[[nodiscard]] Result<FoundPath> shortest_path(const GraphView& view, NodeId from, NodeId to,
                                              EdgeFilter filter, const PathLimits& limits = {});

}  // namespace vidensgraf
