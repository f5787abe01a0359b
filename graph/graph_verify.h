#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// What a check of the graph found. Empty `problems`: every row is the sum of the contributions.
struct GraphVerifyReport {
  std::uint64_t documents = 0;  ///< With a contribution.
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
  std::vector<std::string> problems;  ///< One sentence each, at most 100.
};

/// Builds all rows of the graph again from the stored contributions, in memory, and compares every one.
///
/// Cost: reads the whole graph; memory for one copy of its rows. Error Io.
[[nodiscard]] Result<GraphVerifyReport> verify_graph(const Rows& rows);

}  // namespace vidensgraf
