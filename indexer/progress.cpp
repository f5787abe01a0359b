#include "indexer/progress.h"

#include <algorithm>

namespace vidensgraf {
namespace {

// From here on a rate is trusted.
constexpr double kSeconds = 3;
constexpr double kShare = 0.05;
constexpr double kBytes = 8e6;

}  // namespace

std::optional<double> seconds_left(const IndexProgress& progress, double seconds) {
  const auto done = static_cast<double>(progress.bytes_done);
  const auto total = static_cast<double>(progress.bytes_total);
  if (seconds < kSeconds || done < std::min(total * kShare, kBytes) || done <= 0) {
    return std::nullopt;
  }
  return std::max(total - done, 0.0) * seconds / done;
}

}  // namespace vidensgraf
