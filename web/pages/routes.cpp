#include "web/pages/routes.h"

namespace vidensgraf {

void add_page_routes(Router& router) {
  router.get("/", show_search_page);
  router.get("/search.csv", show_search_table);
  router.get("/concepts/{name}", show_concept_page);
}

}  // namespace vidensgraf
