#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "corpus/result.h"
#include "extraction/registers.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// How far it is.
struct CompactProgress {
  std::uint64_t passages = 0;  ///< Written anew so far; 0 where nothing was removed and they are only packed.
  std::uint64_t of = 0;        ///< 0: not known.
  bool is_merging = false;     ///< The full text is done: rows are being merged.
};

/// Makes an index as small as it can be, without changing what it holds (StoreWriter::compact). False: `stop`
/// became true first, and it is as it was. Errors: NotFound (no index there), Locked, Input, Damaged, Io.
[[nodiscard]] Result<bool> compact_index(const std::filesystem::path& directory, const Analyzer& analyzer,
                                         const Registers& registers, std::atomic<bool>& stop,
                                         const std::function<void(const CompactProgress&)>& progress);

}  // namespace vidensgraf
