#pragma once

#include <cstdint>
#include <optional>

namespace vidensgraf {

/// How far a run is. Given to one thread, at most ten times a second.
struct IndexProgress {
  std::uint64_t documents_done = 0;
  std::uint64_t documents_total = 0;  ///< 0 while files are still being found.
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::uint64_t committed = 0;   ///< Documents that are safe on disk.
  std::uint64_t rewritten = 0;   ///< Passages of a full text that is written anew; 0: none is.
  std::uint64_t to_rewrite = 0;  ///< Of how many, where that is known.
};

/// How many seconds the run is likely to take still, by the bytes of its first `seconds`. Nothing as long as
/// too few are done for that to mean something: a small file first and a long report after it would promise a
/// day.
[[nodiscard]] std::optional<double> seconds_left(const IndexProgress& progress, double seconds);

}  // namespace vidensgraf
