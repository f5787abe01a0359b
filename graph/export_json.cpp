// Cytoscape JSON (js.cytoscape.org, "elements" notation): every node and edge with all its data, every place
// of every edge. Also JSON-LD with the same statements as the Turtle export (export_turtle.cpp).

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/export_formats.h"
#include "graph/skos.h"

namespace vidensgraf {
namespace {

using nlohmann::ordered_json;

// Attributes that are set, numbers as numbers.
void put_attributes(ordered_json& data, std::span<const ExportAttribute> attributes,
                    const std::vector<std::string>& values) {
  for (std::size_t index = 0; index < values.size(); ++index) {
    if (values[index].empty()) continue;
    const std::string name(attributes[index].name);
    if (attributes[index].type == "double") {
      data[name] = std::stod(values[index]);
    } else if (attributes[index].type == "long") {
      data[name] = std::stoull(values[index]);
    } else {
      data[name] = values[index];
    }
  }
}

ordered_json evidence_json(const ExportedGraph& exported, const Subgraph::Edge& edge) {
  ordered_json list = ordered_json::array();
  for (const DocumentEvidence& document : edge.evidence) {
    const CitedVersion* const cited = cited_in(exported, edge, document);
    for (const Evidence& place : document.places) {
      ordered_json item;
      item["document"] = document.document;
      item["page"] = place.page;
      item["start"] = place.source.begin;
      item["end"] = place.source.end;
      item["extractor"] = place.extractor;
      item["confidence"] = static_cast<double>(std::lround(place.confidence * 1000.0F)) / 1000.0;
      if (cited != nullptr) {
        item["law_version"] = cited->version;
        item["version_basis"] = name_of(cited->basis);
        item["section"] = name_of(cited->section);
        item["moved_to"] = cited->moved_to;
      }
      list.push_back(std::move(item));
    }
  }
  return list;
}

// The lines of a value that stands `depth` levels deep in a file.
std::string lines_of(const ordered_json& json, std::size_t depth) {
  const std::string text = json.dump(1, ' ', false, ordered_json::error_handler_t::replace);
  std::string lines;
  for (const char byte : text) {
    lines += byte;
    if (byte == '\n') lines.append(depth, ' ');
  }
  return lines;
}

// A list that is written item by item, as it would be dumped whole.
class JsonList {
 public:
  JsonList(ExportText& out, std::size_t depth) : out_(out), depth_(depth) { out_ += "["; }
  void add(const ordered_json& item) {
    out_ += (is_empty_ ? "\n" : ",\n") + std::string(depth_ + 1, ' ') + lines_of(item, depth_ + 1);
    is_empty_ = false;
  }
  void close() { out_ += is_empty_ ? std::string("]") : "\n" + std::string(depth_, ' ') + "]"; }

 private:
  ExportText& out_;
  std::size_t depth_;
  bool is_empty_ = true;
};

}  // namespace

void to_cytoscape(const ExportedGraph& exported, const ExportSink& sink) {
  const Subgraph& graph = exported.graph;
  ExportText out("graph.json", sink);
  ordered_json about;
  about["exhaustive"] = !graph.truncated;
  about["nodes"] = graph.nodes.size();
  about["edges"] = graph.edges.size();
  out += "{\n \"data\": " + lines_of(about, 1) + ",\n \"elements\": {\n  \"nodes\": ";
  JsonList nodes(out, 2);
  for (const GraphNode& node : graph.nodes) {
    ordered_json data;
    data["id"] = export_id(node.id);
    data["kind"] = name_of(node.kind);
    data["key"] = node.key;
    data["label"] = node.label;
    data["documents"] = node.documents;
    data["mentions"] = node.mentions;
    put_attributes(data, node_attributes(), node_attribute_values(exported, node));
    nodes.add(ordered_json{{"data", std::move(data)}});
  }
  nodes.close();
  out += ",\n  \"edges\": ";
  JsonList edges(out, 2);
  for (const Subgraph::Edge& edge : graph.edges) {
    const std::string from = export_id(graph.nodes[edge.from].id);
    const std::string to = export_id(graph.nodes[edge.to].id);
    ordered_json data;
    data["id"] = fmt::format("{}-{}-{}", from, name_of(edge.type), to);
    data["source"] = from;
    data["target"] = to;
    data["type"] = name_of(edge.type);
    data["documents"] = edge.weight.documents;
    data["weight"] = edge.weight.evidence;
    put_attributes(data, edge_attributes(), edge_attribute_values(exported, edge));
    data["evidence"] = evidence_json(exported, edge);
    edges.add(ordered_json{{"data", std::move(data)}});
  }
  edges.close();
  out += "\n }\n}\n";
}

void to_jsonld(const ExportedGraph& exported, const ExportSink& sink) {
  ordered_json context;
  for (const RdfPrefix& prefix : rdf_prefixes()) context[std::string(prefix.name)] = prefix.uri;
  const auto value_of = [](const RdfObject& object) {
    ordered_json value;
    switch (object.kind) {
      case RdfObject::Kind::Uri:
        value["@id"] = object.text;
        break;
      case RdfObject::Kind::Danish:
        value["@value"] = object.text;
        value["@language"] = "da";
        break;
      case RdfObject::Kind::Text:
      case RdfObject::Kind::Definition:
        value["@value"] = object.text;
        break;
      case RdfObject::Kind::Number:
        value = std::stoull(object.text);
        break;
    }
    return value;
  };
  const auto add = [&value_of](ordered_json& resource, const RdfStatement& statement) {
    ordered_json value = value_of(statement.object);
    if (statement.object.kind == RdfObject::Kind::Definition) {
      value = ordered_json::object();
      for (const RdfStatement& part : statement.object.parts)
        value[part.predicate].push_back(value_of(part.object));
    }
    if (statement.predicate == "rdf:type") {
      resource["@type"].push_back(statement.object.text);
    } else {
      resource[statement.predicate].push_back(std::move(value));
    }
  };
  ExportText out("graph.jsonld", sink);
  out += "{\n \"@context\": " + lines_of(context, 1) + ",\n \"@graph\": ";
  JsonList resources(out, 1);
  visit_skos_statements(exported, [&](const std::vector<RdfStatement>& of_one) {
    ordered_json resource;
    resource["@id"] = of_one.front().subject;
    for (const RdfStatement& statement : of_one) add(resource, statement);
    resources.add(resource);
  });
  resources.close();
  out += "\n}\n";
}

}  // namespace vidensgraf
