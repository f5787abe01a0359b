#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/search/ranking_options.h"
#include "query/search/synonyms.h"
#include "query/search/word_expansion.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// Words typed side by side as one tree over index terms. Errors are kept in `words`, as it does itself.
/// Internal to query/.
class WordRunExpander {
 public:
  /// All borrowed.
  WordRunExpander(WordExpander& words, const RankingOptions& options, const SynonymLookup& synonyms)
      : words_(words), options_(options), synonyms_(synonyms) {}

  [[nodiscard]] FullTextQuery expand(const std::vector<QueryWord>& run);

  std::vector<std::string> concepts;  ///< Labels that are searched beside the words.
  std::size_t typed = 0;              ///< Words given so far.
  std::size_t stopped = 0;            ///< Those of them that carry no topic and are not searched.

 private:
  [[nodiscard]] std::size_t head_of(const std::vector<QueryWord>& words);
  [[nodiscard]] FullTextQuery definition_of(std::vector<QueryWord> words);
  [[nodiscard]] std::vector<FullTextQuery> synonyms(const std::vector<QueryWord>& words);

  WordExpander& words_;
  const RankingOptions& options_;
  const SynonymLookup& synonyms_;
};

}  // namespace vidensgraf
