#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/result.h"
#include "graph/graph_metrics.h"
#include "graph/graph_view.h"
#include "store/rows.h"

// Centrality and communities are properties of the whole graph: one document more can change all of them. So
// they are computed on request, and kept with the number of the commit whose graph they describe. Nothing
// else in the index depends on them.

namespace vidensgraf {

/// What the stored metrics were computed on.
struct MetricsState {
  std::uint64_t sequence = 0;  ///< The commit that stored them: they describe the graph as it was then.
  bool is_current = false;     ///< Nothing was committed since.
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
  std::uint64_t communities = 0;
  double modularity = 0;  ///< Of the communities; three decimals are kept.
};

/// What is stored of one node.
struct StoredMeasure {
  double page_rank = 0;
  std::uint32_t place = 0;      ///< By PageRank, from 1.
  std::uint32_t community = 0;  ///< From 1, the largest first; 0: the node has no edge.
};

/// Adds to `batch` the rows of `measures`, and takes out those of an earlier computation in `rows`.
/// \param sequence  The number that the commit of `batch` will have.
[[nodiscard]] Result<void> put_metrics(const Rows& rows, const Subgraph& graph, const GraphMeasures& measures,
                                       std::uint64_t sequence, Batch& batch);

/// Nothing where none were ever computed. Errors: Damaged, Io; likewise below.
[[nodiscard]] Result<std::optional<MetricsState>> read_metrics_state(const Rows& rows);

/// Nothing for a node that was not there then.
[[nodiscard]] Result<std::optional<StoredMeasure>> read_measure(const Rows& rows, NodeId node);

/// The most central nodes, or the most central of one community; nodes that have gone since are left out.
[[nodiscard]] Result<std::vector<GraphNode>> most_central(const Rows& rows, const GraphView& view,
                                                          std::size_t limit, std::uint32_t community = 0);

/// How many nodes a community has.
[[nodiscard]] Result<std::uint64_t> community_size(const Rows& rows, std::uint32_t community);

}  // namespace vidensgraf
