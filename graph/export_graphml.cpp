// GraphML (graphml.graphdrawing.org) and GEXF 1.3 (gexf.net), each with declared attributes. Edges have a
// direction; `related` goes both ways and is written once, from the smaller node to the larger.

#include <algorithm>

#include <fmt/format.h>

#include "corpus/markup_text.h"
#include "graph/export_formats.h"

namespace vidensgraf {
namespace {

std::string data(std::string_view key, std::string_view value) {
  return fmt::format("      <data key=\"{}\">{}</data>\n", key, markup_escaped(value));
}

std::string declared(const ExportAttribute& attribute, std::string_view of) {
  return fmt::format("  <key id=\"{0}\" for=\"{1}\" attr.name=\"{0}\" attr.type=\"{2}\"/>\n", attribute.name,
                     of, attribute.type);
}

// Those that are set.
std::string set_data(std::span<const ExportAttribute> attributes, const std::vector<std::string>& values) {
  std::string xml;
  for (std::size_t index = 0; index < values.size(); ++index) {
    if (!values[index].empty()) xml += data(attributes[index].name, values[index]);
  }
  return xml;
}

std::string declared(const ExportAttribute& attribute, std::size_t id) {
  return fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", id, attribute.name,
                     attribute.type);
}

std::string attvalue(std::size_t key, std::string_view value) {
  return fmt::format("          <attvalue for=\"{}\" value=\"{}\"/>\n", key, markup_escaped(value));
}

std::string set_attvalues(std::size_t first, const std::vector<std::string>& values) {
  std::string xml;
  for (std::size_t index = 0; index < values.size(); ++index) {
    if (!values[index].empty()) xml += attvalue(first + index, values[index]);
  }
  return xml;
}

// At least 1: an edge without a place (a cited work and its document) must not vanish in a layout.
std::uint64_t weight_of(const Subgraph::Edge& edge) {
  return std::max<std::uint64_t>(1, edge.weight.evidence);
}

}  // namespace

void to_graphml(const ExportedGraph& exported, const ExportSink& sink) {
  const Subgraph& graph = exported.graph;
  ExportText xml("graph.graphml", sink);
  xml +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
      " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
      " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
      " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
      "  <key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
      "  <key id=\"key\" for=\"node\" attr.name=\"key\" attr.type=\"string\"/>\n"
      "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
      "  <key id=\"node_documents\" for=\"node\" attr.name=\"documents\" attr.type=\"long\"/>\n"
      "  <key id=\"mentions\" for=\"node\" attr.name=\"mentions\" attr.type=\"long\"/>\n";
  for (const ExportAttribute& attribute : node_attributes()) xml += declared(attribute, "node");
  for (const ExportAttribute& attribute : edge_attributes()) xml += declared(attribute, "edge");
  xml +=
      "  <key id=\"type\" for=\"edge\" attr.name=\"type\" attr.type=\"string\"/>\n"
      "  <key id=\"edge_documents\" for=\"edge\" attr.name=\"documents\" attr.type=\"long\"/>\n"
      "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
      "  <key id=\"evidence\" for=\"edge\" attr.name=\"evidence\" attr.type=\"string\"/>\n"
      "  <graph id=\"vidensgraf\" edgedefault=\"directed\">\n";
  for (const GraphNode& node : graph.nodes) {
    xml += fmt::format("    <node id=\"{}\">\n", export_id(node.id));
    xml += data("kind", name_of(node.kind));
    xml += data("key", node.key);
    xml += data("label", node.label);
    xml += data("node_documents", std::to_string(node.documents));
    xml += data("mentions", std::to_string(node.mentions));
    xml += set_data(node_attributes(), node_attribute_values(exported, node));
    xml += "    </node>\n";
  }
  for (const Subgraph::Edge& edge : graph.edges) {
    xml += fmt::format("    <edge source=\"{}\" target=\"{}\">\n", export_id(graph.nodes[edge.from].id),
                       export_id(graph.nodes[edge.to].id));
    xml += data("type", name_of(edge.type));
    xml += data("edge_documents", std::to_string(edge.weight.documents));
    xml += data("weight", std::to_string(weight_of(edge)));
    xml += data("evidence", places_as_text(edge.evidence));
    xml += set_data(edge_attributes(), edge_attribute_values(exported, edge));
    xml += "    </edge>\n";
  }
  xml += "  </graph>\n</graphml>\n";
}

void to_gexf(const ExportedGraph& exported, const ExportSink& sink) {
  constexpr std::size_t kNodeFields = 4;  // declared below before the attributes that all formats share
  constexpr std::size_t kEdgeFields = 3;
  const Subgraph& graph = exported.graph;
  ExportText xml("graph.gexf", sink);
  xml +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      "  <meta>\n    <creator>Vidensgraf</creator>\n  </meta>\n"
      "  <graph defaultedgetype=\"directed\">\n"
      "    <attributes class=\"node\">\n"
      "      <attribute id=\"0\" title=\"kind\" type=\"string\"/>\n"
      "      <attribute id=\"1\" title=\"key\" type=\"string\"/>\n"
      "      <attribute id=\"2\" title=\"documents\" type=\"long\"/>\n"
      "      <attribute id=\"3\" title=\"mentions\" type=\"long\"/>\n";
  std::size_t attribute_id = kNodeFields;
  for (const ExportAttribute& attribute : node_attributes()) xml += declared(attribute, attribute_id++);
  xml +=
      "    </attributes>\n"
      "    <attributes class=\"edge\">\n"
      "      <attribute id=\"0\" title=\"type\" type=\"string\"/>\n"
      "      <attribute id=\"1\" title=\"documents\" type=\"long\"/>\n"
      "      <attribute id=\"2\" title=\"evidence\" type=\"string\"/>\n";
  attribute_id = kEdgeFields;
  for (const ExportAttribute& attribute : edge_attributes()) xml += declared(attribute, attribute_id++);
  xml +=
      "    </attributes>\n"
      "    <nodes>\n";
  for (const GraphNode& node : graph.nodes) {
    xml += fmt::format("      <node id=\"{}\" label=\"{}\">\n        <attvalues>\n", export_id(node.id),
                       markup_escaped(node.label));
    xml += attvalue(0, name_of(node.kind));
    xml += attvalue(1, node.key);
    xml += attvalue(2, std::to_string(node.documents));
    xml += attvalue(3, std::to_string(node.mentions));
    xml += set_attvalues(kNodeFields, node_attribute_values(exported, node));
    xml += "        </attvalues>\n      </node>\n";
  }
  xml += "    </nodes>\n    <edges>\n";
  std::size_t id = 0;
  for (const Subgraph::Edge& edge : graph.edges) {
    xml += fmt::format(
        "      <edge id=\"e{}\" source=\"{}\" target=\"{}\" kind=\"{}\" type=\"{}\" weight=\"{}\">\n"
        "        <attvalues>\n",
        id++, export_id(graph.nodes[edge.from].id), export_id(graph.nodes[edge.to].id), name_of(edge.type),
        edge.type == EdgeType::Related ? "undirected" : "directed", weight_of(edge));
    xml += attvalue(0, name_of(edge.type));
    xml += attvalue(1, std::to_string(edge.weight.documents));
    xml += attvalue(2, places_as_text(edge.evidence));
    xml += set_attvalues(kEdgeFields, edge_attribute_values(exported, edge));
    xml += "        </attvalues>\n      </edge>\n";
  }
  xml += "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace vidensgraf
