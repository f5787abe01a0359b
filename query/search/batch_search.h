#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/search.h"

namespace vidensgraf {

/// A table of terms to search, one a row.
struct TermTable {
  char separator = ',';
  std::vector<std::string> extra;  ///< Names of the columns beside the term.
  struct Row {
    std::string term;
    std::vector<std::string> extra;  ///< As many as there are names.
  };
  std::vector<Row> rows;  ///< Without those that have no term.
};

/// Reads a table of terms (corpus/csv.h says in which forms).
///
/// The first row names the columns if one of them is called `column` or, where `column` is empty, "term",
/// "begreb", "ord", "søgeord", "søgning", "udtryk" or "query" (in any case). A table of one column needs no
/// such row. Errors Input: as for parse_csv; no column of that name, or several columns and none with a known
/// name.
[[nodiscard]] Result<TermTable> parse_term_table(std::string_view bytes, std::string_view column = {});

/// Searches each term and hands over the table of hits piece by piece: the header, then the rows of each term
/// (query/search/hit_table.h) in the order of the table.
///
/// \param request  As for one search; its `query` is replaced by each term.
/// \param write    Called with text to append; false ends the search.
/// \return         How many terms found something.
[[nodiscard]] Result<std::size_t> search_batch(Searcher& searcher, const TermTable& terms,
                                               SearchRequest request,
                                               const std::function<bool(std::string_view text)>& write);

}  // namespace vidensgraf
