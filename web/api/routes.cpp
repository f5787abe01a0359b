#include "web/api/routes.h"

namespace vidensgraf {

void add_api_routes(Router& router) {
  add_search_routes(router);
  add_term_routes(router);
  add_graph_routes(router);
  add_document_routes(router);
  add_vocabulary_routes(router);
  add_overview_routes(router);
  add_reconciliation_routes(router);
  add_description_routes(router);
}

}  // namespace vidensgraf
