#include "web/pages/shown_graph.h"

#include <algorithm>

#include <fmt/format.h>

#include "query/names/name_lookup.h"
#include "query/pages/path_page.h"
#include "web/api/answers.h"
#include "web/pages/document_choice.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kUsualNodes = 30;
constexpr std::size_t kMostDepth = 3;
constexpr std::size_t kMostEdges = 300;  // read of each node; of the heaviest are those that are shown

bool states(const Subgraph::Edge& edge, const std::string& document) {
  return std::any_of(edge.evidence.begin(), edge.evidence.end(),
                     [&](const DocumentEvidence& own) { return own.document == document; });
}

// Keeps the edges that `keep` wants, and the nodes that are centres or have an edge left.
template <class Keep>
Subgraph filtered(Subgraph graph, const std::vector<NodeId>& centres, const Keep& keep) {
  std::vector<bool> stays(graph.nodes.size(), false);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    stays[i] = std::find(centres.begin(), centres.end(), graph.nodes[i].id) != centres.end();
  }
  Subgraph result;
  result.truncated = graph.truncated;
  for (Subgraph::Edge& edge : graph.edges) {
    if (!keep(edge)) continue;
    stays[edge.from] = true;
    stays[edge.to] = true;
    result.edges.push_back(std::move(edge));
  }
  std::vector<std::size_t> place(graph.nodes.size(), 0);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (!stays[i]) continue;
    place[i] = result.nodes.size();
    result.nodes.push_back(std::move(graph.nodes[i]));
  }
  for (Subgraph::Edge& edge : result.edges) {
    edge.from = place[edge.from];
    edge.to = place[edge.to];
  }
  return result;
}

Result<void> read_parameters(const Request& request, ShownGraph& shown) {
  for (std::string& name : request.parameters_named("around")) {
    if (name.find_first_not_of(' ') != std::string::npos) shown.around.push_back(std::move(name));
  }
  shown.to = std::string(request.parameter("to"));
  if (shown.to.find_first_not_of(' ') == std::string::npos) shown.to.clear();
  shown.document = std::string(request.parameter("document"));
  const auto depth = number_parameter(request, "depth", 1, 1, kMostDepth);
  if (!depth) return fail(depth.error());
  shown.depth = *depth;
  const auto nodes = number_parameter(request, "nodes", kUsualNodes, 2, kMostShownNodes);
  if (!nodes) return fail(nodes.error());
  shown.nodes = *nodes;
  const auto filter = edge_filter_of(request);
  if (!filter) return fail(filter.error());
  if (request.has_parameter("edge")) {
    for (auto value = static_cast<unsigned>(EdgeType::Broader);
         value <= static_cast<unsigned>(EdgeType::CloseMatch); ++value) {
      const auto type = static_cast<EdgeType>(value);
      if (filter->has(type)) shown.edges.push_back(type);
    }
  }
  return {};
}

Result<void> read_path(Context& context, EdgeFilter filter, ShownGraph& shown) {
  const auto goal = look_up_name(context.index.sources(), shown.to);
  if (!goal) return fail(goal.error());
  if (goal->nodes.empty()) {
    shown.unknown = shown.to;
    return {};
  }
  const GraphView& view = context.index.graph();
  const NodeId from = shown.centres.front();
  auto path = find_path(view, from, goal->main().id, filter,
                        shown.edges.empty() ? ByDocuments::IfNothingCloser : ByDocuments::Never);
  if (!path) return fail(path.error());
  shown.path = std::move(*path);
  shown.no_path = shown.path.steps.empty();
  if (shown.no_path) return {};
  auto graph = graph_of_path(view, shown.path.steps);
  if (!graph) return fail(graph.error());
  shown.graph = std::move(*graph);
  return {};
}

}  // namespace

Result<ShownGraph> shown_graph(Context& context) {
  ShownGraph shown;
  if (auto read = read_parameters(context.request, shown); !read) return fail(read.error());
  auto document = chosen_document(context.index.sources(), shown.document);
  if (!document) return fail(document.error());
  shown.document = std::move(*document);
  if (shown.around.empty()) return shown;
  shown.label = shown.around.front();
  for (const std::string& name : shown.around) {
    const auto lookup = look_up_name(context.index.sources(), name);
    if (!lookup) return fail(lookup.error());
    if (lookup->nodes.empty()) {
      const NodeId document_node = node_id(NodeKind::Document, name);
      const auto node = context.index.graph().node(document_node);
      if (!node) return fail(node.error());
      if (*node) {
        if (shown.centres.empty()) shown.label = (*node)->label;
        shown.centres.push_back(document_node);
        continue;
      }
      shown.unknown = name;
      return shown;
    }
    if (shown.centres.empty()) shown.label = lookup->main().label;
    const std::vector<NodeId> ids = lookup->ids();
    shown.centres.insert(shown.centres.end(), ids.begin(), ids.end());
  }
  EdgeFilter filter = shown.edges.empty() ? EdgeFilter::relations() : EdgeFilter::none();
  for (const EdgeType type : shown.edges) filter = filter.with(type);
  if (!shown.to.empty()) {
    if (auto read = read_path(context, filter, shown); !read) return fail(read.error());
    return shown;
  }
  SubgraphOptions options;
  options.edges = filter;
  options.max_nodes = shown.nodes;
  options.max_edges_of_node = kMostEdges;
  auto graph =
      graph_around(context.index.graph(), shown.centres, static_cast<unsigned>(shown.depth), options);
  if (!graph) return fail(graph.error());
  shown.graph = shown.document.empty()
                    ? std::move(*graph)
                    : filtered(std::move(*graph), shown.centres,
                               [&](const Subgraph::Edge& edge) { return states(edge, shown.document); });
  return shown;
}

DrawingLanguage drawing_language(Language language) {
  return language == Language::Danish ? DrawingLanguage::Danish : DrawingLanguage::English;
}

std::string parameters_of(const ShownGraph& shown, std::optional<std::size_t> nodes) {
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    text += fmt::format("{}{}={}", text.empty() ? "" : "&", name, url_encoded(value));
  };
  for (const std::string& name : shown.around) add("around", name);
  if (!shown.to.empty()) add("to", shown.to);
  if (shown.depth != 1) add("depth", std::to_string(shown.depth));
  if (const std::size_t wanted = nodes.value_or(shown.nodes); wanted != kUsualNodes) {
    add("nodes", std::to_string(wanted));
  }
  for (const EdgeType type : shown.edges) add("edge", name_of(type));
  if (!shown.document.empty()) add("document", shown.document);
  return text;
}

}  // namespace vidensgraf
