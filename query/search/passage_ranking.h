#pragma once

#include <vector>

#include "query/search/citations.h"
#include "query/search/query_expansion.h"
#include "query/search/ranking_options.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// The best passages for a query, and what the citations of others add to their scores.
struct RankedPassages {
  FullTextPage page;
  CitationScores citations;  ///< If asked for.
};

/// Ranks in two steps: all passages by their words, then the first of them by what costs too much to ask of
/// every match. These are neighbouring words, since reading positions for every match costs several times the
/// rest, and what others say of a provision, which also brings in passages that lack the words. Both only add
/// to a score, so that those behind the first stay behind. Internal to query/.
[[nodiscard]] Result<RankedPassages> rank_passages(const FullTextReader& full_text,
                                                   const CitationColumns& citations,
                                                   const ExpandedQuery& expanded,
                                                   const FullTextSearch& wanted,
                                                   const RankingOptions& options, bool explain = false);

/// What a hit's score is made of.
[[nodiscard]] Result<std::vector<ScorePart>> explain_passage(const FullTextReader& full_text,
                                                             const FullTextHit& hit,
                                                             const ExpandedQuery& expanded,
                                                             const CitationScores& cited);

}  // namespace vidensgraf
