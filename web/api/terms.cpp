// /api/v1/concepts, definitions and provisions: the pages of the command line as JSON.

#include "query/concept_page.h"
#include "query/definitions_page.h"
#include "query/law_page.h"
#include "query/page_json.h"
#include "web/api/answers.h"
#include "web/api/routes.h"

namespace vidensgraf {
namespace {

Result<Response> show_concept(Context& context) {
  const auto documents = number_parameter(context.request, "documents", 50, 1, 500);
  if (!documents) return fail(documents.error());
  const auto page = make_concept_page(context.index.sources(), context.path_value("name"), *documents);
  if (!page) return fail(page.error());
  if (page->lookup.nodes.empty()) return unknown_name(page->lookup);
  return json_response(to_json(*page) + "\n");
}

Result<Response> show_definitions(Context& context) {
  const auto page = make_definitions_page(context.index.sources(), context.path_value("name"));
  if (!page) return fail(page.error());
  if (page->lookup.nodes.empty()) return unknown_name(page->lookup);
  return json_response(to_json(*page) + "\n");
}

Result<Response> show_provision(Context& context) {
  const auto page = make_law_page(context.index.sources(), context.path_value("reference"));
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
