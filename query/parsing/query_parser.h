#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extraction/facts.h"
#include "query/parsing/query_limits.h"
#include "query/parsing/query_node.h"
#include "query/parsing/query_problem.h"

namespace vidensgraf {

struct ParsedQuery {
  QueryNode root;
  std::vector<QueryProblem> problems;  ///< In the order of the query; the root is what remains.
};

/// Parses a query. Never fails: what cannot be used becomes a problem, and the rest is kept.
///
/// \param text        UTF-8; malformed bytes are a problem and end the query.
/// \param references  Law references found in `text` (`find_law_references`), in text order. Borrowed for the
///                    call.
[[nodiscard]] ParsedQuery parse_query(std::string_view text, std::span<const LawReference> references = {},
                                      const QueryLimits& limits = {});

}  // namespace vidensgraf
