#pragma once

#include <vector>

#include "extraction/registers.h"
#include "query/facet_selection.h"
#include "query/facets.h"
#include "query/search_columns.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// What facets are counted and named from; borrowed for a call.
struct FacetSources {
  const FullTextReader& full_text;
  SearchColumns& columns;
  const Rows& graph;
  const Registers& registers;
};

/// Counts facets over the matches of a query and names their values. Internal to query/.
///
/// \param kinds    Facets to count, in this order.
/// \param limit    Values of each, beside those selected.
/// \param matched  Passages that match without the selections.
[[nodiscard]] Result<FacetColumns::Counts> count_facets(const std::vector<FacetKind>& kinds,
                                                        std::size_t limit,
                                                        const std::vector<ResolvedSelection>& selections,
                                                        const PassageSet& matched,
                                                        const FacetSources& sources);

}  // namespace vidensgraf
