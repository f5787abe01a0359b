#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "store/store_view.h"

namespace vidensgraf {

/// What a check of the stores found. Empty `problems`: both agree.
struct VerifyReport {
  std::uint64_t documents = 0;
  std::uint64_t passages = 0;
  std::vector<std::string> problems;  ///< One sentence each, at most 100.
};

/// Checks that both stores hold the same passages, that every row decodes and points to rows that exist, and
/// that Xapian's own checker finds nothing. The graph's aggregates are checked by graph/graph_verify.h.
[[nodiscard]] Result<VerifyReport> verify_stores(const std::filesystem::path& directory,
                                                 const StoreView& view);

}  // namespace vidensgraf
