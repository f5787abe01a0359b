#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/export.h"
#include "graph/subgraph.h"
#include "web/router.h"

namespace vidensgraf {

/// A part of the graph as an address asks for it: "around" (names; ids of documents), "to" (a path from the
/// first of them), "depth", "nodes", "edge" (types), "document" (only what it states). The page, its drawing
/// and its exports show the same.
struct ShownGraph {
  std::vector<std::string> around;
  std::string to;
  std::size_t depth = 1;
  std::size_t nodes = 0;        ///< At most.
  std::vector<EdgeType> edges;  ///< Empty: all but mentions.
  std::string document;         ///< Empty: of all.
  std::string label;            ///< Of the first of `around`, as the graph names it.
  std::vector<NodeId> centres;  ///< What the names mean.
  std::string unknown;          ///< A name that nothing bears; then there is no graph.
  bool no_path = false;         ///< No way between the two names was found.
  FoundPath path;               ///< From the first name to `to`.
  Subgraph graph;
};

/// Errors: Input, Damaged, Io.
[[nodiscard]] Result<ShownGraph> shown_graph(Context& context);

inline constexpr std::size_t kMostShownNodes = 150;  ///< More cannot be read as a drawing.

/// The parameters that ask for the same graph, or for so many nodes of it, without "?".
[[nodiscard]] std::string parameters_of(const ShownGraph& shown, std::optional<std::size_t> nodes = {});

[[nodiscard]] DrawingLanguage drawing_language(Language language);

/// Graphviz' drawing of `graph` as an element to stand in a page: nodes link to their pages, edges to the row
/// "#kant-<number>" of the table. Names for screen readers in `language`. Errors: Limit (too large to draw).
///
/// \param centres  Nodes that stand out (class "vg-focus").
[[nodiscard]] Result<std::string> linked_drawing(const ExportedGraph& graph,
                                                 const std::vector<NodeId>& centres, Language language);

}  // namespace vidensgraf
