// Graphviz numbers nodes and edges in the order in which the graph gives them, writes one element a line, and
// an "<a xlink:title=...>" around each shape: the links go in there. Its titles, which are ids, are left out.

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "corpus/markup_text.h"
#include "web/pages/labels.h"
#include "web/pages/shown_graph.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kLink = "<a xlink:title=\"";

// The number behind `prefix` in `line`, from 1; 0 if there is none.
std::size_t number_after(std::string_view line, std::string_view prefix) {
  const std::size_t at = line.find(prefix);
  if (at == std::string_view::npos) return 0;
  std::size_t number = 0;
  std::from_chars(line.data() + at + prefix.size(), line.data() + line.size(), number);
  return number;
}

std::string node_link(const GraphNode& node, bool is_centre, Language language) {
  const std::string name = fmt::format("{} ({})", node.label, kind_text(node.kind, language));
  return fmt::format("<a class=\"vg-node{}\" href=\"{}\" aria-label=\"{}\">",
                     is_centre ? " vg-focus\" aria-current=\"true" : "", markup_escaped(node_address(node)),
                     markup_escaped(name));
}

std::string edge_link(const Subgraph& graph, const Subgraph::Edge& edge, std::size_t number,
                      Language language) {
  const std::string name =
      fmt::format("{} – {} – {}", graph.nodes[edge.from].label,
                  edge_verb(edge.type, drawing_language(language)), graph.nodes[edge.to].label);
  return fmt::format("<a class=\"vg-edge\" href=\"#kant-{}\" tabindex=\"-1\" aria-label=\"{}\">", number,
                     markup_escaped(name));
}

}  // namespace

Result<std::string> linked_drawing(const ExportedGraph& exported, const std::vector<NodeId>& centres,
                                   Language language) {
  const auto is_centre = [&centres](const GraphNode& one) {
    return std::find(centres.begin(), centres.end(), one.id) != centres.end();
  };
  const auto files = export_graph(exported, ExportFormat::Svg, ExportOptions{drawing_language(language)});
  if (!files) return fail(files.error());
  const Subgraph& graph = exported.graph;
  const std::string& svg = files->front().content;
  std::string html;
  std::size_t node = 0;
  std::size_t edge = 0;
  std::size_t at = svg.find("<svg");
  while (at < svg.size()) {
    const std::size_t end = std::min(svg.find('\n', at), svg.size());
    const std::string_view line = std::string_view(svg).substr(at, end - at);
    at = end + 1;
    if (line.starts_with("<title>") || line.starts_with("<!--") || line == " -->") continue;
    if (const std::size_t number = number_after(line, "<g id=\"node"); number > 0) {
      node = number;
      edge = 0;
    } else if (const std::size_t other = number_after(line, "<g id=\"edge"); other > 0) {
      edge = other;
      node = 0;
    }
    const std::size_t link = line.find(kLink);
    const bool is_node = node > 0 && node <= graph.nodes.size();
    const bool is_edge = edge > 0 && edge <= graph.edges.size();
    if (link != std::string_view::npos && (is_node || is_edge)) {
      html += line.substr(0, link);
      html += is_node ? node_link(graph.nodes[node - 1], is_centre(graph.nodes[node - 1]), language)
                      : edge_link(graph, graph.edges[edge - 1], edge, language);
    } else {
      html += line;
    }
    html += '\n';
  }
  return html;
}

}  // namespace vidensgraf
