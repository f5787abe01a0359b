#include "query/search/batch_search.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "corpus/csv.h"
#include "query/search/hit_table.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

constexpr std::array<std::string_view, 8> kTermNames = {"term",    "begreb", "ord",   "søgeord",
                                                        "søgning", "udtryk", "query", "soegeord"};

std::size_t find_term_column(const std::vector<std::string>& names, std::string_view wanted) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = fold_label(names[i]);
    const bool fits = wanted.empty()
                          ? std::find(kTermNames.begin(), kTermNames.end(), name) != kTermNames.end()
                          : name == fold_label(wanted);
    if (fits) return i;
  }
  return kNoColumn;
}

}  // namespace

Result<TermTable> parse_term_table(std::string_view bytes, std::string_view column) {
  const auto table = parse_csv(bytes);
  if (!table) return fail(table.error());
  TermTable terms;
  terms.separator = table->separator;
  if (table->rows.empty()) return terms;
  const std::vector<std::string>& first = table->rows.front();
  std::size_t term = find_term_column(first, column);
  const bool has_names = term != kNoColumn;
  if (!has_names && !column.empty()) {
    return fail(ErrorCode::Input, fmt::format("The first line has no column \"{}\".", column));
  }
  const bool is_list = std::all_of(table->rows.begin(), table->rows.end(),
                                   [](const std::vector<std::string>& row) { return row.size() == 1; });
  if (!has_names && !is_list) {
    return fail(ErrorCode::Input,
                "The first line names no column \"term\"; say with --column which one has the terms.");
  }
  if (!has_names) term = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (i != term) terms.extra.push_back(first[i]);
  }
  for (std::size_t at = has_names ? 1 : 0; at < table->rows.size(); ++at) {
    const std::vector<std::string>& fields = table->rows[at];
    if (term >= fields.size() || fold_label(fields[term]).empty()) continue;
    TermTable::Row row;
    row.term = fields[term];
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (i != term) row.extra.push_back(i < fields.size() ? fields[i] : std::string());
    }
    terms.rows.push_back(std::move(row));
  }
  return terms;
}

Result<std::size_t> search_batch(Searcher& searcher, const TermTable& terms, SearchRequest request,
                                 const std::function<bool(std::string_view text)>& write) {
  request.facets = false;
  std::size_t found = 0;
  if (!write(hit_table_header(terms.extra, terms.separator))) return found;
  for (const TermTable::Row& row : terms.rows) {
    request.query = row.term;
    const auto result = searcher.search(request);
    if (!result) return fail(result.error());
    if (!result->missing.empty()) return fail(ErrorCode::Limit, missing_sentence(result->missing));
    found += result->hits.empty() ? 0 : 1;
    if (!write(hit_table_rows(*result, row.term, row.extra, terms.separator))) break;
  }
  return found;
}

}  // namespace vidensgraf
