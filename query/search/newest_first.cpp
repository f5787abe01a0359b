// Relevance decides which passages a search reads, so the order is made around it: which documents match,
// which of them are the newest, and then the same search among these alone.

#include "query/search/newest_first.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace vidensgraf {

Result<SearchResult> search_newest_first(Searcher& searcher, const SearchRequest& request) {
  SearchRequest counted = request;
  counted.limit = 1;
  counted.offset = 0;
  auto result = searcher.search(counted);
  if (!result) return result;
  auto matching = searcher.matching_documents(request, MissingShards::LeftOut);
  if (!matching) return fail(matching.error());
  const std::size_t end = std::min(request.offset + request.limit, matching->size());
  if (end <= request.offset) {
    result->hits.clear();
    return result;
  }
  std::partial_sort(matching->begin(), matching->begin() + static_cast<std::ptrdiff_t>(end), matching->end(),
                    [](const MatchedDocument& a, const MatchedDocument& b) {
                      return a.year != b.year ? a.year > b.year : a.id < b.id;
                    });
  std::map<std::string, std::string> years;
  SearchRequest newest = request;
  newest.facets = false;
  newest.limit = end - request.offset;
  newest.offset = 0;
  newest.documents.clear();
  for (std::size_t i = request.offset; i < end; ++i) {
    newest.documents.push_back((*matching)[i].id);
    years.emplace((*matching)[i].id, (*matching)[i].year);
  }
  auto found = searcher.search(newest);
  if (!found) return found;
  std::stable_sort(found->hits.begin(), found->hits.end(),
                   [&](const DocumentHit& a, const DocumentHit& b) { return years[a.id] > years[b.id]; });
  std::set<std::string> earlier;
  for (std::size_t i = 0; i < found->hits.size(); ++i) {
    DocumentHit& hit = found->hits[i];
    hit.rank = request.offset + i + 1;
    if (!earlier.contains(hit.copy_of)) hit.copy_of.clear();
    earlier.insert(hit.id);
  }
  result->hits = std::move(found->hits);
  if (!found->missing.empty()) result->missing = std::move(found->missing);
  return result;
}

}  // namespace vidensgraf
