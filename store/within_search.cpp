// Ranks given passages. Reading positions of terms is what costs, so each passage is first scored twice
// without them: as if no terms stood close together, and as if all did. Positions are read only where the two
// scores differ and the passage can be among those wanted.

#include "store/within_search.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "store/window_search.h"

namespace vidensgraf {

using Closeness = Plan::Closeness;

FullTextPage search_within(Plan& plan, const FullTextSearch& options) {
  struct Candidate {
    double lowest = 0;
    double highest = 0;
    bool found = false;  // also without terms that stand close
    bool is_sure = true;
  };
  FullTextPage page;
  std::vector<Candidate> candidates(options.within.size());
  std::vector<double> lowest;
  const auto added = [&](std::size_t i) { return i < options.added.size() ? options.added[i] : 0.0; };
  const auto docid = [&](std::size_t i) { return static_cast<std::uint32_t>(options.within[i]); };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    candidate.found = plan.matches(docid(i), Closeness::Denied, candidate.lowest);
    candidate.highest = candidate.lowest;
    if (candidate.found) lowest.push_back(candidate.lowest + added(i));
  }
  if (plan.has_positions) {
    plan.restart();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      Candidate& candidate = candidates[i];
      candidate.highest = 0;
      const bool may = plan.matches(docid(i), Closeness::Assumed, candidate.highest);
      candidate.is_sure = may == candidate.found && candidate.highest <= candidate.lowest;
    }
  }
  const std::size_t wanted = options.offset + options.limit;
  double threshold = -1;
  if (wanted > 0 && wanted < lowest.size()) {
    const auto last = lowest.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    std::nth_element(lowest.begin(), last, lowest.end(), std::greater<>());
    threshold = *last;
  }
  plan.restart();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    const bool can_rank = candidate.highest + added(i) >= threshold;
    if (!candidate.is_sure && (can_rank || (options.collect_matches && !candidate.found))) {
      candidate.lowest = 0;
      candidate.found = plan.matches(docid(i), Closeness::Checked, candidate.lowest);
    }
    if (!candidate.found) continue;
    if (options.collect_matches) page.matched.add(options.within[i]);
    ++page.matches;
    page.hits.push_back(FullTextHit{options.within[i], candidate.lowest + added(i)});
  }
  page.matches_exact = options.collect_matches || !plan.has_positions;
  cut_page(page, options);
  return page;
}

}  // namespace vidensgraf
