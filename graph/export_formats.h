#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export.h"

// One function for each format, in graph/export_<format>.cpp, and what they share. Internal to graph/.

namespace vidensgraf {

[[nodiscard]] std::string to_graphml(const ExportedGraph& graph);
[[nodiscard]] std::string to_gexf(const ExportedGraph& graph);
[[nodiscard]] std::string to_dot(const Subgraph& graph, DrawingLanguage language);
[[nodiscard]] Result<std::string> to_svg(const Subgraph& graph, DrawingLanguage language);
[[nodiscard]] std::string to_cytoscape(const ExportedGraph& graph);
[[nodiscard]] std::vector<ExportedFile> to_csv(const ExportedGraph& graph);
[[nodiscard]] Result<std::string> to_turtle(const ExportedGraph& graph);
[[nodiscard]] std::string to_jsonld(const ExportedGraph& graph);

/// An attribute beyond what a node or edge is; `type` as GraphML and GEXF name it.
struct ExportAttribute {
  std::string_view name;
  std::string_view type;
};
[[nodiscard]] std::span<const ExportAttribute> node_attributes();
[[nodiscard]] std::span<const ExportAttribute> edge_attributes();

/// The values of these attributes, in their order; empty where one does not apply.
[[nodiscard]] std::vector<std::string> node_attribute_values(const ExportedGraph& exported,
                                                             const GraphNode& node);
[[nodiscard]] std::vector<std::string> edge_attribute_values(const ExportedGraph& exported,
                                                             const Subgraph::Edge& edge);

/// The end of the edge, an index of nodes, that is a law or provision cited by who states the edge: of two
/// the lower one.
[[nodiscard]] std::optional<std::size_t> cited_end(const Subgraph& graph, const Subgraph::Edge& edge);

/// The text of the law that `document` means where it states the edge; null where the edge is not about law.
[[nodiscard]] const CitedVersion* cited_in(const ExportedGraph& exported, const Subgraph::Edge& edge,
                                           const DocumentEvidence& document);

/// "n" and 16 hex digits: a node's name in formats that want an identifier.
[[nodiscard]] std::string export_id(NodeId node);

/// "000:3:120-187; 004:7:80-99": document, page and bytes of every place, for formats without lists.
[[nodiscard]] std::string places_as_text(const std::vector<DocumentEvidence>& evidence);

/// "urn:vidensgraf:concept:kompleks%20st%C3%B8ttebehov": kind and key, percent-encoded (RFC 3986).
[[nodiscard]] std::string uri_of(NodeKind kind, std::string_view key);

}  // namespace vidensgraf
