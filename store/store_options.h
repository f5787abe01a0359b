#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// Derives the postings of a stored passage again, for replay and rebuild of the full-text index.
/// Must give what was given at the commit. `rows` is the newest state: Error NotFound says that the document
/// has since been replaced or removed, and the passage is left out. Asked for passages in ascending order.
/// Several threads may call it, each a copy of its own.
using PostingsSource = std::function<Result<PassagePostings>(const Rows& rows, PassageId passage)>;

/// Writes the sums of the graph again from the contributions, by as many calls of `write` as it likes, each
/// of them one write. `rows` show what was written so far.
using SumsSource =
    std::function<Result<void>(const Rows& rows, const std::function<Result<void>(Batch)>& write)>;

/// 1 GiB, or the environment's VIDENSGRAF_MIN_FREE_BYTES (for tests and small disks).
[[nodiscard]] std::uint64_t default_min_free_bytes();

struct StoreOptions {
  std::string analyzer_version;  ///< Stamped into a new store; another one on opening is an error (re-index).

  /// Makes a new store one of several shards whose full text Xapian's own server shall serve. A store stays
  /// what it was made as; one that was not made as a shard is an error.
  bool is_shard = false;

  /// For stores whose graph is written with its sums behind (kMetaSumsAreBehind), and a process that was
  /// killed meanwhile.
  SumsSource recover_sums{};

  /// Neither opening nor a commit begins with less space on the disk (or than three times the batch): RocksDB
  /// as Debian builds it aborts the process when the disk is full.
  std::uint64_t min_free_bytes = default_min_free_bytes();

  /// Rows that RocksDB keeps in memory before it writes a table. Small values make tests reach compaction.
  std::uint64_t row_buffer_bytes = std::uint64_t{64} << 20U;

  /// Threads that write full text in bulk, and derive it again when it is recovered; 0: one per core.
  unsigned threads = 0;

  /// Passages that are inverted together in memory in bulk, and from how many on recovery works in bulk.
  /// Small values make tests reach it.
  std::size_t shard_passages = 50'000;
  std::size_t bulk_passages = 5000;

  /// From when on the full text is written anew to be rid of removed passages: so many, and such a share of
  /// those that lie in it.
  std::size_t fewest_removed = 5000;
  double removed_share = 0.2;

  /// Told now and then while passages are derived again for a new full text, on recovery or to be rid of
  /// removed ones: how many were handed on, and of how many (0: not known). On the caller's thread.
  std::function<void(std::uint64_t passages, std::uint64_t of)> on_rewriting{};

  /// Told when `StoreWriter::compact` goes on to the tables of rows.
  std::function<void()> on_merging{};
};

/// What opening had to mend, for one line to the user.
struct RecoveryReport {
  std::uint64_t replayed_batches = 0;
  bool rebuilt_full_text = false;
  bool recovered_sums = false;
};

}  // namespace vidensgraf
