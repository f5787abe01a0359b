#pragma once

#include <cstdint>
#include <vector>

#include "corpus/result.h"
#include "graph/subgraph.h"

namespace vidensgraf {

struct KindCount {
  NodeKind kind = NodeKind::Concept;
  std::uint64_t nodes = 0;
};

struct TypeCount {
  EdgeType type = EdgeType::Related;
  std::uint64_t edges = 0;
  std::uint64_t evidence = 0;  ///< Places that state them.
};

struct NodeRank {
  std::size_t node = 0;  ///< Index in the subgraph's nodes.
  std::uint64_t degree = 0;
  double page_rank = 0;  ///< All nodes' add up to 1.
};

struct GraphMetrics {
  std::vector<KindCount> kinds;  ///< Those that occur, in the order of NodeKind.
  std::vector<TypeCount> types;  ///< Likewise.
  std::uint64_t components = 0;  ///< Parts without an edge between them.
  std::uint64_t largest_component = 0;
  std::uint64_t isolated = 0;     ///< Nodes without an edge.
  std::vector<NodeRank> central;  ///< The highest PageRank first; equal ones by the order of nodes.
};

/// Counts and centralities of a graph, edges taken as going both ways; computed by igraph (PageRank: damping
/// 0.85, edges weighted by their evidence). Error Internal where igraph fails.
[[nodiscard]] Result<GraphMetrics> metrics_of(const Subgraph& graph, std::size_t central_nodes = 20);

/// What only the whole graph tells of a node.
struct NodeMeasure {
  double page_rank = 0;         ///< All nodes' add up to 1.
  std::uint32_t community = 0;  ///< From 1, the largest first; 0: the node has no edge.
};

/// What `measures_of` finds.
struct GraphMeasures {
  std::vector<NodeMeasure> nodes;              ///< In the order of the subgraph's nodes.
  std::vector<std::uint64_t> community_sizes;  ///< Nodes of community 1, 2, ...
  double modularity = 0;                       ///< Of these communities: 0 as by chance, below 1.
};

/// PageRank of all nodes, as above, and the communities that the Leiden algorithm finds for modularity, by
/// igraph. The same graph gives the same result. Error Internal where igraph fails.
/// Source: Traag, Waltman, van Eck, "From Louvain to Leiden: guaranteeing well-connected communities" (2019).
[[nodiscard]] Result<GraphMeasures> measures_of(const Subgraph& graph);

}  // namespace vidensgraf
