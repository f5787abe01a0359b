#pragma once

// Internal to store/: ranks passages that are known beforehand.

#include "store/full_text_query.h"
#include "store/query_plan.h"

namespace vidensgraf {

/// Ranks the passages of `options.within`, one by one, with `options.added` to their scores. Throws what
/// reading lists throws.
[[nodiscard]] FullTextPage search_within(Plan& plan, const FullTextSearch& options);

}  // namespace vidensgraf
