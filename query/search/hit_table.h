#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/search/search_result.h"

namespace vidensgraf {

/// The first row of a table of hits: "term", `extra`, then rank, score, document, title, publisher, year,
/// type, page, section, start, end, snippet, note.
[[nodiscard]] std::string hit_table_header(const std::vector<std::string>& extra = {}, char separator = ',');

/// A row for each passage of `result`, or one with a note where there is none; with CRLF behind each.
///
/// \param term   First field of each row: the query as asked.
/// \param extra  Fields that are the same in all rows, as many as names were given to the header.
[[nodiscard]] std::string hit_table_rows(const SearchResult& result, std::string_view term,
                                         const std::vector<std::string>& extra = {}, char separator = ',');

}  // namespace vidensgraf
