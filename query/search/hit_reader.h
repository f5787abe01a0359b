#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "query/search/citations.h"
#include "query/search/passage_cards.h"
#include "query/search/query_expansion.h"
#include "query/search/search_result.h"
#include "query/search/snippet.h"
#include "store/document_rows.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// Reads what is shown of hits, for the hits of one query. Borrows its arguments. Internal to query/.
class HitReader {
 public:
  /// \param cited    What citations add to the scores; for explanations.
  /// \param explain  Whether hits say what their scores are made of.
  HitReader(const Rows& rows, PassageCards& cards, const FullTextReader& full_text, const Analyzer& analyzer,
            const ExpandedQuery& expanded, const CitationScores& cited, bool explain)
      : rows_(rows),
        cards_(cards),
        full_text_(full_text),
        analyzer_(analyzer),
        expanded_(expanded),
        cited_(cited),
        explain_(explain),
        marks_(expanded.marks) {}

  /// \param passages  Of one document, best first, not empty.
  /// \param shown     How many of them are read.
  /// \return          Nothing for a document that is gone; `rank` is the caller's.
  [[nodiscard]] Result<std::optional<DocumentHit>> read(const std::vector<FullTextHit>& passages,
                                                        std::size_t shown);

 private:
  [[nodiscard]] PassageHit passage_hit(const FullTextHit& found, const PassageCard& card,
                                       const std::vector<LawReference>& references);

  const Rows& rows_;
  PassageCards& cards_;
  const FullTextReader& full_text_;
  const Analyzer& analyzer_;
  const ExpandedQuery& expanded_;
  const CitationScores& cited_;
  bool explain_;
  MarkFinder marks_;
};

}  // namespace vidensgraf
