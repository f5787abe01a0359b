#include "web/api/routes.h"

namespace vidensgraf {

void add_api_routes(Router& router) {
  add_search_routes(router);
  add_term_routes(router);
  add_graph_routes(router);
}

}  // namespace vidensgraf
