#pragma once

#include "web/router.h"

namespace vidensgraf {

/// The JSON API under /api/v1 (docs/json.md says what the objects hold).
void add_api_routes(Router& router);

// By file.
void add_search_routes(Router& router);
void add_term_routes(Router& router);
void add_graph_routes(Router& router);
void add_document_routes(Router& router);
void add_vocabulary_routes(Router& router);
void add_overview_routes(Router& router);
void add_reconciliation_routes(Router& router);
void add_description_routes(Router& router);

}  // namespace vidensgraf
