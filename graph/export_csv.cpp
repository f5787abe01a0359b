// Tables by RFC 4180 that no spreadsheet takes for formulas (corpus/csv.h).
//
//   nodes.csv     id, kind, key, label, documents, mentions, and the attributes of nodes
//   edges.csv     from, type, to, from_label, to_label, documents, weight, and the attributes of edges
//   evidence.csv  from, type, to, document, page, start, end, extractor, confidence, law_version,
//                 version_basis, section, moved_to: a line for each place
//   concepts.csv  for people: a line for each definition of a concept, one for a concept without; with a byte
//                 order mark, without which spreadsheets read Danish letters wrongly

#include <initializer_list>
#include <set>

#include <fmt/format.h>

#include "corpus/csv.h"
#include "graph/export_formats.h"

namespace vidensgraf {
namespace {

// `more` go behind `values`.
std::string line(std::initializer_list<std::string_view> values, const std::vector<std::string>& more = {}) {
  std::string text;
  for (const std::string_view value : values) text += csv_field(value) + ',';
  for (const std::string& value : more) text += csv_field(value) + ',';
  text.pop_back();
  return text + "\r\n";
}

std::vector<std::string> names_of(std::span<const ExportAttribute> attributes) {
  std::vector<std::string> names;
  for (const ExportAttribute& attribute : attributes) names.emplace_back(attribute.name);
  return names;
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

std::string concepts_table(const ExportedGraph& exported) {
  std::string table(kByteOrderMark);
  table += line({"concept", "kind", "other_labels", "broader", "definition", "cited_source", "document",
                 "title", "publisher", "date", "page", "start", "end", "documents", "mentions"});
  std::vector<std::vector<std::string>> broader(exported.graph.nodes.size());
  for (const Subgraph::Edge& edge : exported.graph.edges) {
    if (edge.type == EdgeType::Broader) broader[edge.from].push_back(exported.graph.nodes[edge.to].label);
  }
  for (std::size_t index = 0; index < exported.graph.nodes.size(); ++index) {
    const GraphNode& node = exported.graph.nodes[index];
    if (node.kind != NodeKind::Concept && node.kind != NodeKind::TargetGroup &&
        node.kind != NodeKind::Organisation) {
      continue;
    }
    bool defined = false;
    for (const StatedDefinition& stated : exported.definitions) {
      if (stated.defined != node.id) continue;
      defined = true;
      table +=
          line({node.label, name_of(node.kind), joined(node.other_labels), joined(broader[index]),
                stated.text, stated.definition.cited_source, stated.document.id, stated.document.title,
                stated.document.publisher, stated.document.date,
                stated.page == 0 ? std::string() : std::to_string(stated.page),
                std::to_string(stated.definition.source.begin), std::to_string(stated.definition.source.end),
                std::to_string(node.documents), std::to_string(node.mentions)});
    }
    if (!defined) {
      table +=
          line({node.label, name_of(node.kind), joined(node.other_labels), joined(broader[index]), "", "", "",
                "", "", "", "", "", "", std::to_string(node.documents), std::to_string(node.mentions)});
    }
  }
  return table;
}

}  // namespace

std::vector<ExportedFile> to_csv(const ExportedGraph& exported) {
  const Subgraph& graph = exported.graph;
  std::string nodes =
      line({"id", "kind", "key", "label", "documents", "mentions"}, names_of(node_attributes()));
  for (const GraphNode& node : graph.nodes) {
    nodes += line({export_id(node.id), name_of(node.kind), node.key, node.label,
                   std::to_string(node.documents), std::to_string(node.mentions)},
                  node_attribute_values(exported, node));
  }
  std::string edges = line({"from", "type", "to", "from_label", "to_label", "documents", "weight"},
                           names_of(edge_attributes()));
  std::string evidence = line({"from", "type", "to", "document", "page", "start", "end", "extractor",
                               "confidence", "law_version", "version_basis", "section", "moved_to"});
  for (const Subgraph::Edge& edge : graph.edges) {
    const GraphNode& from = graph.nodes[edge.from];
    const GraphNode& to = graph.nodes[edge.to];
    edges += line({export_id(from.id), name_of(edge.type), export_id(to.id), from.label, to.label,
                   std::to_string(edge.weight.documents), std::to_string(edge.weight.evidence)},
                  edge_attribute_values(exported, edge));
    for (const DocumentEvidence& document : edge.evidence) {
      const CitedVersion* const cited = cited_in(exported, edge, document);
      for (const Evidence& place : document.places) {
        evidence += line({export_id(from.id), name_of(edge.type), export_id(to.id), document.document,
                          place.page == 0 ? std::string() : std::to_string(place.page),
                          std::to_string(place.source.begin), std::to_string(place.source.end),
                          place.extractor, fmt::format("{:.2f}", static_cast<double>(place.confidence)),
                          cited == nullptr ? std::string_view() : cited->version,
                          cited == nullptr ? std::string_view() : name_of(cited->basis),
                          cited == nullptr ? std::string_view() : name_of(cited->section),
                          cited == nullptr ? std::string_view() : cited->moved_to});
      }
    }
  }
  std::vector<ExportedFile> files;
  files.push_back(ExportedFile{"nodes.csv", std::move(nodes)});
  files.push_back(ExportedFile{"edges.csv", std::move(edges)});
  files.push_back(ExportedFile{"evidence.csv", std::move(evidence)});
  files.push_back(ExportedFile{"concepts.csv", concepts_table(exported)});
  return files;
}

}  // namespace vidensgraf
