// "/graph": a part of the graph as a drawing and as tables; the shortest path between two names.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "query/pages/place.h"
#include "store/document_rows.h"
#include "web/pages/document_choice.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/places.h"
#include "web/pages/routes.h"
#include "web/pages/shown_graph.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kQuotedEdges = 60;      // with the words of their places
constexpr std::size_t kPlacesOfDocument = 2;  // of each edge
constexpr std::size_t kLargeDrawing = 80;  // nodes, from which on it is moved about rather than made smaller

constexpr std::array<EdgeType, 12> kChoices = {
    EdgeType::Broader,    EdgeType::Related,    EdgeType::PartOf,      EdgeType::HasTargetGroup,
    EdgeType::GovernedBy, EdgeType::Defines,    EdgeType::Cites,       EdgeType::AbbreviationOf,
    EdgeType::ExactMatch, EdgeType::CloseMatch, EdgeType::PublishedBy, EdgeType::Mentions};

Result<void> put_form(TemplateData& data, Context& context, const ShownGraph& shown) {
  const Language language = context.language;
  TemplateData::List edges;
  for (const EdgeType type : kChoices) {
    const bool chosen = std::find(shown.edges.begin(), shown.edges.end(), type) != shown.edges.end();
    TemplateData one;
    one.set("value", name_of(type)).set("label", relation_text(type, true, language)).set("selected", chosen);
    edges.push_back(std::move(one));
  }
  auto documents = document_choice(context.index.store(), "document", shown.document,
                                   message(language, "graph.all_documents"));
  if (!documents) return fail(documents.error());
  TemplateData::List depths;
  for (std::size_t depth = 1; depth <= 3; ++depth) {
    TemplateData one;
    one.set("value", depth).set("selected", depth == shown.depth);
    depths.push_back(std::move(one));
  }
  data.set("around", shown.around.empty() ? std::string() : shown.around.front())
      .set("to", shown.to)
      .set("edges", std::move(edges))
      .set("documents", std::move(*documents))
      .set("depths", std::move(depths));
  return {};
}

TemplateData::List beginnings(const Overview& overview) {
  TemplateData::List all;
  for (const GraphNode& node : overview.concepts) {
    TemplateData one;
    one.set("label", node.label).set("address", graph_address(node.label));
    all.push_back(std::move(one));
  }
  return all;
}

// How the rows of the table of edges are ordered: by a column, as the address asks.
struct Row {
  std::size_t number;  // of the edge, from 1
  const Subgraph::Edge* edge;
};

std::vector<Row> rows_of(const Subgraph& graph, std::string_view sort, Language language) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) rows.push_back({i + 1, &graph.edges[i]});
  const auto text = [&](const Row& row) -> std::string {
    if (sort == "to") return graph.nodes[row.edge->to].label;
    if (sort == "relation") return std::string(edge_verb(row.edge->type, drawing_language(language)));
    return graph.nodes[row.edge->from].label;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    if (sort == "places") return a.edge->weight.evidence > b.edge->weight.evidence;
    return text(a) < text(b);
  });
  return rows;
}

Result<void> put_edges(TemplateData& data, Context& context, const ShownGraph& shown,
                       const std::string& parameters) {
  const Language language = context.language;
  const std::string sort(context.request.parameter("sort"));
  const Subgraph& graph = shown.graph;
  const PlaceReader reader(context.index.store(), context.index.graph(), context.index.analyzer());
  TemplateData::List rows;
  for (const Row& row : rows_of(graph, sort, language)) {
    const Subgraph::Edge& edge = *row.edge;
    TemplateData one;
    one.set("number", row.number)
        .set("from", graph.nodes[edge.from].label)
        .set("from_address", node_address(graph.nodes[edge.from]))
        .set("relation", edge_verb(edge.type, drawing_language(language)))
        .set("to", graph.nodes[edge.to].label)
        .set("to_address", node_address(graph.nodes[edge.to]))
        .set("basis", edge.reason.empty() ? places_text(edge.weight.evidence, edge.weight.documents, language)
                                          : reason_text(edge.reason, language));
    const bool is_quoted = rows.size() < kQuotedEdges && !edge.evidence.empty();
    one.set("has_evidence", is_quoted);
    if (is_quoted) {
      const auto places = reader.read(edge.evidence, kPlacesOfDocument);
      if (!places) return fail(places.error());
      one.set("documents", places_data(*places, language));
    }
    rows.push_back(std::move(one));
  }
  TemplateData::List columns;
  for (const std::string_view column : {"from", "relation", "to", "places"}) {
    const bool current = sort.empty() ? column == "from" : column == sort;
    TemplateData one;
    one.set("title", message(language, fmt::format("graph.column.{}", column)))
        .set("order", current ? (column == "places" ? "descending" : "ascending") : "none")
        .set("address", fmt::format("/graph?{}&sort={}#kanter", parameters, column));
    columns.push_back(std::move(one));
  }
  data.set("has_edges", !rows.empty());
  data.set("edge_rows", std::move(rows)).set("columns", std::move(columns));
  return {};
}

