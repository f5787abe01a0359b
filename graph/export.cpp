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
constexpr std::array<FormatName, 10> kFormats = {
    FormatName{"graphml", ExportFormat::GraphMl},
    FormatName{"gexf", ExportFormat::Gexf},
    FormatName{"dot", ExportFormat::Dot},
    FormatName{"svg", ExportFormat::Svg},
    FormatName{"cytoscape", ExportFormat::Cytoscape},
    FormatName{"csv", ExportFormat::Csv},
    FormatName{"turtle", ExportFormat::Turtle},
    FormatName{"jsonld", ExportFormat::JsonLd},
    FormatName{"begrebsliste", ExportFormat::ConceptList},
    FormatName{"begrebsliste-xlsx", ExportFormat::ConceptWorkbook}};

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

Result<ExportedGraph> prepare_export(const Rows& rows, const GraphView& view, Subgraph graph,
                                     DocumentDetail documents_wanted) {
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
    if (node.kind != NodeKind::Document || documents_wanted != DocumentDetail::All) continue;
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

DocumentDetail documents_needed(ExportFormat format) {
  const bool is_rdf = format == ExportFormat::Turtle || format == ExportFormat::JsonLd;
  return is_rdf ? DocumentDetail::All : DocumentDetail::OfDefinitions;
}

Result<void> export_graph(const ExportedGraph& graph, ExportFormat format, const ExportOptions& options,
                          const ExportSink& sink) {
  switch (format) {
    case ExportFormat::GraphMl:
      to_graphml(graph, sink);
      return {};
    case ExportFormat::Gexf:
      to_gexf(graph, sink);
      return {};
    case ExportFormat::Dot:
      sink("graph.dot", to_dot(graph.graph, options.language));
      return {};
    case ExportFormat::Svg: {
      const auto drawing = to_svg(graph.graph, options.language);
      if (!drawing) return fail(drawing.error());
      sink("graph.svg", *drawing);
      return {};
    }
    case ExportFormat::Cytoscape:
      to_cytoscape(graph, sink);
      return {};
    case ExportFormat::Csv:
      to_csv(graph, options, sink);
      return {};
    case ExportFormat::Turtle:
      return to_turtle(graph, sink);
    case ExportFormat::JsonLd:
      to_jsonld(graph, sink);
      return {};
    case ExportFormat::ConceptList:
      return to_concept_list(graph, options, sink);
    case ExportFormat::ConceptWorkbook:
      return to_concept_workbook(graph, options, sink);
  }
  return fail(ErrorCode::Internal, "Unknown export format.");
}

Result<std::vector<ExportedFile>> export_graph(const ExportedGraph& graph, ExportFormat format,
                                               const ExportOptions& options) {
  std::vector<ExportedFile> files;
  const auto written =
      export_graph(graph, format, options, [&files](std::string_view file, std::string_view bytes) {
        auto known = std::find_if(files.begin(), files.end(),
                                  [file](const ExportedFile& other) { return other.name == file; });
        if (known == files.end()) known = files.insert(files.end(), ExportedFile{std::string(file), {}});
        known->content += bytes;
      });
  if (!written) return fail(written.error());
  return files;
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
