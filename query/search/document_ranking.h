#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/result.h"
#include "query/search/citations.h"
#include "query/search/query_expansion.h"
#include "query/search/search_sources.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// A document and its passages among the ranked ones.
struct RankedDocument {
  std::uint32_t document = 0;         ///< Number in `FacetColumns`.
  std::vector<FullTextHit> passages;  ///< Best first; never empty.
  double around = 0;                  ///< What stands around the best one adds to its score.

  [[nodiscard]] double score() const { return passages.front().score + around; }
};

struct RankedDocuments {
  std::vector<RankedDocument> documents;  ///< Best first.
  FullTextPage page;                      ///< The passages that they were grouped from.
  CitationScores citations;               ///< If `explain`.
};

struct DocumentsWanted {
  std::size_t limit = 0;         ///< Documents.
  bool collect_matches = false;  ///< Whether `page.matched` has all passages that match.
  bool explain = false;          ///< Whether hits shall say what their scores are made of.
};

/// The best documents for a query, as far as there are that many: each by its best passage, and by what
/// stands around that one. Errors: those of the reader. Internal to query/.
[[nodiscard]] Result<RankedDocuments> rank_documents(const ExpandedQuery& query,
                                                     const DocumentsWanted& wanted,
                                                     const SearchSources& sources);

}  // namespace vidensgraf
