#pragma once

#include <string_view>

#include "query/parsing/query_node.h"
#include "query/search/provision_expansion.h"
#include "query/search/ranking_options.h"
#include "query/search/synonyms.h"
#include "query/search/word_expansion.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// Fields of a query ("titel:", "år:", ...) as trees over index terms. Errors are kept in `words`, as it does
/// itself. Internal to query/.
class FieldExpander {
 public:
  /// All borrowed.
  FieldExpander(WordExpander& words, ProvisionExpander& provisions, const FullTextReader& full_text,
                const RankingOptions& options, const SynonymLookup& synonyms)
      : words_(words),
        provisions_(provisions),
        full_text_(full_text),
        options_(options),
        synonyms_(synonyms) {}

  /// \param node  Of kind Field.
  [[nodiscard]] FullTextQuery expand(const QueryNode& node);

 private:
  [[nodiscard]] FullTextQuery title(const QueryNode& value);
  [[nodiscard]] FullTextQuery subject(std::string_view text);
  [[nodiscard]] FullTextQuery other_names(std::string_view text);
  [[nodiscard]] FullTextQuery years(int from, int to);

  WordExpander& words_;
  ProvisionExpander& provisions_;
  const FullTextReader& full_text_;
  const RankingOptions& options_;
  const SynonymLookup& synonyms_;
};

}  // namespace vidensgraf
