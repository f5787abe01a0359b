#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "graph/graph_view.h"
#include "graph/shortest_path.h"

namespace vidensgraf {

/// How much of the evidence a subgraph carries.
enum class EvidenceDetail : bool { Counts, Places };

struct SubgraphOptions {
  EdgeFilter edges = EdgeFilter::relations();
  EvidenceDetail detail = EvidenceDetail::Places;
  std::size_t max_nodes = SIZE_MAX;  ///< What lies beyond is left out, and `truncated` set.
  /// Of each node no more than its heaviest edges are read, so that the work is bounded by what is shown;
  /// edges between nodes of the result are there all the same, but for a link that follows from names alone.
  std::size_t max_edges_of_node = SIZE_MAX;
  /// Of the places of an edge, those in so many documents, which say most; its weight counts all.
  std::size_t max_documents_of_edge = SIZE_MAX;
  /// Told how many nodes of a whole graph have been read; may be empty.
  std::function<void(std::size_t nodes)> progress = {};
};

/// The whole graph. Nodes without an edge of the filter stay in.
[[nodiscard]] Result<Subgraph> whole_graph(const GraphView& view, const SubgraphOptions& options);

/// What lies at most `depth` edges from one of `centres`, in either direction, and all edges in between.
///
/// The walk does not go on through documents (unless one is a centre): everything would be near everything.
/// Nearer nodes come first where `max_nodes` cuts; at one distance, the order is that of `neighbours`.
[[nodiscard]] Result<Subgraph> graph_around(const GraphView& view, const std::vector<NodeId>& centres,
                                            unsigned depth, const SubgraphOptions& options);

/// The nodes and edges of a path. What reviewers merged is one node, with the edges of all, and a step
/// between two of them is none.
[[nodiscard]] Result<Subgraph> graph_of_path(const GraphView& view, const std::vector<PathStep>& path,
                                             EvidenceDetail detail = EvidenceDetail::Places);

}  // namespace vidensgraf
