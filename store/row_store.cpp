#include "store/row_store.h"

#include <algorithm>
#include <cstdarg>
#include <ctime>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/perf_level.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>

namespace vidensgraf {
namespace {

// RocksDB otherwise writes a LOG file into every database it opens, also into a reader's checkpoint.
class SilentLogger final : public rocksdb::Logger {
 public:
  SilentLogger() : rocksdb::Logger(rocksdb::InfoLogLevel::FATAL_LEVEL) {}
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, std::va_list /*arguments*/) override {}
};

// FAT and some network file systems have no hard links, and say so in more ways than RocksDB knows: what it
// hears here makes it copy a file instead.
class CopyingFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  CopyingFileSystem() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "CopyingFileSystem"; }
  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to,
                             const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
    if (target()->LinkFile(from, to, options, debug).ok()) return rocksdb::IOStatus::OK();
    return rocksdb::IOStatus::NotSupported("A file cannot be linked");
  }
};

// Some defaults are kept on purpose: no compression of the WAL, no verification of WALs in the manifest, no
// blob files, no ingestion, one column family. RocksDB 7.8.3 of Debian has bugs in what these would turn on.
rocksdb::Options common_options() {
  rocksdb::Options options;
  static const std::unique_ptr<rocksdb::Env> kCopying =
      rocksdb::NewCompositeEnv(std::make_shared<CopyingFileSystem>());
  options.env = kCopying.get();
  options.create_if_missing = false;
  options.paranoid_checks = true;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.info_log = std::make_shared<SilentLogger>();
  options.keep_log_file_num = 1;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.max_background_jobs = 2;
  options.max_open_files = -1;  // a reader holds all files of its checkpoint, which may be pruned meanwhile
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  // Rows are short and alike: a dictionary for each table saves a sixth of what they take. It is trained on
  // the table's first blocks, which are held in memory until then.
  options.bottommost_compression_opts.enabled = true;
  options.bottommost_compression_opts.max_dict_bytes = 112U << 10U;
  options.bottommost_compression_opts.zstd_max_train_bytes = 4U << 20U;
  options.bottommost_compression_opts.max_dict_buffer_bytes = std::uint64_t{32} << 20U;

  rocksdb::BlockBasedTableOptions table;
  // One for all that the process has open: a server's views share most of their tables.
  static const std::shared_ptr<rocksdb::Cache> kCache = rocksdb::NewLRUCache(std::size_t{48} << 20U);
  table.block_cache = kCache;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.block_size = std::size_t{16} << 10U;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

rocksdb::Options writer_options(std::uint64_t buffer_bytes) {
  rocksdb::Options options = common_options();
  options.create_if_missing = true;
  options.write_buffer_size = buffer_bytes;
  options.max_write_buffer_number = 3;
  // One thread writes, mostly in the order of the keys of a family: an insert begins where the last one
  // ended.
  options.allow_concurrent_memtable_write = false;
  options.memtable_insert_with_hint_prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(1));
  options.target_file_size_base = 2 * buffer_bytes;
  options.max_bytes_for_level_base = 8 * buffer_bytes;
  return options;
}

rocksdb::CompactRangeOptions merge_options() {
  rocksdb::CompactRangeOptions all;
  all.max_subcompactions = 3;  // threads; RocksDB 7.8 splits nothing for two
  return all;
}

Error error_of(const rocksdb::Status& status, std::string_view action) {
  const std::string message = fmt::format("The graph store cannot {}: {}.", action, status.ToString());
  if (status.IsCorruption()) return Error{ErrorCode::Damaged, message};
  return Error{ErrorCode::Io, message};
}

// RocksDB aborts the process at a time before its beginning of time, also where it only reads a log.
Result<void> require_clock() {
  if (std::time(nullptr) >= 0) return {};
  return fail(ErrorCode::Damaged,
              "The clock of this machine stands before 1970; set it right and run the command again.");
}

std::string key_of(Family family, std::string_view key) {
  std::string full;
  full.reserve(key.size() + 1);
  full.push_back(static_cast<char>(family));
  full.append(key);
  return full;
}

// RocksDB otherwise counts each comparison of keys in a variable of the thread, which is a third of their
// cost.
void count_nothing() { rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable); }

rocksdb::Slice slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }
std::string_view view(const rocksdb::Slice& bytes) { return {bytes.data(), bytes.size()}; }

// Iterators kept ready for the next walks over a state that is only read. Each holds the block where its last
// walk ended.
constexpr std::size_t kMostIdleIterators = 8;

