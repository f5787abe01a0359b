#pragma once

#include <span>
#include <string_view>

#include "corpus/result.h"
#include "extraction/facts.h"
#include "query/parsing/query_node.h"

namespace vidensgraf {

// What is asked beside the words of a query, as from the fields and boxes of a form, put into its tree.

/// A filter given beside a query, as the field node that the query language has for it.
///
/// \param field       "udgiver", "år", ... (any name the query language knows)
/// \param value       As in the query, without quotation marks.
/// \param references  Law references found in `value`.
/// Error Input for a field that is not known or a value that it cannot have.
[[nodiscard]] Result<QueryNode> parse_filter(std::string_view field, std::string_view value,
                                             std::span<const LawReference> references = {});

/// `root` with `filter` required beside it.
void add_required(QueryNode& root, QueryNode filter);

/// Makes words that stand side by side in `root` required, all of them.
void require_all_words(QueryNode& root);

}  // namespace vidensgraf
