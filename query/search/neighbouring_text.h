#pragma once

#include <vector>

#include "corpus/result.h"
#include "query/search/facets.h"
#include "query/search/ranking_options.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// What the passages around a document's best one add to that one's score, or take from it (idea:
/// query/search/neighbouring_text.cpp): 0 for documents of one passage. Internal to query/.
///
/// \param best  One passage of each document.
[[nodiscard]] Result<std::vector<double>> added_by_neighbours(const FullTextReader& full_text,
                                                              const FacetColumns& columns,
                                                              const FullTextQuery& query,
                                                              const std::vector<PassageId>& best,
                                                              const RankingOptions& options);

}  // namespace vidensgraf
