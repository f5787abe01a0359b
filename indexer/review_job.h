#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "extraction/registers.h"
#include "graph/review.h"
#include "language/analyzer.h"

namespace vidensgraf {

struct ReviewChange {
  std::vector<std::uint64_t> added;    ///< Numbers that the decisions got, in their order.
  std::size_t known = 0;               ///< Were in the log already, and were left out.
  std::size_t withdrawn = 0;           ///< Were taken back.
  std::vector<std::uint64_t> missing;  ///< Should be taken back, but are not in the log.
};

/// Adds decisions to the log of the index and takes others back, in one commit. What the log has already is
/// left out: the same decision of the same person, handed in at the same time or counting now, so that a file
/// can be brought in twice. Of one from another log it is taken over that it was taken back there. Nothing is
/// checked against the graph (query/names/review_check.h).
///
/// Errors: NotFound (no index there), Locked, Damaged, Io.
[[nodiscard]] Result<ReviewChange> change_review_log(const std::filesystem::path& directory,
                                                     const Analyzer& analyzer, const Registers& registers,
                                                     ReviewInput input);

}  // namespace vidensgraf
