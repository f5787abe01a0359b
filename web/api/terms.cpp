// /api/v1/concepts, definitions and provisions: the pages of the command line as JSON.

#include "query/pages/concept_page.h"
#include "query/pages/definitions_page.h"
#include "query/pages/law_page.h"
#include "query/pages/page_json.h"
#include "web/api/answers.h"
#include "web/api/routes.h"

namespace vidensgraf {
namespace {

// A part of a list, from two parameters.
Result<ListPart> part_of(const Request& request, std::string_view limit, std::string_view offset,
                         std::size_t otherwise) {
  const auto most = number_parameter(request, limit, otherwise, 1, 500);
  if (!most) return fail(most.error());
  const auto first = number_parameter(request, offset, 0, 0, kMostOffset);
  if (!first) return fail(first.error());
  return ListPart{*most, *first};
}

Result<Response> show_concept(Context& context) {
  ConceptPageOptions options;
  const auto documents = part_of(context.request, "documents", "offset", options.documents.limit);
  if (!documents) return fail(documents.error());
  const auto links = part_of(context.request, "links", "links_offset", options.links.limit);
  if (!links) return fail(links.error());
  options.documents = *documents;
  options.links = *links;
  const auto page = make_concept_page(context.index.sources(), context.path_value("name"), options);
  if (!page) return fail(page.error());
  if (page->lookup.nodes.empty()) return unknown_name(page->lookup);
  return json_response(to_json(*page) + "\n");
}

Result<Response> show_definitions(Context& context) {
  const auto documents = number_parameter(context.request, "documents", kDefiningDocuments, 1, 500);
  if (!documents) return fail(documents.error());
  const auto page = make_definitions_page(context.index.sources(), context.path_value("name"), *documents);
  if (!page) return fail(page.error());
  if (page->lookup.nodes.empty()) return unknown_name(page->lookup);
  return json_response(to_json(*page) + "\n");
}

Result<Response> show_provision(Context& context) {
  LawPageOptions options;
  const auto documents = part_of(context.request, "documents", "offset", options.documents.limit);
  if (!documents) return fail(documents.error());
  const auto parts = part_of(context.request, "parts", "parts_offset", options.parts.limit);
  if (!parts) return fail(parts.error());
  options.documents = *documents;
  options.parts = *parts;
  const auto page = make_law_page(context.index.sources(), context.path_value("reference"), options);
  if (!page) return fail(page.error());
  return json_response(to_json(*page) + "\n");
}

}  // namespace

void add_term_routes(Router& router) {
  router.get("/api/v1/concepts/{name}", show_concept);
  router.get("/api/v1/definitions/{name}", show_definitions);
  router.get("/api/v1/provisions/{reference}", show_provision);
}

}  // namespace vidensgraf
