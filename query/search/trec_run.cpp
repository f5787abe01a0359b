#include "query/search/trec_run.h"

#include <algorithm>

#include <fmt/format.h>

namespace vidensgraf {

Result<std::vector<TrecQuery>> parse_trec_queries(std::string_view tsv) {
  std::vector<TrecQuery> queries;
  for (std::size_t number = 1; !tsv.empty(); ++number) {
    std::string_view line = tsv.substr(0, tsv.find('\n'));
    tsv.remove_prefix(std::min(line.size() + 1, tsv.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    if (tab == 0 || tab == std::string_view::npos || tab + 1 == line.size()) {
      return fail(ErrorCode::Input, fmt::format("line {} is not \"id<TAB>query\"", number));
    }
    queries.push_back(TrecQuery{std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
  }
  return queries;
}

std::string trec_lines(const TrecQuery& query, const std::vector<RankedItem>& ranking, RankedUnit unit,
                       std::string_view tag) {
  std::string lines;
  std::size_t rank = 0;
  for (const RankedItem& item : ranking) {
    std::string docid = item.document;
    if (unit == RankedUnit::Passage) docid += fmt::format(":{}-{}", item.source.begin, item.source.end);
    lines += fmt::format("{} Q0 {} {} {:.6f} {}\n", query.id, docid, ++rank, item.score, tag);
  }
  return lines;
}

}  // namespace vidensgraf
