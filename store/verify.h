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
  /// False where Xapian's own checker was left out: it opens the files for writing, though it writes nothing,
  /// and they may only be read here.
  bool has_checked_full_text_files = true;
  std::vector<std::string> problems;  ///< One sentence each, at most 100.
};

/// Checks that both stores hold the same passages, that every row decodes and points to rows that exist, that
/// the log and the counters are sound, and that the checksums of RocksDB and Xapian's own checker find
/// nothing. The graph's aggregates are checked by graph/graph_verify.h.
///
/// Keeps writers out meanwhile. Reads everything: about a second for each 100 MB.
/// \param view  A view of the index in `directory`.
/// Errors: Locked (a writer is at work, or has committed since `view` was opened), Damaged (a store cannot be
/// read at all), Io.
[[nodiscard]] Result<VerifyReport> verify_stores(const std::filesystem::path& directory,
                                                 const StoreView& view);

}  // namespace vidensgraf
