#include "graph/association.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vidensgraf {

double normalised_pmi(const JointCounts& counts) {
  if (counts.together == 0 || counts.all == 0) return -1;
  const auto all = static_cast<double>(counts.all);
  const double together = static_cast<double>(counts.together) / all;
  if (together >= 1) return 1;
  const double expected =
      (static_cast<double>(counts.first) / all) * (static_cast<double>(counts.second) / all);
  return std::log(together / expected) / -std::log(together);
}

double log_likelihood(const JointCounts& counts) {
  const auto all = static_cast<double>(counts.all);
  const auto together = static_cast<double>(counts.together);
  const auto first = static_cast<double>(counts.first);
  const auto second = static_cast<double>(counts.second);
  const std::array<double, 4> observed = {together, first - together, second - together,
                                          all - first - second + together};
  const std::array<double, 4> expected = {first * second / all, first * (all - second) / all,
                                          (all - first) * second / all, (all - first) * (all - second) / all};
  double sum = 0;
  for (std::size_t cell = 0; cell < observed.size(); ++cell) {
    if (observed.at(cell) > 0) sum += observed.at(cell) * std::log(observed.at(cell) / expected.at(cell));
  }
  return std::max(0.0, 2 * sum);
}

}  // namespace vidensgraf
