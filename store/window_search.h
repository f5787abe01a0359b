#pragma once

// Internal to store/ (and its tests): ranks passages by posting lists in memory.

#include <optional>

#include <xapian.h>

#include "store/full_text_query.h"
#include "store/posting_list.h"

namespace vidensgraf {

/// What FullTextReader::search gives, without Xapian's matcher. Nothing where it cannot tell: a term whose
/// wdf does not fit a byte is asked for. Throws Xapian's exceptions, as reading lists does, and
/// InvalidArgumentError for a query that nests too deep.
[[nodiscard]] std::optional<FullTextPage> search_in_windows(const Xapian::Database& database,
                                                            PostingCache& lists, const FullTextQuery& query,
                                                            const FullTextSearch& options);

/// Sorts the hits, best first, and leaves those that were asked for.
void cut_page(FullTextPage& page, const FullTextSearch& options);

}  // namespace vidensgraf
