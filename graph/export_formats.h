#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/export.h"

// One function for each format, in graph/export_<format>.cpp, and what they share. Internal to graph/.

namespace vidensgraf {

/// One file of an export, handed on whenever some of it has gathered.
class ExportText {
 public:
  ExportText(std::string file, const ExportSink& sink) : file_(std::move(file)), sink_(sink) {
    sink_(file_, {});
  }
  ~ExportText() { hand_on(); }
  ExportText(const ExportText&) = delete;
  ExportText& operator=(const ExportText&) = delete;

  ExportText& operator+=(std::string_view text) {
    text_ += text;
    if (text_.size() >= kGathered) hand_on();
    return *this;
  }

 private:
  static constexpr std::size_t kGathered = std::size_t{64} << 10U;

  void hand_on() {
    if (!text_.empty()) sink_(file_, text_);
    text_.clear();
  }

  std::string file_;
  const ExportSink& sink_;
  std::string text_;
};

void to_graphml(const ExportedGraph& graph, const ExportSink& sink);
void to_gexf(const ExportedGraph& graph, const ExportSink& sink);
[[nodiscard]] std::string to_dot(const Subgraph& graph, DrawingLanguage language);
[[nodiscard]] Result<std::string> to_svg(const Subgraph& graph, DrawingLanguage language);
void to_cytoscape(const ExportedGraph& graph, const ExportSink& sink);
void to_csv(const ExportedGraph& graph, const ExportOptions& options, const ExportSink& sink);
[[nodiscard]] Result<void> to_turtle(const ExportedGraph& graph, const ExportSink& sink);
void to_jsonld(const ExportedGraph& graph, const ExportSink& sink);
[[nodiscard]] Result<void> to_concept_list(const ExportedGraph& graph, const ExportOptions& options,
                                           const ExportSink& sink);
[[nodiscard]] Result<void> to_concept_workbook(const ExportedGraph& graph, const ExportOptions& options,
                                               const ExportSink& sink);

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
