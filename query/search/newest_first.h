#pragma once

#include "query/search/search.h"

namespace vidensgraf {

/// Like `searcher.search`, but the hits are the newest of all documents that match, by their year, those of
/// one year by relevance; undated ones come last. Where the limit cuts through a year, the ids decide.
///
/// Cost: of about three searches. Errors as for `search`.
[[nodiscard]] Result<SearchResult> search_newest_first(Searcher& searcher, const SearchRequest& request);

}  // namespace vidensgraf
