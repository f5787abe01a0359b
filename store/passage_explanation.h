#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "store/full_text_query.h"
#include "store/posting_list.h"

namespace vidensgraf {

/// How deep a query may nest; deeper ones are refused with Xapian::InvalidArgumentError.
inline constexpr int kMaxQueryDepth = 64;

/// What a query is explained by: one passage, here or on a shard, and numbers of all.
struct ExplainedPassage {
  std::function<std::optional<std::uint32_t>(const std::string& term)>
      wdf;                                                          ///< Nothing: the term is not in it.
  std::function<std::uint64_t(const std::string& term)> frequency;  ///< Passages that hold it.
  std::function<bool(const FullTextQuery& query)> stands_close;     ///< Of a phrase or Near.
  double passages = 0;
};

/// Score of one passage, with what each term adds.
struct PassageExplanation {
  bool matches = false;
  double score = 0;
  std::vector<ScorePart> parts;
};

/// Passage `docid` of `database`; a removed one has no terms. Borrows its arguments.
[[nodiscard]] ExplainedPassage explained_in(const Xapian::Database& database, PostingCache& lists,
                                            Xapian::docid docid);

/// One passage against a query, by the same rules as Xapian's matcher. Throws what Xapian throws.
[[nodiscard]] PassageExplanation explain_passage(const ExplainedPassage& passage, const FullTextQuery& query);

}  // namespace vidensgraf
