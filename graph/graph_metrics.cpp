// igraph does the arithmetic and is used nowhere else.

#include "graph/graph_metrics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <igraph/igraph.h>

namespace vidensgraf {
namespace {

// Runs a step of igraph and keeps the first failure. igraph's default handler ends the program: it is
// replaced while this exists.
class IgraphCalls {
 public:
  IgraphCalls() : before_(igraph_set_error_handler(igraph_error_handler_ignore)) {}
  ~IgraphCalls() { igraph_set_error_handler(before_); }
  IgraphCalls(const IgraphCalls&) = delete;
  IgraphCalls& operator=(const IgraphCalls&) = delete;

  void check(igraph_error_t code) {
    if (first_ == IGRAPH_SUCCESS) first_ = code;
  }
  [[nodiscard]] bool ok() const { return first_ == IGRAPH_SUCCESS; }
  [[nodiscard]] std::string message() const { return igraph_strerror(first_); }

 private:
  igraph_error_handler_t* before_;
  igraph_error_t first_ = IGRAPH_SUCCESS;
};

class IntVector {
 public:
  explicit IntVector(igraph_integer_t size) { igraph_vector_int_init(&vector_, size); }
  ~IntVector() { igraph_vector_int_destroy(&vector_); }
  IntVector(const IntVector&) = delete;
  IntVector& operator=(const IntVector&) = delete;
  igraph_vector_int_t* get() { return &vector_; }
  igraph_integer_t& operator[](std::size_t index) { return VECTOR(vector_)[index]; }

 private:
  igraph_vector_int_t vector_{};
};

class RealVector {
 public:
  explicit RealVector(igraph_integer_t size) { igraph_vector_init(&vector_, size); }
  ~RealVector() { igraph_vector_destroy(&vector_); }
  RealVector(const RealVector&) = delete;
  RealVector& operator=(const RealVector&) = delete;
  igraph_vector_t* get() { return &vector_; }
  igraph_real_t& operator[](std::size_t index) { return VECTOR(vector_)[index]; }

 private:
  igraph_vector_t vector_{};
};

void count(const Subgraph& graph, GraphMetrics& metrics) {
  std::map<NodeKind, std::uint64_t> kinds;
  for (const GraphNode& node : graph.nodes) ++kinds[node.kind];
  for (const auto& [kind, nodes] : kinds) metrics.kinds.push_back(KindCount{kind, nodes});
  std::map<EdgeType, TypeCount> types;
  for (const Subgraph::Edge& edge : graph.edges) {
    TypeCount& type = types[edge.type];
    type.type = edge.type;
    ++type.edges;
    type.evidence += edge.weight.evidence;
  }
  for (const auto& [type, sum] : types) metrics.types.push_back(sum);
}

}  // namespace

Result<GraphMetrics> metrics_of(const Subgraph& graph, std::size_t central_nodes) {
  GraphMetrics metrics;
  count(graph, metrics);
  if (graph.nodes.empty()) return metrics;

  IgraphCalls calls;
  const auto node_count = static_cast<igraph_integer_t>(graph.nodes.size());
  const auto edge_count = static_cast<igraph_integer_t>(graph.edges.size());
  IntVector ends(2 * edge_count);
  RealVector weights(edge_count);
  for (std::size_t index = 0; index < graph.edges.size(); ++index) {
    ends[2 * index] = static_cast<igraph_integer_t>(graph.edges[index].from);
    ends[2 * index + 1] = static_cast<igraph_integer_t>(graph.edges[index].to);
    weights[index] =
        static_cast<igraph_real_t>(std::max<std::uint64_t>(1, graph.edges[index].weight.evidence));
  }
  igraph_t igraph;
  calls.check(igraph_create(&igraph, ends.get(), node_count, IGRAPH_UNDIRECTED));
  if (!calls.ok()) return fail(ErrorCode::Internal, "igraph failed: " + calls.message() + ".");

  IntVector degrees(node_count);
  IntVector membership(node_count);
  IntVector sizes(0);
  RealVector ranks(node_count);
  igraph_integer_t components = 0;
  igraph_real_t eigenvalue = 0;
  calls.check(igraph_degree(&igraph, degrees.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS));
  calls.check(igraph_connected_components(&igraph, membership.get(), sizes.get(), &components, IGRAPH_WEAK));
  calls.check(igraph_pagerank(&igraph, IGRAPH_PAGERANK_ALGO_PRPACK, ranks.get(), &eigenvalue,
                              igraph_vss_all(), IGRAPH_UNDIRECTED, 0.85, weights.get(), nullptr));
  if (calls.ok()) {
    metrics.components = static_cast<std::uint64_t>(components);
    for (std::size_t index = 0; index < static_cast<std::size_t>(components); ++index) {
      metrics.largest_component =
          std::max(metrics.largest_component, static_cast<std::uint64_t>(sizes[index]));
    }
    for (std::size_t index = 0; index < graph.nodes.size(); ++index) {
      // Rounded, so that the order does not hang on the last bits of a sum.
      const double rank = std::round(ranks[index] * 1e9) / 1e9;
      const auto degree = static_cast<std::uint64_t>(degrees[index]);
      if (degree == 0) ++metrics.isolated;
      metrics.central.push_back(NodeRank{index, degree, rank});
    }
  }
  igraph_destroy(&igraph);
  if (!calls.ok()) return fail(ErrorCode::Internal, "igraph failed: " + calls.message() + ".");
  std::stable_sort(metrics.central.begin(), metrics.central.end(),
                   [](const NodeRank& a, const NodeRank& b) { return a.page_rank > b.page_rank; });
  if (metrics.central.size() > central_nodes) metrics.central.resize(central_nodes);
  return metrics;
}

}  // namespace vidensgraf
