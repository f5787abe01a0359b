#include "query/pages/path_page.h"

#include <nlohmann/json.hpp>

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

Json step_json(const PathStep& step, bool first) {
  Json json;
  json["kind"] = name_of(step.node.kind);
  json["key"] = step.node.key;
  json["label"] = step.node.label;
  json["edge"] = nullptr;
  if (first) return json;
  json["edge"] = Json{{"type", name_of(step.edge.key.type)},
                      {"forwards", step.edge.key.to == step.node.id},
                      {"documents", step.edge.weight.documents},
                      {"weight", step.edge.weight.evidence}};
  return json;
}

}  // namespace

Result<FoundPath> find_path(const GraphView& view, NodeId from, NodeId to, EdgeFilter filter,
                            ByDocuments fallback) {
  auto path = shortest_path(view, from, to, filter);
  if (!path || !path->steps.empty() || fallback == ByDocuments::Never) return path;
  return shortest_path(view, from, to, EdgeFilter::everything());
}

Result<PathPage> make_path_page(const GraphSources& sources, std::string_view from, std::string_view to,
                                EdgeFilter filter, ByDocuments fallback) {
  PathPage page;
  auto start = look_up_name(sources, from);
  if (!start) return fail(start.error());
  page.from = std::move(*start);
  auto goal = look_up_name(sources, to);
  if (!goal) return fail(goal.error());
  page.to = std::move(*goal);
  if (page.from.nodes.empty() || page.to.nodes.empty()) return page;
  auto path = find_path(sources.view, page.from.main().id, page.to.main().id, filter, fallback);
  if (!path) return fail(path.error());
  page.path = std::move(*path);
  return page;
}

std::string to_json(const PathPage& page) {
  Json json;
  json["from"] = page.from.main().label;
  json["to"] = page.to.main().label;
  json["steps"] = Json::array();
  for (const PathStep& step : page.path.steps)
    json["steps"].push_back(step_json(step, json["steps"].empty()));
  json["exhaustive"] = page.path.is_exhaustive;
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vidensgraf
