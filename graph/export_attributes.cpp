// What nodes and edges carry in every export beyond what they are: metrics where they were computed, and how
// law stands. The names are the same in all formats (docs/json.md).

#include <array>

#include <fmt/format.h>

#include "graph/export_formats.h"

namespace vidensgraf {
namespace {

constexpr std::array<ExportAttribute, 7> kNodeAttributes = {
    ExportAttribute{"page_rank", "double"},        ExportAttribute{"community", "long"},
    ExportAttribute{"metrics_computed", "string"}, ExportAttribute{"standing", "string"},
    ExportAttribute{"moved_to", "string"},         ExportAttribute{"since", "string"},
    ExportAttribute{"accepted", "string"}};

constexpr std::array<ExportAttribute, 3> kEdgeAttributes = {ExportAttribute{"reason", "string"},
                                                            ExportAttribute{"law_versions", "string"},
                                                            ExportAttribute{"accepted", "string"}};

// "2026-11-22 by karen"; empty where no reviewer accepted it.
std::string acceptance(const ExportedGraph& exported, const ReviewTarget& target) {
  const auto found = exported.accepted.find(target);
  if (found == exported.accepted.end()) return {};
  return fmt::format("{} by {}", found->second.time.substr(0, 10), found->second.user);
}

}  // namespace

std::span<const ExportAttribute> node_attributes() { return kNodeAttributes; }
std::span<const ExportAttribute> edge_attributes() { return kEdgeAttributes; }

std::vector<std::string> node_attribute_values(const ExportedGraph& exported, const GraphNode& node) {
  std::vector<std::string> values(kNodeAttributes.size());
  const auto measure = exported.measures.find(node.id);
  if (measure != exported.measures.end() && exported.metrics) {
    values[0] = fmt::format("{:.9f}", measure->second.page_rank);
    if (measure->second.community != 0) values[1] = std::to_string(measure->second.community);
    values[2] = fmt::format("{} commit {}", exported.metrics->is_current ? "current," : "out of date,",
                            exported.metrics->sequence);
  }
  const auto standing = exported.standings.find(node.id);
  if (standing != exported.standings.end()) {
    values[3] = name_of(standing->second.kind);
    values[4] = standing->second.moved_to;
    values[5] = standing->second.since;
  }
  values[6] = acceptance(exported, ReviewTarget{node.id});
  return values;
}

std::vector<std::string> edge_attribute_values(const ExportedGraph& exported, const Subgraph::Edge& edge) {
  std::vector<std::string> values(kEdgeAttributes.size());
  values[0] = describe(edge.reason);
  for (const DocumentEvidence& document : edge.evidence) {
    const CitedVersion* const cited = cited_in(exported, edge, document);
    if (cited == nullptr) continue;
    if (!values[1].empty()) values[1] += "; ";
    values[1] += fmt::format("{}: {}", document.document,
                             cited->version.empty() ? "not known" : std::string_view(cited->version));
    if (const std::string note = describe(*cited); !note.empty()) values[1] += fmt::format(" ({})", note);
  }
  const std::vector<GraphNode>& nodes = exported.graph.nodes;
  values[2] = acceptance(exported, ReviewTarget{nodes[edge.from].id, edge.type, nodes[edge.to].id});
  return values;
}

std::optional<std::size_t> cited_end(const Subgraph& graph, const Subgraph::Edge& edge) {
  const auto is_law = [&graph](std::size_t node) {
    return graph.nodes[node].kind == NodeKind::Provision || graph.nodes[node].kind == NodeKind::Law;
  };
  if (is_law(edge.from)) return edge.from;
  if (is_law(edge.to)) return edge.to;
  return std::nullopt;
}

const CitedVersion* cited_in(const ExportedGraph& exported, const Subgraph::Edge& edge,
                             const DocumentEvidence& document) {
  const auto end = cited_end(exported.graph, edge);
  if (!end) return nullptr;
  const auto found = exported.versions.find({exported.graph.nodes[*end].id, document.document});
  return found == exported.versions.end() ? nullptr : &found->second;
}

}  // namespace vidensgraf
