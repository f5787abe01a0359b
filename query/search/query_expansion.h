#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/result.h"
#include "language/analyzer.h"
#include "query/parsing/query_node.h"
#include "query/parsing/query_parser.h"
#include "query/parsing/query_problem.h"
#include "query/search/citations.h"
#include "query/search/match_reason.h"
#include "query/search/ranking_options.h"
#include "query/search/synonyms.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// A query as the index understands it.
struct ExpandedQuery {
  FullTextQuery query;
  std::unordered_map<std::string, MatchReason> marks;  ///< Index terms that a snippet marks, and why.
  std::vector<CitedWord> cited_words;  ///< To be looked for among the words under which provisions are cited.
  std::vector<AskedProvision> provisions;  ///< Whose references a snippet marks.
  std::vector<std::string> concepts;       ///< Labels that were searched beside the typed words.
  bool only_stop_words = false;            ///< Words were typed, and none of them is indexed.
  std::string suggestion;                  ///< The query with unknown words put right; or empty.
  std::vector<QueryProblem> problems;      ///< What the index has not got.
};

/// Turns parsed queries into queries over index terms, by the analysis that also indexed the passages.
///
/// A typed word counts by its lemma; its exact form adds a little; compounds that contain it, members of it
/// when it is a compound, other spellings and synonyms weigh less (RankingOptions). A word that the index
/// does not have at all is replaced by the nearest one that it has, which `suggestion` then shows. Not
/// thread-safe, since `full_text` is not.
class QueryExpander {
 public:
  /// The first two are borrowed. `synonyms` may be empty.
  QueryExpander(const Analyzer& analyzer, const FullTextReader& full_text, const RankingOptions& options,
                SynonymLookup synonyms = {});

  /// \param text  The query as typed: source of the spans in `parsed`.
  /// Errors are those of the reader and the rows.
  [[nodiscard]] Result<ExpandedQuery> expand(std::string_view text, const ParsedQuery& parsed,
                                             UnfoundPhrases unfound = UnfoundPhrases::AreWords) const;

 private:
  const Analyzer& analyzer_;
  const FullTextReader& full_text_;
  RankingOptions options_;
  SynonymLookup synonyms_;
};

}  // namespace vidensgraf
