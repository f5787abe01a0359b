// /api/v1/status, comparison and suggest.

#include <nlohmann/json.hpp>

#include "query/names/completion.h"
#include "query/pages/comparison.h"
#include "query/pages/index_status.h"
#include "web/api/answers.h"
#include "web/api/routes.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

Result<Response> show_status(Context& context) {
  const auto status = read_index_status(context.index.store());
  if (!status) return fail(status.error());
  Json nodes = Json::object();
  for (const auto& [kind, count] : status->nodes) nodes[std::string(name_of(kind))] = count;
  Json json;
  json["documents"] = status->documents;
  json["documents_with_unread_pages"] = status->documents_with_unread_pages;
  json["passages"] = status->passages;
  json["text_bytes"] = status->text_bytes;
  json["nodes"] = std::move(nodes);
  json["commit"] = status->batch;
  json["analyzer"] = status->analyzer;
  json["index_id"] = status->store_id;
  return json_response(json.dump(2) + "\n");
}

Result<Response> compare(Context& context) {
  const GraphSources sources = context.index.sources();
  const std::vector<std::string> documents = context.request.parameters_named("document");
  const std::vector<std::string> concepts = context.request.parameters_named("concept");
  if (documents.size() == 2 && concepts.empty()) {
    const auto page = compare_documents(sources, documents[0], documents[1]);
    if (!page) return fail(page.error());
    return json_response(to_json(*page) + "\n");
  }
  if (concepts.size() != 2 || !documents.empty()) {
    return fail(ErrorCode::Input, "Give the parameter \"document\" twice, or \"concept\" twice.");
  }
  const auto page = compare_concepts(sources, concepts[0], concepts[1]);
  if (!page) return fail(page.error());
  for (const NameLookup* const lookup : {&page->first, &page->second}) {
    if (lookup->nodes.empty()) return unknown_name(*lookup);
  }
  return json_response(to_json(*page) + "\n");
}

Result<Response> suggest(Context& context) {
  const auto limit = number_parameter(context.request, "limit", 10, 1, 50);
  if (!limit) return fail(limit.error());
  const auto kinds = node_kinds_of(context.request);
  if (!kinds) return fail(kinds.error());
  const std::string_view prefix = context.request.parameter("q");
  const auto found = context.index.completion().complete(prefix, *limit, *kinds);
  if (!found) return fail(found.error());
  return json_response(completions_to_json(prefix, *found) + "\n");
}

}  // namespace

void add_overview_routes(Router& router) {
  router.get("/api/v1/status", show_status);
  router.get("/api/v1/comparison", compare);
  router.get("/api/v1/suggest", suggest);
}

}  // namespace vidensgraf
