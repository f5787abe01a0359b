#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/result.h"
#include "language/analyzer.h"
#include "query/citations.h"
#include "query/query_node.h"
#include "query/query_parser.h"
#include "query/ranking_options.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// Why a word of a passage counts as a match, strongest first.
enum class MatchReason : std::uint8_t { Word, Inflection, CompoundPart, Synonym, Concept, Spelling, Law };

[[nodiscard]] std::string_view name_of(MatchReason reason);  ///< "word", "compound_part", ...: used in JSON

/// A query as the index understands it.
struct ExpandedQuery {
  FullTextQuery query;
  std::unordered_map<std::string, MatchReason> marks;  ///< Index terms that a snippet marks, and why.
  std::vector<CitedWord> cited_words;  ///< To be looked for among the words under which provisions are cited.
  std::vector<AskedProvision> provisions;  ///< Whose references a snippet marks.
  std::vector<std::string> concepts;       ///< Labels that were searched beside the typed words.
  bool only_stop_words = false;            ///< Words were typed, and none of them is indexed.
  std::string suggestion;                  ///< The query with unknown words put right; or empty.
};

/// Turns parsed queries into queries over index terms, by the analysis that also indexed the passages.
///
/// A typed word counts by its lemma; its exact form adds a little; compounds that contain it, members of it
/// when it is a compound, other spellings and synonyms weigh less (RankingOptions). A word that the index
/// does not have at all is replaced by the nearest one that it has, which `suggestion` then shows. Not
/// thread-safe, since `full_text` is not.
class QueryExpander {
 public:
  /// Other names for what is called `name`, as `synonyms_of` gives them; may be empty.
  using Synonyms = std::function<Result<std::vector<std::string>>(const std::string& name)>;

  /// The first two are borrowed.
  QueryExpander(const Analyzer& analyzer, const FullTextReader& full_text, const RankingOptions& options,
                Synonyms synonyms = {});

  /// \param text  The query as typed: source of the spans in `parsed`.
  /// Errors are those of the reader and the rows.
  [[nodiscard]] Result<ExpandedQuery> expand(std::string_view text, const ParsedQuery& parsed) const;

 private:
  const Analyzer& analyzer_;
  const FullTextReader& full_text_;
  RankingOptions options_;
  Synonyms synonyms_;
};

}  // namespace vidensgraf
