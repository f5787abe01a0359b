#pragma once

// Internal to store/: the one place that calls RocksDB.

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "store/rows.h"

namespace rocksdb {
class DB;
}

namespace vidensgraf {

/// One RocksDB database: the live one of the writer, or a checkpoint of a reader.
class RowStore {
 public:
  /// Opens for writing, creates if there is none. Errors: Damaged (also for a clock that stands before 1970),
  /// Io.
  [[nodiscard]] static Result<std::unique_ptr<RowStore>> open(const std::filesystem::path& directory,
                                                              std::uint64_t buffer_bytes);

  /// Opens a checkpoint; writes nothing, takes no lock. Its files may be unlinked afterwards.
  [[nodiscard]] static Result<std::unique_ptr<RowStore>> open_read_only(
      const std::filesystem::path& directory);
  ~RowStore();

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const;
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Rows::Visit& visit,
                                  std::string_view from) const;

  [[nodiscard]] Result<std::uint64_t> count(Family family, std::string_view prefix) const;

  /// Reads every block of every table and compares its checksum. Error Damaged.
  [[nodiscard]] Result<void> verify_checksums() const;

  /// All changes or none, synced before it returns.
  [[nodiscard]] Result<void> write(const std::vector<RowChange>& changes);

  /// Between the two, tables are left as they are written: many batches are merged once instead of again and
  /// again. `end_bulk` merges them if that is worth it; it may be called beside reading. Errors Io, Damaged.
  [[nodiscard]] Result<void> begin_bulk();
  [[nodiscard]] Result<void> end_bulk();
  [[nodiscard]] bool has_large_bulk() const;  ///< Whether `end_bulk` will take long.

  /// Merges all tables into new ones without what was overwritten or removed. False where `stop`, which is
  /// only read, became true: then some of it is done, which does no harm. Errors Io, Damaged.
  [[nodiscard]] Result<bool> compact(std::atomic<bool>& stop);

  /// Makes `directory`, which must not exist, a copy of the present state: hard links, and a little of the
  /// log.
  [[nodiscard]] Result<void> checkpoint(const std::filesystem::path& directory);

  /// After a storage error: leaves everything as it lies, since closing would write.
  void abandon();

  RowStore(const RowStore&) = delete;
  RowStore& operator=(const RowStore&) = delete;

 private:
  struct Kept;
  RowStore(std::unique_ptr<rocksdb::DB> database, std::uint64_t buffer_bytes, std::unique_ptr<Kept> kept);
  std::unique_ptr<rocksdb::DB> database_;
  std::unique_ptr<Kept> kept_;  // only where nothing is written; goes before the database
  std::uint64_t log_bytes_before_flush_ = 0;
  std::uint64_t bytes_in_bulk_ = 0;  // of keys and values
  bool in_bulk_ = false;
};

}  // namespace vidensgraf
