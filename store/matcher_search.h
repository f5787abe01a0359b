#pragma once

#include <xapian.h>

#include "store/full_text_query.h"
#include "store/posting_list.h"

namespace vidensgraf {

/// Searches by Xapian's matcher: for what posting lists in memory cannot tell (store/window_search.h), with
/// the same scores. Throws what Xapian throws.
[[nodiscard]] FullTextPage search_by_matcher(const Xapian::Database& database, PostingCache& lists,
                                             const FullTextQuery& query, FullTextSearch options);

}  // namespace vidensgraf
