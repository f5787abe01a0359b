#pragma once

// The deterministic work that is interrupted, and what must stand in both stores after any number of its
// batches.
//
// Batch n replaces or removes a few of some forty documents; a document has passages of random words and a
// set of concepts, and the graph is a count for each pair of concepts. The batch is made from the store (as
// the indexer does: read the old contribution, subtract it), the expectation from the batches alone, so that
// neither can hide the other's mistake.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "store/store_writer.h"

namespace vidensgraf::crash {

/// What stands in the stores: rows by their key (family byte first), and the words of each indexed passage.
struct Contents {
  std::map<std::string, std::string> rows;
  std::map<std::uint32_t, std::string> passages;
  friend bool operator==(const Contents&, const Contents&) = default;
};

[[nodiscard]] StoreOptions workload_options();
[[nodiscard]] Result<std::unique_ptr<StoreWriter>> open_workload(const std::filesystem::path& directory);

enum class CommitKind { Each, InBulk };

/// Commits batch `writer.sequence() + 1`.
[[nodiscard]] Result<void> commit_next(StoreWriter& writer, std::uint64_t seed,
                                       CommitKind kind = CommitKind::Each);

/// What the first `batches` batches must have left.
[[nodiscard]] Contents expected_contents(std::uint64_t seed, std::uint64_t batches);

/// What stands there: rows from `rows`, passages from the Xapian index of `directory`.
[[nodiscard]] Contents stored_contents(const Rows& rows, const std::filesystem::path& directory);

/// How an interrupted index is checked. Empty: all is well; else one sentence.
struct Checks {
  std::uint64_t acknowledged = 0;     ///< Batches of which the writer said that they were committed.
  bool readers_may_wait = false;      ///< The full-text index was being rebuilt: readers may find none.
  std::uint64_t not_yet_visible = 0;  ///< So many of them readers may not see before recovery.
  unsigned further_batches = 2;       ///< To commit after recovery.
};
struct Outcome {
  std::string problem;
  std::uint64_t sequence = 0;  ///< After recovery and the further batches.
  bool replayed = false;
  bool rebuilt = false;
};
[[nodiscard]] Outcome check_interrupted(const std::filesystem::path& directory, std::uint64_t seed,
                                        const Checks& checks);

}  // namespace vidensgraf::crash
