#pragma once

// Parts that several JSON objects of query/ have (docs/json.md). Internal: shows the JSON library's types.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "graph/graph_view.h"
#include "graph/stated_definition.h"
#include "query/pages/word_diff.h"

namespace vidensgraf {

using Json = nlohmann::ordered_json;

inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
inline Json page_or_null(std::uint32_t page) { return page == 0 ? Json(nullptr) : Json(page); }

[[nodiscard]] Json node_json(const GraphNode& node);
[[nodiscard]] Json document_json(const DocumentInfo& document);
[[nodiscard]] Json stated_json(const StatedDefinition& stated);
[[nodiscard]] Json differences_json(const std::vector<WordRun>& runs);

}  // namespace vidensgraf
