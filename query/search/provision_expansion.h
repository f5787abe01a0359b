#pragma once

#include <vector>

#include "query/parsing/query_node.h"
#include "query/search/ranking_options.h"
#include "query/search/word_expansion.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// Provisions that a query names, as trees over the index terms of references. Errors are kept in `words`, as
/// it does itself. Internal to query/.
class ProvisionExpander {
 public:
  /// Both borrowed.
  ProvisionExpander(WordExpander& words, const RankingOptions& options) : words_(words), options_(options) {}

  /// A law reference among the words, which ranks.
  [[nodiscard]] FullTextQuery reference(const QueryNode& node);

  /// The value of the field "lov", which only filters.
  [[nodiscard]] FullTextQuery field(const QueryNode& value);

  std::vector<AskedProvision> asked;  ///< Those expanded so far.

 private:
  [[nodiscard]] FullTextQuery ranked(const AskedProvision& provision);

  WordExpander& words_;
  const RankingOptions& options_;
};

}  // namespace vidensgraf
