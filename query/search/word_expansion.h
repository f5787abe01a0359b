#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/byte_span.h"
#include "language/analyzer.h"
#include "query/search/citations.h"
#include "query/search/match_reason.h"
#include "query/search/ranking_options.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// A word or number of a query.
struct QueryWord {
  std::string form;                        ///< As typed.
  std::string folded;                      ///< What the index has.
  const WordAnalysis* analysis = nullptr;  ///< Null for a number. Owned by the Analyzer.
  ByteSpan source;                         ///< In the query as typed.
  std::uint32_t position = 0;              ///< Among the words it was typed with, from 1.
  bool is_stop_word = false;
};

/// The key of these words in the index of definitions and concepts: their lemmas, one space between.
[[nodiscard]] std::string lemma_key(const std::vector<QueryWord>& words);

/// Words of a query as trees over index terms. Collects the marks on its way; an error of the reader is kept
/// and ends the work (everything gives Nothing from then on). Internal to query/.
class WordExpander {
 public:
  WordExpander(const Analyzer& analyzer, const FullTextReader& full_text, const RankingOptions& options)
      : analyzer_(analyzer), full_text_(full_text), options_(options) {}

  /// \param offset  Byte of the query at which `text` starts.
  [[nodiscard]] std::vector<QueryWord> words_of(std::string_view text, std::uint32_t offset = 0) const;

  /// A term that is searched but not marked; Nothing where no passage has it.
  [[nodiscard]] FullTextQuery term(std::string term, double weight = 1.0);

  /// One word in all its forms. `why` names the reason where it is not the typed word that is expanded.
  [[nodiscard]] FullTextQuery word(const QueryWord& word, MatchReason why = MatchReason::Word);

  /// The words next to each other: as typed, or by their lemmas. Stop words leave a gap.
  [[nodiscard]] FullTextQuery phrase(const std::vector<QueryWord>& words,
                                     MatchReason why = MatchReason::Word);

  /// Pairs of neighbouring words close together in the text, at full weight.
  [[nodiscard]] FullTextQuery neighbours(const std::vector<QueryWord>& words);

  /// Indexed words that begin so, the frequent ones first where there are too many: forms as written, and
  /// lemmas in any inflection and as members of compounds.
  [[nodiscard]] FullTextQuery beginning(std::string_view text);

  /// `prefix` followed by a label that is `label`, else that contains it. Not scored.
  [[nodiscard]] FullTextQuery label(std::string_view prefix, std::string_view label);

  [[nodiscard]] std::uint64_t document_frequency(const std::string& term);
  void mark(const std::string& term, MatchReason why);

  /// Whether a word must match as a whole, as beside operators: all segments between its hyphens, not one.
  bool whole_words = false;
  std::unordered_map<std::string, MatchReason> marks;
  std::vector<CitedWord> cited_words;                         ///< Of the words given to `word`.
  std::vector<std::pair<ByteSpan, std::string>> corrections;  ///< Of words that the index does not have.
  std::optional<Error> error;

 private:
  void add_cited_word(const std::string& lemma, double weight);
  [[nodiscard]] FullTextQuery leaf(std::string term, double weight, MatchReason why);
  [[nodiscard]] FullTextQuery forms_of(const QueryWord& word, MatchReason why);
  [[nodiscard]] FullTextQuery members_of(const QueryWord& word);
  [[nodiscard]] bool is_misspelt(const QueryWord& word);
  [[nodiscard]] FullTextQuery corrected(const QueryWord& word);
  [[nodiscard]] QueryWord query_word(std::string_view form) const;

  const Analyzer& analyzer_;
  const FullTextReader& full_text_;
  const RankingOptions& options_;
  std::unordered_map<std::string, std::uint64_t> frequencies_;
};

}  // namespace vidensgraf
