#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/export.h"

// One function for each format, in graph/export_<format>.cpp, and what they share. Internal to graph/.

namespace vidensgraf {

[[nodiscard]] std::string to_graphml(const ExportedGraph& graph);
[[nodiscard]] std::string to_gexf(const ExportedGraph& graph);
[[nodiscard]] std::string to_dot(const Subgraph& graph);
[[nodiscard]] Result<std::string> to_svg(const Subgraph& graph);
[[nodiscard]] std::string to_cytoscape(const ExportedGraph& graph);
[[nodiscard]] std::vector<ExportedFile> to_csv(const ExportedGraph& graph);
[[nodiscard]] Result<std::string> to_turtle(const ExportedGraph& graph);
[[nodiscard]] std::string to_jsonld(const ExportedGraph& graph);

/// "n" and 16 hex digits: a node's name in formats that want an identifier.
[[nodiscard]] std::string export_id(NodeId node);

/// "000:3:120-187; 004:7:80-99": document, page and bytes of every place, for formats without lists.
[[nodiscard]] std::string places_as_text(const std::vector<DocumentEvidence>& evidence);

/// Escaped for XML text and attributes; characters that XML 1.0 does not allow are left out.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// "urn:vidensgraf:concept:kompleks%20st%C3%B8ttebehov": kind and key, percent-encoded (RFC 3986).
[[nodiscard]] std::string uri_of(NodeKind kind, std::string_view key);

}  // namespace vidensgraf
