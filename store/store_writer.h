#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// Derives the postings of a stored passage again, for replay and rebuild of the full-text index.
/// Must give what was given at the commit. `rows` is the newest state: Error NotFound says that the document
/// has since been replaced or removed, and the passage is left out. Asked for passages in ascending order.
/// Several threads may call it, each a copy of its own.
using PostingsSource = std::function<Result<PassagePostings>(const Rows& rows, PassageId passage)>;

/// What opening had to mend, for one line to the user.
struct RecoveryReport {
  std::uint64_t replayed_batches = 0;
  bool rebuilt_full_text = false;
};

/// 1 GiB, or the environment's VIDENSGRAF_MIN_FREE_BYTES (for tests and small disks).
[[nodiscard]] std::uint64_t default_min_free_bytes();

struct StoreOptions {
  std::string analyzer_version;  ///< Stamped into a new store; another one on opening is an error (re-index).

  /// Makes a new store one of several shards whose full text Xapian's own server shall serve. A store stays
  /// what it was made as; one that was not made as a shard is an error.
  bool is_shard = false;

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
};

/// The one writer of an index directory. Commit protocol: docs/architecture.md, "Commit".
///
/// RocksDB is the source of truth; the Xapian index follows. Not thread-safe; `get` and `scan` may be called
/// from several threads while no other call runs. After an error from `commit` that is not about free space
/// the writer must not be used again: end the process; the next open recovers.
class StoreWriter final : public Rows {
 public:
  /// Opens or creates `directory`, takes the write lock, recovers.
  /// Errors: Locked (names the process), Damaged (full text ahead of the graph, foreign store ids), Io (also
  /// a nearly full disk), Input (a folder of other files; another analyzer or format).
  [[nodiscard]] static Result<std::unique_ptr<StoreWriter>> open(const std::filesystem::path& directory,
                                                                 const StoreOptions& options,
                                                                 const PostingsSource& postings_of);
  ~StoreWriter() override;

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override;
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from = {}) const override;

  /// Numbers for the next commit; those that no commit uses are lost, never given twice.
  [[nodiscard]] DocumentNumber next_document_number();
  [[nodiscard]] PassageId next_passage_id();

  /// Makes `batch` durable and visible to readers, in both stores or in neither. Blocks until synced. Cost:
  /// about 70 ms and little more for a small batch, however large the index is. A passage may be listed as
  /// removed twice, or without being stored.
  [[nodiscard]] Result<void> commit(Batch batch);

  /// The same for one of many large batches: durable when it returns, but readers see nothing of it before
  /// `finish_bulk`. The full text is gathered aside in threads and joined with the index then, at the cost of
  /// one pass over the whole index; a process that ends before has it derived again when the index is opened
  /// next.
  [[nodiscard]] Result<void> commit_in_bulk(Batch batch);

  /// Makes what was committed in bulk visible, if anything was. `commit` does so, too. Where so much of
  /// what was there before is gone that it pays (StoreOptions::removed_share), the rest is derived again.
  [[nodiscard]] Result<void> finish_bulk();

  /// Writes the full text anew if removed passages are so many that it pays: as long as recovery takes that
  /// has lost it. Nothing else changes, and readers may go on. To be called at the end of a run that commits.
  /// Waits for another run, without an error, where the disk has no room for it or `stop` becomes true.
  [[nodiscard]] Result<void> drop_removed_passages(const std::atomic<bool>& stop);
  [[nodiscard]] bool is_in_bulk() const;

  /// How many passages the full text has, without those of a bulk.
  [[nodiscard]] Result<std::uint64_t> passage_count() const;

  [[nodiscard]] std::uint64_t sequence() const;  ///< Number of the last committed batch; 0 for a new store.
  [[nodiscard]] const RecoveryReport& recovery() const;

  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

 private:
  struct Impl;
  explicit StoreWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
