// Ranked passages become ranked documents: a document stands where its best passage stands, moved by what
// stands around that one (query/search/neighbouring_text.h). Nothing in the full text is kept by document, so
// passages are fetched in growing portions until enough documents are among them.

#include "query/search/document_ranking.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "query/search/neighbouring_text.h"
#include "query/search/passage_ranking.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kPassagesForDocument = 4;  // fetched at first for each document wanted
constexpr std::size_t kFewestPassages = 20;
// Documents looked at more closely, where they are texts: as many as a page or an answer of the server has,
// so that a longer list begins with the shorter one.
constexpr std::size_t kReordered = 100;
constexpr std::size_t kMostForThem = 6'400;  // passages, where fewer documents match

std::vector<RankedDocument> group_by_document(const std::vector<FullTextHit>& hits,
                                              const FacetColumns& columns) {
  std::vector<RankedDocument> documents;
  std::unordered_map<std::uint32_t, std::size_t> known;
  for (const FullTextHit& hit : hits) {
    const std::uint32_t document = columns.document_of(hit.passage);
    if (document == FacetColumns::kNoDocument) continue;
    const auto [found, fresh] = known.try_emplace(document, documents.size());
    if (fresh) documents.push_back(RankedDocument{document, {}});
    documents[found->second].passages.push_back(hit);
  }
  return documents;
}

// By what stands around their best passages, too.
Result<void> reorder(const FullTextQuery& query, std::vector<RankedDocument>& documents,
                     const SearchSources& sources) {
  std::vector<PassageId> best;
  std::vector<RankedDocument*> texts;
  for (RankedDocument& document : documents) {
    const PassageId passage = document.passages.front().passage;
    if (!sources.columns.is_in_text(passage)) continue;
    best.push_back(passage);
    texts.push_back(&document);
  }
  const auto added =
      added_by_neighbours(sources.full_text(), sources.columns.documents, query, best, sources.options);
  if (!added) return fail(added.error());
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i]->around = (*added)[i];
  std::stable_sort(documents.begin(), documents.end(),
                   [](const RankedDocument& a, const RankedDocument& b) { return a.score() > b.score(); });
  return {};
}

}  // namespace

Result<RankedDocuments> rank_documents(const ExpandedQuery& query, const DocumentsWanted& wanted,
                                       const SearchSources& sources) {
  RankedDocuments ranked;
  bool collected = false;
  const bool reordered = sources.options.document > 0 && sources.columns.has_long_texts;
  // In whole steps: what is shown further down is of the same order as what was shown above it.
  const std::size_t steps = std::max<std::size_t>(1, (wanted.limit + kReordered - 1) / kReordered);
  const std::size_t looked_at = reordered ? steps * kReordered : wanted.limit;
  for (std::size_t portion = std::max(kFewestPassages, kPassagesForDocument * looked_at);; portion *= 4) {
    FullTextSearch search;
    search.limit = portion;
    search.collect_matches = wanted.collect_matches && !collected;
    auto best = rank_passages(sources.full_text(), sources.columns.citations, query, search, sources.options,
                              wanted.explain);
    if (!best) return fail(best.error());
    if (collected) {  // the first portion has told which passages match
      best->page.matched = std::move(ranked.page.matched);
      best->page.matches = best->page.matched.size();
      best->page.matches_exact = true;
    }
    collected = wanted.collect_matches;
    ranked.page = std::move(best->page);
    ranked.citations = std::move(best->citations);
    ranked.documents = group_by_document(ranked.page.hits, sources.columns.documents);
    if (ranked.documents.size() >= looked_at || ranked.page.hits.size() < portion) break;
    if (ranked.documents.size() >= wanted.limit && portion >= kMostForThem) break;
  }
  if (reordered) {
    const auto done = reorder(query.query, ranked.documents, sources);
    if (!done) return fail(done.error());
  }
  if (ranked.documents.size() > wanted.limit) ranked.documents.resize(wanted.limit);
  return ranked;
}

}  // namespace vidensgraf