// Counts below this are not remembered: counting again is cheap. Prefixes with more rows are few.
constexpr std::uint64_t kFewRows = 64;
constexpr std::size_t kMostCounts = 4096;

// A checkpoint copies the log of up to this size; a longer one is flushed to a table first. Without a limit a
// commit on a large index was measured at 76 ms instead of 16 (copying the log).
constexpr std::uint64_t kMaxLogBytesBeforeFlush = std::uint64_t{4} << 20U;

// A bulk smaller than this is left to RocksDB's own merging, as are batches outside of a bulk.
constexpr std::uint64_t kWorthMerging = std::uint64_t{128} << 20U;

}  // namespace

// What a state that is only read keeps for later calls. Iterators: making one costs as much as a short walk,
// and one that already stands near finds its place sooner. Counts: they can never change.
struct RowStore::Kept {
  std::unique_ptr<rocksdb::Iterator> take_iterator() {
    const std::lock_guard lock(mutex);
    if (iterators.empty()) return nullptr;
    auto last = std::move(iterators.back());
    iterators.pop_back();
    return last;
  }
  void give_back(std::unique_ptr<rocksdb::Iterator> iterator) {
    const std::lock_guard lock(mutex);
    if (iterators.size() < kMostIdleIterators) iterators.push_back(std::move(iterator));
  }

  std::mutex mutex;
  std::vector<std::unique_ptr<rocksdb::Iterator>> iterators;
  std::unordered_map<std::string, std::uint64_t> counts;  // by prefix of keys: large ones
};

RowStore::RowStore(std::unique_ptr<rocksdb::DB> database, std::uint64_t buffer_bytes,
                   std::unique_ptr<Kept> kept)
    : database_(std::move(database)),
      kept_(std::move(kept)),
      log_bytes_before_flush_(std::min(kMaxLogBytesBeforeFlush, buffer_bytes)) {}
RowStore::~RowStore() = default;

Result<std::unique_ptr<RowStore>> RowStore::open(const std::filesystem::path& directory,
                                                 std::uint64_t buffer_bytes) {
  if (auto clock = require_clock(); !clock) return fail(clock.error());
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(writer_options(buffer_bytes), directory.string(), &opened);
  std::unique_ptr<rocksdb::DB> database(opened);
  if (!status.ok()) return fail(error_of(status, "be opened"));
  return std::unique_ptr<RowStore>(new RowStore(std::move(database), buffer_bytes, nullptr));
}

Result<std::unique_ptr<RowStore>> RowStore::open_read_only(const std::filesystem::path& directory) {
  if (auto clock = require_clock(); !clock) return fail(clock.error());
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::OpenForReadOnly(common_options(), directory.string(), &opened);
  std::unique_ptr<rocksdb::DB> database(opened);
  if (!status.ok()) return fail(error_of(status, "be opened for reading"));
  return std::unique_ptr<RowStore>(new RowStore(std::move(database), 0, std::make_unique<Kept>()));
}

