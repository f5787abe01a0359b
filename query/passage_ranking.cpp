#include "query/passage_ranking.h"

#include <algorithm>
#include <iterator>

#include "query/full_text_terms.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kReranked = 200;  // passages in which neighbouring words and citations are looked for
constexpr std::size_t kCited = 100;     // provisions added for the words under which others cite them

void add_matches(FullTextPage& page, const std::vector<FullTextHit>& hits) {
  for (const FullTextHit& hit : hits) page.matched.push_back(hit.passage);
  std::sort(page.matched.begin(), page.matched.end());
  page.matched.erase(std::unique(page.matched.begin(), page.matched.end()), page.matched.end());
  page.matches = page.matched.size();
}

}  // namespace

Result<RankedPassages> rank_passages(const FullTextReader& full_text, const CitationColumns& citations,
                                     const ExpandedQuery& expanded, const FullTextSearch& wanted,
                                     const RankingOptions& options) {
  RankedPassages best;
  const FullTextQuery quick = without_near(expanded.query).first;
  FullTextSearch first = wanted;
  first.limit = std::max(wanted.limit, kReranked);
  auto page = full_text.search(quick, first);
  if (!page) return fail(page.error());
  best.page = std::move(*page);
  auto cited = citations.cited_as(full_text, expanded.cited_words, kCited);
  if (!cited) return fail(cited.error());

  FullTextSearch second;
  std::vector<FullTextHit>& hits = best.page.hits;
  const std::size_t reranked = std::min(kReranked, hits.size());
  for (std::size_t i = 0; i < reranked; ++i) second.within.push_back(hits[i].passage);
  std::sort(second.within.begin(), second.within.end());
  auto more = citations.scores(full_text, expanded.cited_words, *cited, second.within, options);
  if (!more) return fail(more.error());
  best.citations = std::move(*more);
  std::vector<PassageId> within;
  std::set_union(second.within.begin(), second.within.end(), cited->passages.begin(), cited->passages.end(),
                 std::back_inserter(within));
  second.within = std::move(within);
  second.listed = std::move(cited->passages);
  second.limit = second.within.size();
  if (second.limit == 0) return best;
  auto better = full_text.search(expanded.query, second);
  if (!better) return fail(better.error());

  std::vector<FullTextHit> others;
  std::copy_if(hits.begin(), hits.end(), std::back_inserter(others), [&](const FullTextHit& hit) {
    return !std::binary_search(second.within.begin(), second.within.end(), hit.passage);
  });
  hits = std::move(better->hits);
  for (FullTextHit& hit : hits) {
    const auto parts = best.citations.find(hit.passage);
    if (parts == best.citations.end()) continue;
    for (const ScorePart& part : parts->second) hit.score += part.weight;
  }
  if (wanted.collect_matches) add_matches(best.page, hits);
  hits.insert(hits.end(), others.begin(), others.end());
  std::sort(hits.begin(), hits.end(), [](const FullTextHit& a, const FullTextHit& b) {
    return a.score != b.score ? a.score > b.score : a.passage < b.passage;
  });
  if (hits.size() > wanted.limit) hits.resize(wanted.limit);
  return best;
}

Result<std::vector<ScorePart>> explain_passage(const FullTextReader& full_text, const FullTextHit& hit,
                                               const ExpandedQuery& expanded, const CitationScores& cited) {
  auto parts = full_text.explain(expanded.query, hit.passage);
  if (!parts) return fail(parts.error());
  if (const auto more = cited.find(hit.passage); more != cited.end()) {
    parts->insert(parts->end(), more->second.begin(), more->second.end());
  }
  double sum = 0;
  for (const ScorePart& part : *parts) sum += part.weight;
  if (sum <= hit.score + 1e-6) return parts;
  // Behind the passages in which neighbours were looked for.
  return full_text.explain(without_near(expanded.query).first, hit.passage);
}

}  // namespace vidensgraf
