#pragma once

#include "web/router.h"

namespace vidensgraf {

/// The pages: "/" (search), "/concepts/{name}", ...
void add_page_routes(Router& router);

// One handler a file.
[[nodiscard]] Result<Response> show_search_page(Context& context);
[[nodiscard]] Result<Response> show_search_table(Context& context);
[[nodiscard]] Result<Response> show_concepts_page(Context& context);
[[nodiscard]] Result<Response> show_concept_page(Context& context);
[[nodiscard]] Result<Response> show_provision_page(Context& context);
[[nodiscard]] Result<Response> show_document_page(Context& context);
[[nodiscard]] Result<Response> show_documents_page(Context& context);
[[nodiscard]] Result<Response> show_vocabularies_page(Context& context);
[[nodiscard]] Result<Response> show_vocabulary_page(Context& context);
[[nodiscard]] Result<Response> show_vocabulary_table(Context& context);
[[nodiscard]] Result<Response> show_compare_page(Context& context);
[[nodiscard]] Result<Response> show_graph_page(Context& context);
[[nodiscard]] Result<Response> show_graph_drawing(Context& context);
[[nodiscard]] Result<Response> show_graph_export(Context& context);
[[nodiscard]] Result<Response> show_review_sheet(Context& context);
[[nodiscard]] Result<Response> show_review_page(Context& context);
[[nodiscard]] Result<Response> hand_in_review(Context& context);

}  // namespace vidensgraf
