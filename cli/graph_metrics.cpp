// vidensgraf graph metrics. What it counts follows the edges asked for and is computed each time; what is
// stored with the index (--compute) is of the whole graph.

#include "cli/graph_metrics.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/graph_index.h"
#include "graph/graph_metrics.h"
#include "graph/stored_metrics.h"
#include "graph/subgraph.h"
#include "indexer/metrics_job.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMembersShown = 6;

struct Community {
  std::uint32_t number = 0;
  std::uint64_t nodes = 0;
  std::vector<GraphNode> members;  ///< The most central.
};

/// What is stored with the index.
struct Stored {
  MetricsState state;
  std::vector<GraphNode> central;
  std::vector<Community> communities;  ///< The largest.
};

Result<std::optional<Stored>> read_stored(const GraphIndex& index, std::size_t limit) {
  const auto state = read_metrics_state(index.rows());
  if (!state) return fail(state.error());
  if (!*state) return std::optional<Stored>();
  Stored stored;
  stored.state = **state;
  auto central = most_central(index.rows(), index.view(), limit);
  if (!central) return fail(central.error());
  stored.central = std::move(*central);
  for (std::uint32_t number = 1; number <= std::min<std::uint64_t>(limit, stored.state.communities);
       ++number) {
    Community community;
    community.number = number;
    const auto size = community_size(index.rows(), number);
    if (!size) return fail(size.error());
    community.nodes = *size;
    auto members = most_central(index.rows(), index.view(), kMembersShown, number);
    if (!members) return fail(members.error());
    community.members = std::move(*members);
    stored.communities.push_back(std::move(community));
  }
  return std::optional<Stored>(std::move(stored));
}

Json node_json(const GraphNode& node) {
  return Json{{"kind", name_of(node.kind)}, {"key", node.key}, {"label", node.label}};
}

Json stored_json(const std::optional<Stored>& stored) {
  if (!stored) return nullptr;
  Json json;
  json["computed_on"] = stored->state.sequence;
  json["is_current"] = stored->state.is_current;
  json["nodes"] = stored->state.nodes;
  json["edges"] = stored->state.edges;
  json["communities"] = stored->state.communities;
  json["modularity"] = stored->state.modularity;
  json["central"] = Json::array();
  for (const GraphNode& node : stored->central) json["central"].push_back(node_json(node));
  json["largest"] = Json::array();
  for (const Community& community : stored->communities) {
    Json item{{"community", community.number}, {"nodes", community.nodes}, {"members", Json::array()}};
    for (const GraphNode& node : community.members) item["members"].push_back(node_json(node));
    json["largest"].push_back(std::move(item));
  }
  return json;
}

void print_json(const Subgraph& graph, const GraphMetrics& metrics, const std::optional<Stored>& stored) {
  Json json;
  json["nodes"] = Json::object();
  for (const KindCount& kind : metrics.kinds) json["nodes"][std::string(name_of(kind.kind))] = kind.nodes;
  json["edges"] = Json::object();
  for (const TypeCount& type : metrics.types) {
    json["edges"][std::string(name_of(type.type))] = Json{{"edges", type.edges}, {"weight", type.evidence}};
  }
  json["components"] = metrics.components;
  json["largest_component"] = metrics.largest_component;
  json["isolated"] = metrics.isolated;
  json["central"] = Json::array();
  for (const NodeRank& rank : metrics.central) {
    Json item = node_json(graph.nodes[rank.node]);
    item["degree"] = rank.degree;
    item["page_rank"] = rank.page_rank;
    json["central"].push_back(std::move(item));
  }
  json["stored"] = stored_json(stored);
  fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
}

void print_text(const Subgraph& graph, const GraphMetrics& metrics, const std::optional<Stored>& stored) {
  fmt::print("Nodes: {}\n", graph.nodes.size());
  for (const KindCount& kind : metrics.kinds) fmt::print("  {:16} {:8}\n", name_of(kind.kind), kind.nodes);
  fmt::print("Edges: {}\n", graph.edges.size());
  for (const TypeCount& type : metrics.types) {
    fmt::print("  {:16} {:8}  stated in {} places\n", name_of(type.type), type.edges, type.evidence);
  }
  fmt::print("Connected parts: {}, the largest with {} nodes; {} nodes stand alone\n", metrics.components,
             metrics.largest_component, metrics.isolated);
  fmt::print("Most central (PageRank, degree)\n");
  for (const NodeRank& rank : metrics.central) {
    const GraphNode& node = graph.nodes[rank.node];
    fmt::print("  {:.5f} {:6}  {} ({})\n", rank.page_rank, rank.degree, node.label, name_of(node.kind));
  }
  if (!stored) {
    fmt::print(
        "Communities: not computed (--compute does, and stores them with the centrality of every node)\n");
    return;
  }
  fmt::print("Communities (Leiden, {}): {}, modularity {:.3f}\n", describe(stored->state),
             stored->state.communities, stored->state.modularity);
  for (const Community& community : stored->communities) {
    fmt::print("  {:3} {:6} nodes: ", community.number, community.nodes);
    std::string_view separator;
    for (const GraphNode& node : community.members) {
      fmt::print("{}{}", separator, node.label);
      separator = ", ";
    }
    fmt::print("\n");
  }
}

}  // namespace

Result<ExitCode> run_graph_metrics(const GraphMetricsArguments& arguments) {
  if (arguments.compute) {
    const auto analyzer = Analyzer::open();
    if (!analyzer) return fail(analyzer.error());
    const auto computed = compute_graph_metrics(arguments.index, **analyzer, Registers::built_in());
    if (!computed) return fail(computed.error());
  }
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  SubgraphOptions options;
  options.edges = arguments.filter;
  options.detail = EvidenceDetail::Counts;
  const auto graph = whole_graph(index->view(), options);
  if (!graph) return fail(graph.error());
  const auto metrics = metrics_of(*graph, arguments.limit);
  if (!metrics) return fail(metrics.error());
  const auto stored = read_stored(*index, arguments.limit);
  if (!stored) return fail(stored.error());
  if (arguments.json) {
    print_json(*graph, *metrics, *stored);
  } else {
    print_text(*graph, *metrics, *stored);
  }
  return ExitCode::Done;
}

}  // namespace vidensgraf
