// Rows of Family::Metrics. Numbers in keys are big-endian; `#` is a varint.
//
//   key                                value
//   'n' node:u64                       place# community# page_rank:f64
//   'p' place:u32                      node:u64      all nodes, the most central first
//   'c' community:u32 place:u32        node:u64      the nodes of a community, the most central first
//   's' community:u32                  nodes#
//   (Meta "graph.metrics")             sequence# nodes# edges# communities# modularity in thousandths#

#include "graph/stored_metrics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "graph/graph_rows.h"
#include "store/coding.h"
#include "store/graph_schema.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kMetaGraphMetrics = "graph.metrics";

tl::unexpected<Error> damaged() {
  return fail(ErrorCode::Damaged, "The stored metrics of the graph are damaged: compute them again.");
}

std::string measure_key(NodeId node) { return 'n' + node_key(node); }

std::string place_key(std::uint32_t place) {
  std::string key = "p";
  append_u32be(key, place);
  return key;
}

std::string community_prefix(std::uint32_t community) {
  std::string key = "c";
  append_u32be(key, community);
  return key;
}

std::string size_key(std::uint32_t community) {
  std::string key = "s";
  append_u32be(key, community);
  return key;
}

// Indices of nodes, the highest PageRank first, equal ones in the order of the graph.
std::vector<std::uint32_t> by_page_rank(const GraphMeasures& measures) {
  std::vector<std::uint32_t> order(measures.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&measures](std::uint32_t a, std::uint32_t b) {
    return measures.nodes[a].page_rank > measures.nodes[b].page_rank;
  });
  return order;
}

}  // namespace

Result<void> put_metrics(const Rows& rows, const Subgraph& graph, const GraphMeasures& measures,
                         std::uint64_t sequence, Batch& batch) {
  const auto scanned = rows.scan(Family::Metrics, {}, [&batch](std::string_view key, std::string_view) {
    batch.erase(Family::Metrics, std::string(key));
    return true;
  });
  if (!scanned) return fail(scanned.error());
  std::uint32_t place = 0;
  for (const std::uint32_t index : by_page_rank(measures)) {
    ++place;
    const NodeMeasure& measure = measures.nodes[index];
    const std::string node = node_key(graph.nodes[index].id);
    std::string value;
    append_varint(value, place);
    append_varint(value, measure.community);
    append_f64be(value, measure.page_rank);
    batch.put(Family::Metrics, 'n' + node, std::move(value));
    batch.put(Family::Metrics, place_key(place), node);
    if (measure.community == 0) continue;
    std::string member = community_prefix(measure.community);
    append_u32be(member, place);
    batch.put(Family::Metrics, std::move(member), node);
  }
  std::uint32_t community = 0;
  for (const std::uint64_t size : measures.community_sizes) {
    batch.put(Family::Metrics, size_key(++community), encode_count(size));
  }
  std::string state;
  append_varint(state, sequence);
  append_varint(state, graph.nodes.size());
  append_varint(state, graph.edges.size());
  append_varint(state, measures.community_sizes.size());
  append_varint(state, static_cast<std::uint64_t>(std::llround(std::max(0.0, measures.modularity) * 1000)));
  batch.put(Family::Meta, std::string(kMetaGraphMetrics), std::move(state));
  return {};
}

Result<std::optional<MetricsState>> read_metrics_state(const Rows& rows) {
  const auto stored = rows.get(Family::Meta, kMetaGraphMetrics);
  if (!stored) return fail(stored.error());
  if (!*stored) return std::optional<MetricsState>();
  RowReader reader(**stored);
  MetricsState state;
  state.sequence = reader.varint();
  state.nodes = reader.varint();
  state.edges = reader.varint();
  state.communities = reader.varint();
  state.modularity = static_cast<double>(reader.varint()) / 1000;
  if (!reader.done()) return damaged();
  const auto sequence = rows.get(Family::Meta, kMetaSequence);
  if (!sequence) return fail(sequence.error());
  state.is_current = *sequence && RowReader(**sequence).varint() == state.sequence;
  return std::optional<MetricsState>(state);
}

Result<std::optional<StoredMeasure>> read_measure(const Rows& rows, NodeId node) {
  const auto stored = rows.get(Family::Metrics, measure_key(node));
  if (!stored) return fail(stored.error());
  if (!*stored) return std::optional<StoredMeasure>();
  RowReader reader(**stored);
  StoredMeasure measure;
  measure.place = reader.varint32();
  measure.community = reader.varint32();
  measure.page_rank = reader.f64be();
  if (!reader.done()) return damaged();
  return std::optional<StoredMeasure>(measure);
}

Result<std::vector<GraphNode>> most_central(const Rows& rows, const GraphView& view, std::size_t limit,
                                            std::uint32_t community) {
  std::vector<GraphNode> nodes;
  if (limit == 0) return nodes;
  Result<void> read;
  const std::string prefix = community == 0 ? std::string("p") : community_prefix(community);
  const auto scanned = rows.scan(Family::Metrics, prefix, [&](std::string_view, std::string_view value) {
    const auto id = decode_node_key(value);
    if (!id) {
      read = damaged();
      return false;
    }
    auto node = view.node(*id);
    if (!node) {
      read = fail(node.error());
      return false;
    }
    if (*node) nodes.push_back(std::move(**node));
    return nodes.size() < limit;
  });
  if (!scanned) return fail(scanned.error());
  if (!read) return fail(read.error());
  return nodes;
}

Result<std::uint64_t> community_size(const Rows& rows, std::uint32_t community) {
  const auto stored = rows.get(Family::Metrics, size_key(community));
  if (!stored) return fail(stored.error());
  return *stored ? decode_count(**stored) : Result<std::uint64_t>(0U);
}

}  // namespace vidensgraf