void put_nodes(TemplateData& data, const ShownGraph& shown, Language language) {
  const Subgraph& graph = shown.graph;
  std::vector<std::set<std::size_t>> neighbours(graph.nodes.size());
  for (const Subgraph::Edge& edge : graph.edges) {
    neighbours[edge.from].insert(edge.to);
    neighbours[edge.to].insert(edge.from);
  }
  std::vector<std::size_t> order(graph.nodes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return neighbours[a].size() > neighbours[b].size(); });
  TemplateData::List rows;
  for (const std::size_t i : order) {
    const GraphNode& node = graph.nodes[i];
    TemplateData::List next;
    for (const std::size_t other : neighbours[i]) {
      TemplateData one;
      one.set("label", graph.nodes[other].label).set("address", graph_address(graph.nodes[other].label));
      next.push_back(std::move(one));
    }
    TemplateData row;
    row.set("label", node.label)
        .set("address", node_address(node))
        .set("kind", kind_text(node.kind, language))
        .set("links", neighbours[i].size())
        .set("neighbours", std::move(next));
    rows.push_back(std::move(row));
  }
  data.set("node_rows", std::move(rows));
}

void put_path(TemplateData& data, const ShownGraph& shown, Language language) {
  TemplateData::List steps;
  for (const PathStep& step : shown.path.steps) {
    TemplateData one;
    one.set("label", step.node.label).set("address", node_address(step.node));
    if (!steps.empty()) {
      const bool forwards = step.edge.key.to == step.node.id;
      one.set("relation", relation_text(step.edge.key.type, forwards, language));
    }
    steps.push_back(std::move(one));
  }
  data.set_rows("path", std::move(steps));
}

Result<void> put_graph(TemplateData& data, Context& context, ShownGraph& shown) {
  const Language language = context.language;
  const std::string parameters = parameters_of(shown);
  put_path(data, shown, language);
  put_nodes(data, shown, language);
  if (auto put = put_edges(data, context, shown, parameters); !put) return put;
  data.set("size", message(language, "graph.size",
                           {count_text("count.nodes", shown.graph.nodes.size(), language),
                            count_text("count.links", shown.graph.edges.size(), language)}))
      .set("truncated", shown.graph.truncated)
      .set("large", shown.graph.nodes.size() > kLargeDrawing);
  if (shown.nodes < kMostShownNodes) {
    const std::size_t more = std::min(kMostShownNodes, shown.nodes * 2);
    data.set("more_address", "/graph?" + parameters_of(shown, more));
  }
  TemplateData::List downloads;
  for (const auto& [format, text] :
       {std::pair("svg", "SVG"), std::pair("graphml", "GraphML"), std::pair("gexf", "GEXF"),
        std::pair("dot", "DOT"), std::pair("cytoscape", "Cytoscape"), std::pair("turtle", "SKOS Turtle"),
        std::pair("jsonld", "JSON-LD"), std::pair("csv", "CSV"),
        std::pair("begrebsliste-xlsx", "Begrebsliste (Excel)"),
        std::pair("begrebsliste", "Begrebsliste (CSV)")}) {
    TemplateData one;
    one.set("text", text).set("address", fmt::format("/graph/export/{}?{}", format, parameters));
    downloads.push_back(std::move(one));
  }
  data.set("downloads", std::move(downloads))
      .set("review_address", "/graph/review.csv?" + parameters)
      .set("desk_address", fmt::format("/review?{}#tag-stilling", parameters))
      .set("can_review", context.inbox != nullptr && context.role == Role::Reviewer);
  const auto exported = prepare_export(context.index.store(), context.index.graph(), std::move(shown.graph));
  if (!exported) return fail(exported.error());
  auto drawing = linked_drawing(*exported, shown.centres, language);
  if (!drawing) return fail(drawing.error());
  data.set("drawing", std::move(*drawing));
  return {};
}

}  // namespace

Result<Response> show_graph_page(Context& context) {
  auto shown = shown_graph(context);
  if (!shown) return fail(shown.error());
  Page page;
  page.section = "graph";
  page.title = shown->around.empty() ? std::string(message(context.language, "graph.title"))
                                     : message(context.language, "graph.title_around", {shown->label});
  TemplateData data;
  data.set("title", page.title);
  if (auto put = put_form(data, context, *shown); !put) return fail(put.error());
  const bool is_known = shown->unknown.empty();
  const bool is_shown = is_known && !shown->graph.nodes.empty();
  data.set("shown", is_shown);
  if (shown->no_path) {
    const bool is_none = shown->path.is_exhaustive;
    data.set("no_path", message(context.language, is_none ? "graph.no_path" : "graph.no_path_near"));
  }
  if (!is_known) data.set("unknown", message(context.language, "concept.unknown", {shown->unknown}));
  if (is_shown) {
    if (auto put = put_graph(data, context, *shown); !put) return fail(put.error());
  } else if (shown->around.empty()) {
    const auto overview = context.index.overview();
    if (!overview) return fail(overview.error());
    data.set_rows("beginnings", beginnings(**overview));
  }
  Response response = render_page("graph", data, page, context);
  if (!is_known) response.status = 404;
  return response;
}

}  // namespace vidensgraf
