#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "query/parsing/query_problem.h"
#include "query/search/facets.h"

namespace vidensgraf {

/// What is searched for, and what the answer shall have. All text is UTF-8.
struct SearchRequest {
  std::string query;
  UnfoundPhrases unfound_phrases = UnfoundPhrases::AreWords;
  bool all_words = false;  ///< Words side by side must all match, as if "OG" stood between them.
  std::vector<std::pair<std::string, std::string>> filters;  ///< Field of the query language and its value.
  /// A document, or "<id>:<start>-<end>" of its text, that hits shall be like (query/search/similar.h); else
  /// empty. The query, if there is one, then only restricts. `PassageHit::explain` says what a hit shares
  /// with it.
  std::string similar_to{};
  /// Values chosen of facets: every hit has one of those of each facet. An empty query then stands for all
  /// passages.
  std::vector<FacetSelection> selections;
  std::vector<std::string> documents;  ///< Only these, by id; all where it is empty.
  std::size_t limit = 10;              ///< Documents.
  std::size_t offset = 0;  ///< Documents left out before the first; costs as much as showing them.
  std::size_t passages_per_document = 3;
  bool explain = false;
  bool facets = true;  ///< Also makes the totals exact.
  /// Which facets are counted, in this order. That of concepts takes longer to load when it is first asked
  /// for (about 0.3 s for 40,000 sections of law), and is kept.
  std::vector<FacetKind> facet_kinds = {FacetKind::Type, FacetKind::Publisher, FacetKind::Year,
                                        FacetKind::Law, FacetKind::TargetGroup};
  std::size_t facet_values = 50;  ///< Of each facet, beside those chosen.
};

}  // namespace vidensgraf
