// /api/v1/search

#include <array>

#include "query/search/newest_first.h"
#include "query/search/search_json.h"
#include "web/api/answers.h"
#include "web/api/routes.h"

namespace vidensgraf {
namespace {

// Documents further down cost as much as all those above them; to read everything there is /api/v1/documents.
constexpr std::size_t kMostSearchOffset = 900;

// Facets of which values are chosen: a hit has one of the values of each.
constexpr std::array<std::pair<std::string_view, FacetKind>, 6> kFacets = {{
    {"type", FacetKind::Type},
    {"publisher", FacetKind::Publisher},
    {"year", FacetKind::Year},
    {"law", FacetKind::Law},
    {"target_group", FacetKind::TargetGroup},
    {"concept", FacetKind::Concept},
}};

// Parameters that narrow the hits otherwise, and the field of the query language that each stands for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kFilters = {{
    {"document", "dokument"},
    {"title", "titel"},
}};

void put_filters(const Request& request, SearchRequest& asked) {
  for (const auto& [parameter, field] : kFilters) {
    for (std::string& value : request.parameters_named(parameter)) {
      asked.filters.emplace_back(std::string(field), std::move(value));
    }
  }
  for (const auto& [parameter, kind] : kFacets) {
    FacetSelection selection{kind, {}};
    for (std::string& value : request.parameters_named(parameter)) {
      // A span of years is a filter, "2019..2022"; single years can be chosen side by side.
      if (kind == FacetKind::Year && value.find("..") != std::string::npos) {
        asked.filters.emplace_back("år", std::move(value));
      } else {
        selection.values.push_back(std::move(value));
      }
    }
    if (!selection.values.empty()) asked.selections.push_back(std::move(selection));
  }
}

Result<Response> search(Context& context) {
  SearchRequest asked;
  asked.query = std::string(context.request.parameter("q"));
  asked.similar_to = std::string(context.request.parameter("similar"));
  put_filters(context.request, asked);
  const bool asks = asked.query.find_first_not_of(' ') != std::string::npos || !asked.similar_to.empty() ||
                    !asked.selections.empty() || !asked.filters.empty();
  if (!asks) return fail(ErrorCode::Input, "Give a query in the parameter \"q\", or choose a facet.");
  const auto limit = number_parameter(context.request, "limit", 10, 1, 100);
  if (!limit) return fail(limit.error());
  asked.limit = *limit;
  const auto offset = number_parameter(context.request, "offset", 0, 0, kMostSearchOffset);
  if (!offset) return fail(offset.error());
  asked.offset = *offset;
  const auto passages = number_parameter(context.request, "passages", 3, 1, 20);
  if (!passages) return fail(passages.error());
  asked.passages_per_document = *passages;
  asked.explain = context.request.parameter("explain") == "true";
  const std::string_view order = context.request.parameter("sort");
  if (!order.empty() && order != "relevance" && order != "newest") {
    return fail(ErrorCode::Input, "\"sort\" must be relevance or newest.");
  }
  Searcher& searcher = context.index.searcher();
  const auto result = order == "newest" ? search_newest_first(searcher, asked) : searcher.search(asked);
  if (!result) return fail(result.error());
  Response response = json_response(search_to_json(*result, asked.explain) + "\n");
  if (!result->missing.empty()) response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace

void add_search_routes(Router& router) { router.get("/api/v1/search", search); }

}  // namespace vidensgraf
