#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "query/search/search.h"

namespace vidensgraf {

/// A query of a test collection.
struct TrecQuery {
  std::string id;
  std::string text;
};

/// Reads lines `id<TAB>text`, UTF-8; empty lines are passed over. Error Input names the first line that is
/// not so, counted from 1.
[[nodiscard]] Result<std::vector<TrecQuery>> parse_trec_queries(std::string_view tsv);

/// The lines `qid Q0 docid rank score tag` of one query. With RankedUnit::Passage, docid is `id:start-end`.
[[nodiscard]] std::string trec_lines(const TrecQuery& query, const std::vector<RankedItem>& ranking,
                                     RankedUnit unit, std::string_view tag);

}  // namespace vidensgraf
