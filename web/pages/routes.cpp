#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

// Addresses that people shorten by hand.
Result<Response> to_search(Context& /*context*/) { return see_other("/"); }
Result<Response> to_concepts(Context& /*context*/) { return see_other("/concepts"); }
Result<Response> to_documents(Context& /*context*/) { return see_other("/documents"); }
Result<Response> to_vocabularies(Context& /*context*/) { return see_other("/vocabularies"); }

}  // namespace

void add_page_routes(Router& router) {
  router.get("/", show_search_page);
  router.get("/search.csv", show_search_table);
  router.get("/concepts/{name}", show_concept_page);
  router.get("/concepts", show_concepts_page);
  router.get("/concepts/", to_concepts);
  router.get("/provisions", to_search);
  router.get("/provisions/", to_search);
  router.get("/documents/", to_documents);
  router.get("/provisions/{reference}", show_provision_page);
  router.get("/documents", show_documents_page);
  router.get("/documents/{id}", show_document_page);
  router.get("/vocabularies", show_vocabularies_page);
  router.get("/vocabularies/", to_vocabularies);
  router.get("/vocabularies/{id}", show_vocabulary_page);
  router.get("/vocabularies/{id}/alignment.csv", show_vocabulary_table);
  router.get("/compare", show_compare_page);
  router.get("/graph", show_graph_page);
  router.get("/graph.svg", show_graph_drawing);
  router.get("/graph/export/{format}", show_graph_export);
  router.get("/graph/review.csv", show_review_sheet);
  router.get("/review", show_review_page);
  router.add("POST", "/review", hand_in_review);
}

}  // namespace vidensgraf
