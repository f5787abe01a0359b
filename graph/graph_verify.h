#pragma once

#include <cstddef>
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

/// Builds all rows of the graph again from the stored contributions and compares them with the stored ones.
///
/// Cost: reads the whole graph, and once more where a row is wrong; some 100 MB of memory, however large the
/// graph is. Error Io.
/// \param bytes_at_once  Of contributions that are summed up together; in memory they take about forty times
///                       that.
[[nodiscard]] Result<GraphVerifyReport> verify_graph(const Rows& rows,
                                                     std::size_t bytes_at_once = std::size_t{2} << 20U);

}  // namespace vidensgraf
