// /api/v1/search

#include <array>

#include "query/search_json.h"
#include "web/api/answers.h"
#include "web/api/routes.h"

namespace vidensgraf {
namespace {

// Parameters that narrow the hits, and the field of the query language that each stands for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kFilters = {{
    {"type", "type"},
    {"publisher", "udgiver"},
    {"year", "år"},
    {"document", "dokument"},
    {"title", "titel"},
    {"concept", "begreb"},
    {"law", "lov"},
    {"target_group", "målgruppe"},
}};

Result<Response> search(Context& context) {
  SearchRequest asked;
  const auto query = text_parameter(context.request, "q");
  if (!query) return fail(query.error());
  asked.query = *query;
  const auto limit = number_parameter(context.request, "limit", 10, 1, 100);
  if (!limit) return fail(limit.error());
  asked.limit = *limit;
  const auto passages = number_parameter(context.request, "passages", 3, 1, 20);
  if (!passages) return fail(passages.error());
  asked.passages_per_document = *passages;
  asked.explain = context.request.parameter("explain") == "true";
  for (const auto& [parameter, field] : kFilters) {
    for (std::string& value : context.request.parameters_named(parameter)) {
      asked.filters.emplace_back(std::string(field), std::move(value));
    }
  }
  const auto result = context.index.searcher().search(asked);
  if (!result) return fail(result.error());
  return json_response(search_to_json(*result, asked.explain) + "\n");
}

}  // namespace

void add_search_routes(Router& router) { router.get("/api/v1/search", search); }

}  // namespace vidensgraf
