#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"
#include "query/names/name_lookup.h"
#include "web/http.h"
#include "web/router.h"

namespace vidensgraf {

// What several routes of the API share.

/// How far into a list a page can lie: what stands before it is passed over row by row.
inline constexpr std::size_t kMostOffset = 100000;

/// A whole number from `least` to `most`. Errors: Input.
[[nodiscard]] Result<std::size_t> number_parameter(const Request& request, std::string_view name,
                                                   std::size_t otherwise, std::size_t least,
                                                   std::size_t most);

/// A text that must be there. Errors: Input.
[[nodiscard]] Result<std::string> text_parameter(const Request& request, std::string_view name);

/// The types of edges in `edge` (may come several times; none: all but mentions) and `mentions=true`.
/// Errors: Input.
[[nodiscard]] Result<EdgeFilter> edge_filter_of(const Request& request);

/// The kinds of nodes in `kind` (may come several times; none: all). Errors: Input.
[[nodiscard]] Result<std::vector<NodeKind>> node_kinds_of(const Request& request);

/// 404 as problem+json with the nearest names.
[[nodiscard]] Response unknown_name(const NameLookup& lookup);

}  // namespace vidensgraf
