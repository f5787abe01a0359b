// /api/v1/graph and /api/v1/exports: the neighbourhood of a node, and the graph in the formats of others.

#include <optional>

#include <fmt/format.h>

#include "extraction/registers.h"
#include "graph/export.h"
#include "graph/subgraph.h"
#include "query/pages/page_json.h"
#include "query/pages/path_page.h"
#include "web/api/answers.h"
#include "web/api/routes.h"
#include "web/media_type.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxNodes = 20000;

/// How much is given of a graph unless more or less is asked for.
struct DefaultBounds {
  std::size_t nodes;
  std::size_t evidence;  ///< Documents of each edge.
};
constexpr std::size_t kMostEvidence = 1'000'000;
constexpr DefaultBounds kOfAFile{kMaxNodes, kMostEvidence};
constexpr DefaultBounds kAround{300, 10};  // what a person can look at

Result<Response> neighbours(Context& context) {
  const auto filter = edge_filter_of(context.request);
  if (!filter) return fail(filter.error());
  const auto limit = number_parameter(context.request, "limit", 25, 1, 1000);
  if (!limit) return fail(limit.error());
  const auto offset = number_parameter(context.request, "offset", 0, 0, kMostOffset);
  if (!offset) return fail(offset.error());
  LinkLimits limits;
  limits.links = *limit;
  limits.offset = *offset;
  const auto page =
      make_neighbours_page(context.index.sources(), context.path_value("name"), *filter, limits);
  if (!page) return fail(page.error());
  if (page->lookup.nodes.empty()) return unknown_name(page->lookup);
  return json_response(to_json(*page) + "\n");
}

Result<Response> path(Context& context) {
  const auto filter = edge_filter_of(context.request);
  if (!filter) return fail(filter.error());
  const auto from = text_parameter(context.request, "from");
  if (!from) return fail(from.error());
  const auto to = text_parameter(context.request, "to");
  if (!to) return fail(to.error());
  const auto page = make_path_page(
      context.index.sources(), *from, *to, *filter,
      context.request.has_parameter("edge") ? ByDocuments::Never : ByDocuments::IfNothingCloser);
  if (!page) return fail(page.error());
  for (const NameLookup* const lookup : {&page->from, &page->to}) {
    if (lookup->nodes.empty()) return unknown_name(*lookup);
  }
  return json_response(to_json(*page) + "\n");
}

// The nodes around the names in `around`, or the whole graph. `unknown` is set where there is no such name.
Result<Subgraph> asked_graph(Context& context, const DefaultBounds& bounds,
                             std::optional<Response>& unknown) {
  const auto filter = edge_filter_of(context.request);
  if (!filter) return fail(filter.error());
  const auto depth = number_parameter(context.request, "depth", 1, 1, 3);
  if (!depth) return fail(depth.error());
  const auto nodes = number_parameter(context.request, "nodes", bounds.nodes, 1, kMaxNodes);
  if (!nodes) return fail(nodes.error());
  const auto evidence = number_parameter(context.request, "evidence", bounds.evidence, 0, kMostEvidence);
  if (!evidence) return fail(evidence.error());
  SubgraphOptions options;
  options.max_documents_of_edge = *evidence;
  options.edges = *filter;
  options.max_nodes = *nodes;
  options.max_edges_of_node = 4 * *nodes;  // two nodes are seldom linked in more ways
  std::vector<NodeId> centres;
  for (const std::string& name : context.request.parameters_named("around")) {
    const auto lookup = look_up_name(context.index.sources(), name);
    if (!lookup) return fail(lookup.error());
    if (lookup->nodes.empty()) {
      unknown = unknown_name(*lookup);
      return Subgraph{};
    }
    const std::vector<NodeId> ids = lookup->ids();
    centres.insert(centres.end(), ids.begin(), ids.end());
  }
  if (centres.empty()) return whole_graph(context.index.graph(), options);
  return graph_around(context.index.graph(), centres, static_cast<unsigned>(*depth), options);
}

// The separator of CSV: a name or the character; nothing for another one.
std::optional<char> separator_of(const Request& request) {
  const std::string_view given = request.parameter("separator");
  if (given.empty() || given == "comma" || given == ",") return ',';
  if (given == "semicolon" || given == ";") return ';';
  if (given == "tab" || given == "\t") return '\t';
  return std::nullopt;
}

Result<Response> exported(Context& context, ExportFormat format, const DefaultBounds& bounds) {
  ExportOptions options;
  if (context.request.parameter("lang") == "en") options.language = DrawingLanguage::English;
  const auto separator = separator_of(context.request);
  if (!separator) return fail(ErrorCode::Input, "The separators are comma, semicolon and tab.");
  options.separator = *separator;
  options.analyzer = &context.index.analyzer();
  std::optional<Response> unknown;
  auto graph = asked_graph(context, bounds, unknown);
  if (!graph) return fail(graph.error());
  if (unknown) return std::move(*unknown);
  const bool truncated = graph->truncated;
  const auto prepared = prepare_export(context.index.store(), context.index.graph(), std::move(*graph),
                                       documents_needed(format));
  if (!prepared) return fail(prepared.error());
  auto files = export_graph(*prepared, format, options);
  if (!files) return fail(files.error());
  // Of CSV, which has several files, one at a time.
  const std::string_view table = context.request.parameter("table");
  const std::string wanted = table.empty() ? "concepts.csv" : fmt::format("{}.csv", table);
  for (ExportedFile& file : *files) {
    if (files->size() > 1 && file.name != wanted) continue;
    Response response;
    response.content_type = media_type_of(format);
    response.set_header("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file.name));
    if (truncated) response.set_header("X-Truncated", "true");
    response.body = std::move(file.content);
    return response;
  }
  return fail(ErrorCode::Input, "There are the tables concepts, nodes, edges and evidence.");
}

Result<Response> export_format(Context& context) {
  const auto format = export_format_named(context.path_value("format"));
  if (!format) {
    return fail(ErrorCode::NotFound,
                "There are the formats graphml, gexf, dot, svg, cytoscape, csv, turtle, jsonld, begrebsliste "
                "and begrebsliste-xlsx.");
  }
  return exported(context, *format, kOfAFile);
}

Result<Response> around(Context& context) {
  if (!context.request.has_parameter("around")) {
    return fail(ErrorCode::Input, "The parameter \"around\" is missing.");
  }
  auto response = exported(context, ExportFormat::Cytoscape, kAround);
  if (response)
    std::erase_if(response->headers,
                  [](const auto& header) { return header.first == "Content-Disposition"; });
  return response;
}

}  // namespace

void add_graph_routes(Router& router) {
  router.get("/api/v1/graph/neighbours/{name}", neighbours);
  router.get("/api/v1/graph/around", around);
  router.get("/api/v1/graph/path", path);
  router.get("/api/v1/exports/{format}", export_format);
}

}  // namespace vidensgraf
