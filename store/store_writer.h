#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "corpus/result.h"
#include "store/rows.h"
#include "store/store_options.h"

namespace vidensgraf {

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

  /// Writes both stores anew, as small as they can be: the full text without removed passages, the tables of
  /// rows merged, and only the newest state published. Nothing else changes, and readers may go on. Takes as
  /// long as `drop_removed_passages` where passages were removed, else little more than reading and writing
  /// the index. Finishes a bulk first. False: `stop`, which is only read, became true before anything was put
  /// into place. Error Io also where the disk has no room for it.
  [[nodiscard]] Result<bool> compact(std::atomic<bool>& stop);
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
