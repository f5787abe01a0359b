// Tables by RFC 4180 that no spreadsheet takes for formulas (corpus/csv.h).
//
//   nodes.csv     id, kind, key, label, documents, mentions, and the attributes of nodes
//   edges.csv     from, type, to, from_label, to_label, documents, weight, and the attributes of edges
//   evidence.csv  from, type, to, document, page, start, end, extractor, confidence, law_version,
//                 version_basis, section, moved_to: a line for each place
//   concepts.csv  for people: a line for each definition of a concept, one for a concept without; with a byte
//                 order mark, without which spreadsheets read Danish letters wrongly

#include <initializer_list>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "corpus/csv.h"
#include "graph/export_formats.h"

namespace vidensgraf {
namespace {

class Table {
 public:
  Table(std::string file, const ExportOptions& options, const ExportSink& sink)
      : text_(std::move(file), sink), separator_(options.separator) {
    if (options.byte_order_mark) text_ += kByteOrderMark;
  }

  // `more` go behind `values`.
  void add(std::initializer_list<std::string_view> values, const std::vector<std::string>& more = {}) {
    std::string line;
    for (const std::string_view value : values) line += csv_field(value, separator_) + separator_;
    for (const std::string& value : more) line += csv_field(value, separator_) + separator_;
    line.pop_back();
    text_ += line + "\r\n";
  }

 private:
  ExportText text_;
  char separator_;
};

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

void write_concepts(const ExportedGraph& exported, const ExportOptions& options, const ExportSink& sink) {
  ExportOptions for_people = options;
  for_people.byte_order_mark = true;
  Table table("concepts.csv", for_people, sink);
  table.add({"concept", "kind", "other_labels", "broader", "definition", "cited_source", "document", "title",
             "publisher", "date", "page", "start", "end", "documents", "mentions"});
  std::vector<std::vector<std::string>> broader(exported.graph.nodes.size());
  for (const Subgraph::Edge& edge : exported.graph.edges) {
    if (edge.type == EdgeType::Broader) broader[edge.from].push_back(exported.graph.nodes[edge.to].label);
  }
  std::map<NodeId, std::vector<const StatedDefinition*>> definitions;
  for (const StatedDefinition& stated : exported.definitions) definitions[stated.defined].push_back(&stated);
  for (std::size_t index = 0; index < exported.graph.nodes.size(); ++index) {
    const GraphNode& node = exported.graph.nodes[index];
    if (node.kind != NodeKind::Concept && node.kind != NodeKind::TargetGroup &&
        node.kind != NodeKind::Organisation) {
      continue;
    }
    const auto defined = definitions.find(node.id);
    if (defined == definitions.end()) {
      table.add({node.label, name_of(node.kind), joined(node.other_labels), joined(broader[index]), "", "",
                 "", "", "", "", "", "", "", std::to_string(node.documents), std::to_string(node.mentions)});
      continue;
    }
    for (const StatedDefinition* const stated : defined->second) {
      table.add({node.label, name_of(node.kind), joined(node.other_labels), joined(broader[index]),
                 stated->text, stated->definition.cited_source, stated->document.id, stated->document.title,
                 stated->document.publisher, stated->document.date,
                 stated->page == 0 ? std::string() : std::to_string(stated->page),
                 std::to_string(stated->definition.source.begin),
                 std::to_string(stated->definition.source.end), std::to_string(node.documents),
                 std::to_string(node.mentions)});
    }
  }
}

void write_nodes(const ExportedGraph& exported, const ExportOptions& options, const ExportSink& sink) {
  Table nodes("nodes.csv", options, sink);
  nodes.add({"id", "kind", "key", "label", "documents", "mentions"}, names_of(node_attributes()));
  for (const GraphNode& node : exported.graph.nodes) {
    nodes.add({export_id(node.id), name_of(node.kind), node.key, node.label, std::to_string(node.documents),
               std::to_string(node.mentions)},
              node_attribute_values(exported, node));
  }
}

void write_edges(const ExportedGraph& exported, const ExportOptions& options, const ExportSink& sink) {
  const Subgraph& graph = exported.graph;
  Table edges("edges.csv", options, sink);
  edges.add({"from", "type", "to", "from_label", "to_label", "documents", "weight"},
            names_of(edge_attributes()));
  Table evidence("evidence.csv", options, sink);
  evidence.add({"from", "type", "to", "document", "page", "start", "end", "extractor", "confidence",
                "law_version", "version_basis", "section", "moved_to"});
  for (const Subgraph::Edge& edge : graph.edges) {
    const GraphNode& from = graph.nodes[edge.from];
    const GraphNode& to = graph.nodes[edge.to];
    edges.add({export_id(from.id), name_of(edge.type), export_id(to.id), from.label, to.label,
               std::to_string(edge.weight.documents), std::to_string(edge.weight.evidence)},
              edge_attribute_values(exported, edge));
    for (const DocumentEvidence& document : edge.evidence) {
      const CitedVersion* const cited = cited_in(exported, edge, document);
      for (const Evidence& place : document.places) {
        evidence.add({export_id(from.id), name_of(edge.type), export_id(to.id), document.document,
                      place.page == 0 ? std::string() : std::to_string(place.page),
                      std::to_string(place.source.begin), std::to_string(place.source.end), place.extractor,
                      fmt::format("{:.2f}", static_cast<double>(place.confidence)),
                      cited == nullptr ? std::string_view() : cited->version,
                      cited == nullptr ? std::string_view() : name_of(cited->basis),
                      cited == nullptr ? std::string_view() : name_of(cited->section),
                      cited == nullptr ? std::string_view() : cited->moved_to});
      }
    }
  }
}

}  // namespace

void to_csv(const ExportedGraph& graph, const ExportOptions& options, const ExportSink& sink) {
  write_nodes(graph, options, sink);
  write_edges(graph, options, sink);
  write_concepts(graph, options, sink);
}

}  // namespace vidensgraf
