#pragma once

#include <vector>

#include "corpus/result.h"
#include "query/search/facet_selection.h"
#include "query/search/facets.h"
#include "query/search/search_sources.h"
#include "store/passage_set.h"

namespace vidensgraf {

/// Counts facets over the matches of a query and names their values. Internal to query/.
///
/// \param kinds    Facets to count, in this order.
/// \param limit    Values of each, beside those selected.
/// \param matched  Passages that match without the selections.
[[nodiscard]] Result<FacetColumns::Counts> count_facets(const std::vector<FacetKind>& kinds,
                                                        std::size_t limit,
                                                        const std::vector<ResolvedSelection>& selections,
                                                        const PassageSet& matched,
                                                        const SearchSources& sources);

}  // namespace vidensgraf
