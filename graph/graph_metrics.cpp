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

// A graph as igraph holds it: edges both ways, weighted by their evidence. Every call that can fail notes its
// error in `calls`.
class WeightedGraph {
 public:
  WeightedGraph(const Subgraph& graph, IgraphCalls& calls)
      : nodes_(static_cast<igraph_integer_t>(graph.nodes.size())),
        weights_(static_cast<igraph_integer_t>(graph.edges.size())) {
    IntVector ends(2 * static_cast<igraph_integer_t>(graph.edges.size()));
    for (std::size_t index = 0; index < graph.edges.size(); ++index) {
      ends[2 * index] = static_cast<igraph_integer_t>(graph.edges[index].from);
      ends[2 * index + 1] = static_cast<igraph_integer_t>(graph.edges[index].to);
      weights_[index] =
          static_cast<igraph_real_t>(std::max<std::uint64_t>(1, graph.edges[index].weight.evidence));
    }
    calls.check(igraph_create(&igraph_, ends.get(), nodes_, IGRAPH_UNDIRECTED));
    made_ = calls.ok();
  }
  ~WeightedGraph() {
    if (made_) igraph_destroy(&igraph_);
  }
  WeightedGraph(const WeightedGraph&) = delete;
  WeightedGraph& operator=(const WeightedGraph&) = delete;

  [[nodiscard]] const igraph_t* get() const { return &igraph_; }
  [[nodiscard]] igraph_integer_t node_count() const { return nodes_; }
  igraph_vector_t* weights() { return weights_.get(); }

  void page_rank(RealVector& ranks, IgraphCalls& calls) {
    igraph_real_t eigenvalue = 0;
    calls.check(igraph_pagerank(&igraph_, IGRAPH_PAGERANK_ALGO_PRPACK, ranks.get(), &eigenvalue,
                                igraph_vss_all(), IGRAPH_UNDIRECTED, 0.85, weights_.get(), nullptr));
  }

 private:
  igraph_t igraph_{};
  igraph_integer_t nodes_;
  RealVector weights_;
  bool made_ = false;
};

// So that the order does not hang on the last bits of a sum.
double rounded(double rank) { return std::round(rank * 1e9) / 1e9; }

tl::unexpected<Error> igraph_failed(const IgraphCalls& calls) {
  return fail(ErrorCode::Internal, "igraph failed: " + calls.message() + ".");
}

// Numbers communities by size, then by their first node; 0 is for nodes without an edge.
void number_communities(const Subgraph& graph, const std::vector<std::size_t>& membership,
                        GraphMeasures& measures) {
  std::vector<bool> has_edge(graph.nodes.size());
  for (const Subgraph::Edge& edge : graph.edges) has_edge[edge.from] = has_edge[edge.to] = true;
  struct Members {
    std::uint64_t nodes = 0;
    std::size_t first = 0;
  };
  std::map<std::size_t, Members> communities;
  for (std::size_t index = 0; index < membership.size(); ++index) {
    if (!has_edge[index]) continue;
    const auto [found, is_new] = communities.try_emplace(membership[index], Members{0, index});
    ++found->second.nodes;
  }
  std::vector<std::pair<std::size_t, Members>> order(communities.begin(), communities.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.second.nodes != b.second.nodes ? a.second.nodes > b.second.nodes
                                            : a.second.first < b.second.first;
  });
  std::map<std::size_t, std::uint32_t> number;
  for (const auto& [label, members] : order) {
    measures.community_sizes.push_back(members.nodes);
    number[label] = static_cast<std::uint32_t>(measures.community_sizes.size());
  }
  for (std::size_t index = 0; index < membership.size(); ++index) {
    if (has_edge[index]) measures.nodes[index].community = number[membership[index]];
  }
}

}  // namespace

Result<GraphMetrics> metrics_of(const Subgraph& graph, std::size_t central_nodes) {
  GraphMetrics metrics;
  count(graph, metrics);
  if (graph.nodes.empty()) return metrics;

  IgraphCalls calls;
  WeightedGraph weighted(graph, calls);
  if (!calls.ok()) return igraph_failed(calls);
  IntVector degrees(weighted.node_count());
  IntVector membership(weighted.node_count());
  IntVector sizes(0);
  RealVector ranks(weighted.node_count());
  igraph_integer_t components = 0;
  calls.check(igraph_degree(weighted.get(), degrees.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS));
  calls.check(
      igraph_connected_components(weighted.get(), membership.get(), sizes.get(), &components, IGRAPH_WEAK));
  weighted.page_rank(ranks, calls);
  if (!calls.ok()) return igraph_failed(calls);
  metrics.components = static_cast<std::uint64_t>(components);
  for (std::size_t index = 0; index < static_cast<std::size_t>(components); ++index) {
    metrics.largest_component = std::max(metrics.largest_component, static_cast<std::uint64_t>(sizes[index]));
  }
  for (std::size_t index = 0; index < graph.nodes.size(); ++index) {
    const auto degree = static_cast<std::uint64_t>(degrees[index]);
    if (degree == 0) ++metrics.isolated;
    metrics.central.push_back(NodeRank{index, degree, rounded(ranks[index])});
  }
  std::stable_sort(metrics.central.begin(), metrics.central.end(),
                   [](const NodeRank& a, const NodeRank& b) { return a.page_rank > b.page_rank; });
  if (metrics.central.size() > central_nodes) metrics.central.resize(central_nodes);
  return metrics;
}

Result<GraphMeasures> measures_of(const Subgraph& graph) {
  constexpr igraph_uint_t kSeed = 20180210;  // any: the same graph gives the same communities
  constexpr igraph_real_t kRandomness = 0.01;
  constexpr igraph_integer_t kUntilStable = -1;
  GraphMeasures measures;
  measures.nodes.resize(graph.nodes.size());
  if (graph.nodes.empty()) return measures;

  IgraphCalls calls;
  WeightedGraph weighted(graph, calls);
  if (!calls.ok()) return igraph_failed(calls);
  RealVector ranks(weighted.node_count());
  weighted.page_rank(ranks, calls);
  // With the nodes' strengths as their weights and 1/2m as resolution, what Leiden optimises is modularity.
  RealVector strengths(weighted.node_count());
  calls.check(igraph_strength(weighted.get(), strengths.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS,
                              weighted.weights()));
  IntVector membership(weighted.node_count());
  if (!graph.edges.empty()) {
    const igraph_real_t resolution = 1 / (2 * igraph_vector_sum(weighted.weights()));
    igraph_integer_t clusters = 0;
    igraph_rng_t* const random = igraph_rng_default();
    calls.check(igraph_rng_seed(random, kSeed));
    calls.check(igraph_community_leiden(weighted.get(), weighted.weights(), strengths.get(), resolution,
                                        kRandomness, false, kUntilStable, membership.get(), &clusters,
                                        &measures.modularity));
  }
  if (!calls.ok()) return igraph_failed(calls);
  std::vector<std::size_t> labels(graph.nodes.size());
  for (std::size_t index = 0; index < graph.nodes.size(); ++index) {
    measures.nodes[index].page_rank = rounded(ranks[index]);
    labels[index] = static_cast<std::size_t>(membership[index]);
  }
  number_communities(graph, labels, measures);
  return measures;
}

}  // namespace vidensgraf