Result<std::optional<std::string>> RowStore::get(Family family, std::string_view key) const {
  count_nothing();
  std::string value;
  const rocksdb::Status status = database_->Get({}, slice(key_of(family, key)), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return fail(error_of(status, "be read"));
  return std::optional<std::string>(std::move(value));
}

Result<void> RowStore::scan(Family family, std::string_view prefix, const Rows::Visit& visit,
                            std::string_view from) const {
  count_nothing();
  const std::string full_prefix = key_of(family, prefix);
  const std::string first = from > prefix ? key_of(family, from) : full_prefix;
  rocksdb::ReadOptions options;
  // Walks over a whole family are made once: what they read would only push out what is asked for again.
  options.fill_cache = prefix.size() > 1 || !from.empty();
  const bool is_reused = kept_ != nullptr && options.fill_cache;
  std::unique_ptr<rocksdb::Iterator> row = is_reused ? kept_->take_iterator() : nullptr;
  if (row == nullptr) row.reset(database_->NewIterator(options));
  for (row->Seek(slice(first)); row->Valid(); row->Next()) {
    const std::string_view key = view(row->key());
    if (!key.starts_with(full_prefix) || !visit(key.substr(1), view(row->value()))) break;
  }
  if (!row->status().ok()) return fail(error_of(row->status(), "be read"));
  if (is_reused) kept_->give_back(std::move(row));
  return {};
}

Result<std::uint64_t> RowStore::count(Family family, std::string_view prefix) const {
  std::string full = key_of(family, prefix);
  if (kept_ != nullptr) {
    const std::lock_guard lock(kept_->mutex);
    if (const auto known = kept_->counts.find(full); known != kept_->counts.end()) return known->second;
  }
  std::uint64_t rows = 0;
  const auto add = [&rows](std::string_view /*key*/, std::string_view /*value*/) {
    ++rows;
    return true;
  };
  if (const auto scanned = scan(family, prefix, add, {}); !scanned) return fail(scanned.error());
  if (kept_ != nullptr && rows >= kFewRows) {
    const std::lock_guard lock(kept_->mutex);
    if (kept_->counts.size() < kMostCounts) kept_->counts.emplace(std::move(full), rows);
  }
  return rows;
}

Result<void> RowStore::verify_checksums() const {
  const rocksdb::Status status = database_->VerifyChecksum();
  if (!status.ok()) return fail(error_of(status, "be verified"));
  return {};
}

Result<void> RowStore::write(const std::vector<RowChange>& changes) {
  count_nothing();
  // A large batch that grew would be copied again and again.
  constexpr std::size_t kAroundRow = 12;  // its kind, its family, two lengths
  std::size_t bytes = kAroundRow;
  for (const RowChange& change : changes) {
    bytes += kAroundRow + change.key.size() + (change.value ? change.value->size() : 0);
  }
  rocksdb::WriteBatch batch(bytes);
  std::string key;
  for (const RowChange& change : changes) {
    key.assign(1, static_cast<char>(change.family));
    key += change.key;
    const rocksdb::Status status =
        change.value ? batch.Put(slice(key), slice(*change.value)) : batch.Delete(slice(key));
    if (!status.ok()) return fail(error_of(status, "take the batch"));
  }
  if (in_bulk_) bytes_in_bulk_ += batch.GetDataSize();
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const rocksdb::Status status = database_->Write(synced, &batch);
  if (!status.ok()) return fail(error_of(status, "be written"));
  return {};
}

Result<void> RowStore::begin_bulk() {
  if (in_bulk_) return {};
  in_bulk_ = true;
  bytes_in_bulk_ = 0;
  const rocksdb::Status status = database_->SetOptions({{"disable_auto_compactions", "true"},
                                                        {"level0_slowdown_writes_trigger", "1000000"},
                                                        {"level0_stop_writes_trigger", "1000000"}});
  if (!status.ok()) return fail(error_of(status, "begin a bulk"));
  return {};
}

bool RowStore::has_large_bulk() const { return in_bulk_ && bytes_in_bulk_ >= kWorthMerging; }

Result<void> RowStore::end_bulk() {
  if (!in_bulk_) return {};
  const bool is_large = has_large_bulk();
  in_bulk_ = false;
  rocksdb::Status status;
  if (is_large) {
    status = database_->CompactRange(merge_options(), nullptr, nullptr);
    if (!status.ok()) return fail(error_of(status, "merge a bulk"));
  }
  const rocksdb::Options usual;
  status = database_->SetOptions(
      {{"level0_slowdown_writes_trigger", std::to_string(usual.level0_slowdown_writes_trigger)},
       {"level0_stop_writes_trigger", std::to_string(usual.level0_stop_writes_trigger)},
       {"disable_auto_compactions", "false"}});
  if (!status.ok()) return fail(error_of(status, "end a bulk"));
  return {};
}

Result<bool> RowStore::compact(std::atomic<bool>& stop) {
  rocksdb::CompactRangeOptions all = merge_options();
  // Also tables that would stay as they are because nothing lies above them.
  all.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  all.canceled = &stop;
  const rocksdb::Status status = database_->CompactRange(all, nullptr, nullptr);
  if (status.IsIncomplete() && stop) return false;
  if (!status.ok()) return fail(error_of(status, "merge its tables"));
  return true;
}

Result<void> RowStore::checkpoint(const std::filesystem::path& directory) {
  rocksdb::Checkpoint* created = nullptr;
  rocksdb::Status status = rocksdb::Checkpoint::Create(database_.get(), &created);
  const std::unique_ptr<rocksdb::Checkpoint> maker(created);
  if (status.ok()) status = maker->CreateCheckpoint(directory.string(), log_bytes_before_flush_);
  if (!status.ok()) return fail(error_of(status, "publish its state"));
  return {};
}

void RowStore::abandon() { (void)database_.release(); }

}  // namespace vidensgraf
