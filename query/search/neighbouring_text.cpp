// The words of a query seldom stand all in one paragraph, and often in one document: a document is ranked by
// its best passage, and by the stretch of text around that one as if it were a passage.
//
//     share of term t in passage p, as indexed      s = m * x / (1 + x),  x = tf / K(length of p)
//     of a stretch of n passages                    S = m * X / (N + X),  X = sum of x = s / (m - s)
//                                                   N = 1 - b + b * n
//     added to the score of the best passage        document * sum of idf(t) * weight(t) * (S - s)
//
// which is BM25 of the stretch, as far as its passages are of one length: where the passage is alone it is
// what the passage has already. (Best passage and document together: Callan, SIGIR 1994.) The stretch ends
// `kReach` passages from the best one, so that a chapter counts and not a book.
//
// Known miss: only documents that have a passage among the best are looked at; one whose words are all over
// it is not found so.

#include "query/search/neighbouring_text.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;

constexpr std::uint32_t kReach = 8;   // passages on either side
constexpr double kLengthShare = 0.6;  // BM25's b, as in PostingsWeights

struct Leaf {
  std::string term;
  double weight = 0;
};

// Terms that score, each once. What stands close together is left to the passages.
void collect(const FullTextQuery& query, double weight, std::vector<Leaf>& leaves) {
  weight *= query.weight;
  if (weight == 0) return;
  switch (query.op) {
    case Op::Term: {
      const auto same = std::find_if(leaves.begin(), leaves.end(),
                                     [&query](const Leaf& leaf) { return leaf.term == query.term; });
      if (same != leaves.end()) {
        same->weight += weight;
      } else {
        leaves.push_back(Leaf{query.term, weight});
      }
      return;
    }
    case Op::And:
    case Op::Or:
    case Op::Maybe:
      for (const FullTextQuery& child : query.children) collect(child, weight, leaves);
      return;
    case Op::AndNot:
    case Op::Filter:
      collect(query.children.front(), weight, leaves);
      return;
    default:
      return;
  }
}

struct Stretch {
  std::size_t first = 0;  // in the list of all passages looked at
  std::size_t count = 0;  // 0: there is nothing around
  std::size_t best = 0;
};

// Fills `passages` in the order of their ids, as look-ups want them.
std::vector<Stretch> stretches_around(const std::vector<PassageId>& best, const FacetColumns& columns,
                                      std::vector<PassageId>& passages) {
  std::vector<std::size_t> order(best.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&best](std::size_t a, std::size_t b) { return best[a] < best[b]; });
  std::vector<Stretch> stretches(best.size());
  for (const std::size_t i : order) {
    const auto at = static_cast<std::uint32_t>(best[i]);
    const std::uint32_t document = columns.document_of(best[i]);
    const auto is_of_it = [&](std::uint32_t passage) {
      return columns.document_of(PassageId{passage}) == document;
    };
    std::uint32_t first = at;
    while (first > 1 && at - first < kReach && is_of_it(first - 1)) --first;
    std::uint32_t last = at;
    while (last - at < kReach && is_of_it(last + 1)) ++last;
    if (first == last) continue;
    stretches[i] = Stretch{passages.size(), last - first + 1, passages.size() + at - first};
    for (std::uint32_t passage = first; passage <= last; ++passage) passages.push_back(PassageId{passage});
  }
  return stretches;
}

}  // namespace

Result<std::vector<double>> added_by_neighbours(const FullTextReader& full_text, const FacetColumns& columns,
                                                const FullTextQuery& query,
                                                const std::vector<PassageId>& best,
                                                const RankingOptions& options) {
  std::vector<double> added(best.size(), 0);
  std::vector<Leaf> leaves;
  collect(query, 1.0, leaves);
  std::vector<PassageId> passages;
  const std::vector<Stretch> stretches = stretches_around(best, columns, passages);
  if (passages.empty()) return added;
  const auto total = full_text.passage_count();
  if (!total) return fail(total.error());
  for (const Leaf& leaf : leaves) {
    const auto frequency = full_text.document_frequency(leaf.term);
    if (!frequency) return fail(frequency.error());
    const auto wdf = full_text.wdf_of(leaf.term, passages);
    if (!wdf) return fail(wdf.error());
    const double idf =
        inverse_document_frequency(static_cast<double>(*total), static_cast<double>(*frequency));
    const bool is_lemma = leaf.term.starts_with(term_prefix::kLemma);
    const auto share_at = [&wdf, is_lemma](std::size_t passage) {
      constexpr double kHighest = kMaxImpactShare - 0.02;  // rounding may reach the limit itself
      const double share = is_lemma ? share_of_word((*wdf)[passage]) : (*wdf)[passage] / kImpactScale;
      return std::min(share, kHighest);
    };
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const Stretch& stretch = stretches[i];
      if (stretch.count == 0) continue;
      double sum = 0;
      for (std::size_t p = stretch.first; p < stretch.first + stretch.count; ++p) {
        const double share = share_at(p);
        sum += share / (kMaxImpactShare - share);
      }
      const double length = 1 - kLengthShare + kLengthShare * static_cast<double>(stretch.count);
      const double whole = kMaxImpactShare * sum / (length + sum);
      added[i] += options.document * leaf.weight * idf * (whole - share_at(stretch.best));
    }
  }
  return added;
}

}  // namespace vidensgraf
