#include "query/search/passage_ranking.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "query/search/full_text_terms.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kReranked = 200;  // passages in which neighbouring words and citations are looked for
constexpr std::size_t kCited = 100;     // provisions added for the words under which others cite them

// Passages that may be among the best, in the order of their ids.
struct Candidates {
  std::vector<PassageId> passages;
  std::vector<double> scores;  // by their words without neighbours; negative: they lack them
  std::vector<double> added;   // by what others say
};

Candidates candidates_of(const FullTextPage& page, const CitationColumns::Found& cited, bool listed) {
  std::vector<FullTextHit> all;
  all.reserve(kReranked + cited.passages.size());
  const std::size_t reranked = std::min(kReranked, page.hits.size());
  all.insert(all.end(), page.hits.begin(), page.hits.begin() + static_cast<std::ptrdiff_t>(reranked));
  for (std::size_t i = 0; i < cited.passages.size(); ++i) {
    if (listed || page.probed[i] >= 0) all.push_back(FullTextHit{cited.passages[i], page.probed[i]});
  }
  std::sort(all.begin(), all.end(),
            [](const FullTextHit& a, const FullTextHit& b) { return a.passage < b.passage; });
  Candidates candidates;
  for (const FullTextHit& hit : all) {
    if (!candidates.passages.empty() && candidates.passages.back() == hit.passage) continue;
    candidates.passages.push_back(hit.passage);
    candidates.scores.push_back(hit.score);
  }
  return candidates;
}

// Drops the candidates that cannot be among the first `limit`, however much neighbouring words add: at most
// `near` times their score. With `lacking`, passages that lack the words of the query (their score is
// negative) stay: the search to come shows whether they match.
void keep_promising(Candidates& candidates, std::size_t limit, double near, bool lacking) {
  std::vector<double> lowest;
  for (std::size_t i = 0; i < candidates.passages.size(); ++i) {
    if (candidates.scores[i] >= 0) lowest.push_back(candidates.scores[i] + candidates.added[i]);
  }
  if (limit == 0 || lowest.size() <= limit) return;
  const auto last = lowest.begin() + static_cast<std::ptrdiff_t>(limit - 1);
  std::nth_element(lowest.begin(), last, lowest.end(), std::greater<>());
  const double threshold = *last * (1 - 1e-5);  // rough scores
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates.passages.size(); ++i) {
    const double score = std::max(candidates.scores[i], 0.0);
    const bool may_match = lacking && candidates.scores[i] < 0;
    if (!may_match && score * (1 + near) + candidates.added[i] < threshold) continue;
    candidates.passages[kept] = candidates.passages[i];
    candidates.scores[kept] = candidates.scores[i];
    candidates.added[kept++] = candidates.added[i];
  }
  candidates.passages.resize(kept);
  candidates.scores.resize(kept);
  candidates.added.resize(kept);
}

// Part of rank_passages. A function of its own, since GCC 12 at -O1 otherwise warns there of memory that is
// never freed.
Result<void> keep_reasons(Result<CitationScores> parts, CitationScores& reasons) {
  if (!parts) return fail(parts.error());
  reasons = std::move(*parts);
  return {};
}

bool asks_for_listed(const FullTextQuery& query) {
  return query.op == FullTextQuery::Op::Listed ||
         std::any_of(query.children.begin(), query.children.end(), asks_for_listed);
}

// Whether being listed is enough.
bool takes_all_listed(const FullTextQuery& query) {
  const auto is_listed = [](const FullTextQuery& child) { return child.op == FullTextQuery::Op::Listed; };
  return is_listed(query) || (query.op == FullTextQuery::Op::Or &&
                              std::any_of(query.children.begin(), query.children.end(), is_listed));
}

}  // namespace

Result<RankedPassages> rank_passages(const FullTextReader& full_text, const CitationColumns& citations,
                                     const ExpandedQuery& expanded, const FullTextSearch& wanted,
                                     const RankingOptions& options, bool explain) {
  RankedPassages best;
  auto cited = citations.cited_as(full_text, expanded.cited_words, kCited);
  if (!cited) return fail(cited.error());
  const auto [quick, has_near] = without_near(expanded.query);
  FullTextSearch first = wanted;
  first.limit = std::max(wanted.limit, kReranked);
  first.probes = cited->passages;
  first.is_rough = true;
  auto page = full_text.search(quick, first);
  if (!page) return fail(page.error());
  best.page = std::move(*page);
  std::vector<FullTextHit>& hits = best.page.hits;

  Candidates candidates = candidates_of(best.page, *cited, asks_for_listed(expanded.query));
  auto added = citations.added(full_text, expanded.cited_words, *cited, candidates.passages, options);
  if (!added) return fail(added.error());
  candidates.added = std::move(*added);
  // A word has a neighbour on either side, and brings its own score at least.
  const double near = has_near ? 2 * options.adjacent : 0;
  const bool all_listed = takes_all_listed(expanded.query) && full_text.missing_shards().empty();
  keep_promising(candidates, wanted.limit, near, wanted.collect_matches && !all_listed);
  if (wanted.collect_matches && all_listed) {
    for (const PassageId passage : cited->passages) best.page.matched.add(passage);
  }
  if (explain) {
    const auto kept =
        keep_reasons(citations.scores(full_text, expanded.cited_words, *cited, candidates.passages, options),
                     best.citations);
    if (!kept) return fail(kept.error());
  }

  // Hits behind the first kReranked are not ranked again. They only fill the list up, with exact scores.
  std::vector<FullTextHit> others;
  std::copy_if(hits.begin() + static_cast<std::ptrdiff_t>(std::min(kReranked, hits.size())), hits.end(),
               std::back_inserter(others), [&](const FullTextHit& hit) {
                 return !std::binary_search(cited->passages.begin(), cited->passages.end(), hit.passage);
               });
  hits.clear();
  if (!candidates.passages.empty()) {
    FullTextSearch second;
    second.within = std::move(candidates.passages);
    second.added = std::move(candidates.added);
    second.listed = std::move(cited->passages);
    second.limit = wanted.limit;
    second.collect_matches = wanted.collect_matches && !all_listed;
    auto better = full_text.search(expanded.query, second);
    if (!better) return fail(better.error());
    hits = std::move(better->hits);
    if (second.collect_matches) best.page.matched.add_all(better->matched);
  }
  if (hits.size() < wanted.limit && !others.empty()) {
    FullTextSearch third;
    for (const FullTextHit& hit : others) third.within.push_back(hit.passage);
    std::sort(third.within.begin(), third.within.end());
    third.limit = third.within.size();
    auto exact = full_text.search(quick, third);
    if (!exact) return fail(exact.error());
    hits.insert(hits.end(), exact->hits.begin(), exact->hits.end());
    std::sort(hits.begin(), hits.end(), [](const FullTextHit& a, const FullTextHit& b) {
      return a.score != b.score ? a.score > b.score : a.passage < b.passage;
    });
  }
  if (hits.size() > wanted.limit) hits.resize(wanted.limit);
  if (wanted.collect_matches) best.page.matches = best.page.matched.size();
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
