#include "graph/export.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "graph/export_formats.h"

namespace vidensgraf {
namespace {

struct FormatName {
  std::string_view name;
  ExportFormat format;
};
constexpr std::array<FormatName, 8> kFormats = {FormatName{"graphml", ExportFormat::GraphMl},
                                                FormatName{"gexf", ExportFormat::Gexf},
                                                FormatName{"dot", ExportFormat::Dot},
                                                FormatName{"svg", ExportFormat::Svg},
                                                FormatName{"cytoscape", ExportFormat::Cytoscape},
                                                FormatName{"csv", ExportFormat::Csv},
                                                FormatName{"turtle", ExportFormat::Turtle},
                                                FormatName{"jsonld", ExportFormat::JsonLd}};

std::vector<ExportedFile> one_file(std::string name, std::string content) {
  std::vector<ExportedFile> files;
  files.push_back(ExportedFile{std::move(name), std::move(content)});
  return files;
}

Result<std::vector<ExportedFile>> one_file(std::string name, Result<std::string> content) {
  if (!content) return fail(content.error());
  return one_file(std::move(name), std::move(*content));
}

Result<void> add_metrics(const Rows& rows, ExportedGraph& exported) {
  auto state = read_metrics_state(rows);
  if (!state) return fail(state.error());
  exported.metrics = *state;
  if (!*state) return {};
  for (const GraphNode& node : exported.graph.nodes) {
    const auto measure = read_measure(rows, node.id);
    if (!measure) return fail(measure.error());
    if (*measure) exported.measures.emplace(node.id, **measure);
  }
  return {};
}

Result<void> add_law(const Rows& rows, const GraphView& view, ExportedGraph& exported) {
  const Registers& registers = Registers::built_in();
  for (const GraphNode& node : exported.graph.nodes) {
    if (const auto standing = standing_of_node(node, registers))
      exported.standings.emplace(node.id, *standing);
  }
  CitedVersionReader versions(rows, view, registers);
  for (const Subgraph::Edge& edge : exported.graph.edges) {
    const auto end = cited_end(exported.graph, edge);
    if (!end) continue;
    const GraphNode& cited = exported.graph.nodes[*end];
    const auto address = parse_provision_key(cited.key);
    if (!address) continue;
    for (const DocumentEvidence& document : edge.evidence) {
      const std::pair key(cited.id, document.document);
      if (exported.versions.count(key) != 0) continue;
      auto version = versions.version_of(document.number, *address);
      if (!version) return fail(version.error());
      exported.versions.emplace(key, std::move(*version));
    }
  }
  return {};
}

Result<void> add_reviews(const GraphView& view, ExportedGraph& exported) {
  const auto reviewed = view.reviews();
  if (!reviewed) return fail(reviewed.error());
  const Subgraph& graph = exported.graph;
  const auto add = [&](const ReviewTarget& target) {
    const ReviewDecision* const decision = (*reviewed)->accepted(target);
    if (decision != nullptr) exported.accepted.emplace(target, *decision);
  };
  for (const GraphNode& node : graph.nodes) add(ReviewTarget{node.id});
  for (const Subgraph::Edge& edge : graph.edges) {
    add(ReviewTarget{graph.nodes[edge.from].id, edge.type, graph.nodes[edge.to].id});
  }
  return {};
}

}  // namespace

std::optional<ExportFormat> export_format_named(std::string_view name) {
  for (const FormatName& format : kFormats) {
    if (format.name == name) return format.format;
  }
  return std::nullopt;
}

Result<ExportedGraph> prepare_export(const Rows& rows, const GraphView& view, Subgraph graph) {
  ExportedGraph result;
  std::vector<NodeId> ids;
  std::set<NodeId> shown;
  std::map<std::string, DocumentNumber> documents;
  const auto reviewed = view.reviews();
  if (!reviewed) return fail(reviewed.error());
  for (const GraphNode& node : graph.nodes) {
    shown.insert(node.id);
    for (const NodeId member : (*reviewed)->members_of(node.id)) {
      if (member == node.id || (*reviewed)->main_of(member) == node.id) ids.push_back(member);
    }
    if (node.kind != NodeKind::Document) continue;
    const auto number = view.number_of(node.id);
    if (!number) return fail(number.error());
    if (*number) documents.emplace(node.key, **number);
  }
  auto definitions = read_definitions(rows, view, ids);
  if (!definitions) return fail(definitions.error());
  result.definitions = std::move(*definitions);
  for (StatedDefinition& definition : result.definitions) {
    // What was merged into a node that no document has any more stays as it was.
    const NodeId main = (*reviewed)->main_of(definition.defined);
    if (shown.contains(main)) definition.defined = main;
    documents.emplace(definition.document.id, definition.document.number);
  }
  for (const auto& [id, number] : documents) {
    auto info = read_document_info(view, number);
    if (!info) return fail(info.error());
    result.documents.push_back(std::move(*info));
  }
  result.graph = std::move(graph);
  if (const auto added = add_metrics(rows, result); !added) return fail(added.error());
  if (const auto added = add_law(rows, view, result); !added) return fail(added.error());
  if (const auto added = add_reviews(view, result); !added) return fail(added.error());
  return result;
}

Result<std::vector<ExportedFile>> export_graph(const ExportedGraph& graph, ExportFormat format,
                                               DrawingLanguage language) {
  switch (format) {
    case ExportFormat::GraphMl:
      return one_file("graph.graphml", to_graphml(graph));
    case ExportFormat::Gexf:
      return one_file("graph.gexf", to_gexf(graph));
    case ExportFormat::Dot:
      return one_file("graph.dot", to_dot(graph.graph, language));
    case ExportFormat::Svg:
      return one_file("graph.svg", to_svg(graph.graph, language));
    case ExportFormat::Cytoscape:
      return one_file("graph.json", to_cytoscape(graph));
    case ExportFormat::Csv:
      return to_csv(graph);
    case ExportFormat::Turtle:
      return one_file("graph.ttl", to_turtle(graph));
    case ExportFormat::JsonLd:
      return one_file("graph.jsonld", to_jsonld(graph));
  }
  return fail(ErrorCode::Internal, "Unknown export format.");
}

std::string export_id(NodeId node) { return fmt::format("n{:016x}", static_cast<std::uint64_t>(node)); }

std::string places_as_text(const std::vector<DocumentEvidence>& evidence) {
  std::string text;
  for (const DocumentEvidence& document : evidence) {
    for (const Evidence& place : document.places) {
      if (!text.empty()) text += "; ";
      text += fmt::format("{}:{}:{}-{}", document.document, place.page, place.source.begin, place.source.end);
    }
  }
  return text;
}

std::string uri_of(NodeKind kind, std::string_view key) {
  constexpr std::string_view kUnreserved = "-._~";
  std::string uri = fmt::format("urn:vidensgraf:{}:", name_of(kind));
  for (const char byte : key) {
    const bool letter_or_digit =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    if (letter_or_digit || kUnreserved.find(byte) != std::string_view::npos) {
      uri += byte;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    }
  }
  return uri;
}

}  // namespace vidensgraf
