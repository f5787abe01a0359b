// The commit protocol: RocksDB first, Xapian follows, both stamped with the number of the batch.
//
// Batch n is committed in four steps:
//
//   1. one synced WriteBatch in RocksDB: the rows, the log entry, sequence = n. From here on nothing is lost.
//   2. a checkpoint of RocksDB, made as pub/n.new, renamed to pub/n, pub/ synced
//   3. the same change in Xapian, in one transaction that stamps n; its directory synced
//   4. old checkpoints pruned
//
// Many large batches are committed in bulk: step 1 for each, while their postings are written into shards
// aside; then steps 2 to 4 once, for the last of them. The shards are joined with the index into a new one
// (full_text_shards.cpp) before step 2, while RocksDB merges its tables; step 3 is one rename. Until then
// readers have the state before the first, whose checkpoint stays, and whoever opens the store finds Xapian
// behind.
//
// A reader takes Xapian's stamp s and opens pub/s. It exists for every s that Xapian can show: step 2 comes
// before step 3, the newest three are kept, and Xapian is never more than one batch behind. So a reader's two
// stores are always of the same batch, and rows of removed documents can be deleted at once.
//
// Removed passages stay in the full text, which has noted that they are gone (removed_passages.h), until they
// are so many that it is written anew: beside, from the rows, under the same number, and renamed into place.
//
// Opening compares the stamps: equal is clean; Xapian behind is replayed from the log, in one transaction or
// in bulk; unreadable, missing or too far behind is built again beside and renamed into place; ahead is
// refused (a mixed backup), as is another store's index. A storage error ends the writer: fsync is never
// tried again (Linux may have dropped the pages), nothing is closed, and the next open recovers, which is the
// normal path anyhow.
//
// RocksDB's own checkpoint renames first, syncs after, and never syncs the parent; Xapian never syncs its
// directory. Both were seen to lose a commit on simulated power cuts, hence our own rename and syncs.

#include "store/store_writer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <future>
#include <limits>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sys/random.h>

#include "store/coding.h"
#include "store/full_text_shards.h"
#include "store/full_text_writer.h"
#include "store/graph_schema.h"
#include "store/index_directory.h"
#include "store/log_entry.h"
#include "store/row_store.h"

namespace vidensgraf {

namespace fs = std::filesystem;

namespace {

constexpr PassageId kNoPassage{UINT32_MAX};  // above all that there are

std::string varint(std::uint64_t value) {
  std::string bytes;
  append_varint(bytes, value);
  return bytes;
}

RowChange put(Family family, std::string_view key, std::string value) {
  return RowChange{family, std::string(key), std::move(value)};
}

Result<std::string> new_store_id() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return fail(ErrorCode::Internal, "The system gives no random numbers.");
  }
  std::string id;
  for (const unsigned char byte : bytes) id += fmt::format("{:02x}", byte);
  return id;
}

void sort_unique(std::vector<PassageId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::uint64_t size_of(const Batch& batch) {
  std::uint64_t bytes = 0;
  for (const RowChange& row : batch.rows) bytes += row.key.size() + (row.value ? row.value->size() : 0);
  for (const PassagePostings& passage : batch.added) {
    for (const Posting& posting : passage.postings)
      bytes += posting.term.size() + posting.positions.size() + 8;
    for (const auto& value : passage.values) bytes += value.second.size();
  }
  return bytes;
}

}  // namespace

std::uint64_t default_min_free_bytes() {
  constexpr std::uint64_t kDefault = std::uint64_t{1} << 30U;
  const char* text = std::getenv("VIDENSGRAF_MIN_FREE_BYTES");
  if (text == nullptr || *text == '\0') return kDefault;
  char* end = nullptr;
  const unsigned long long value = std::strtoull(text, &end, 10);
  return *end == '\0' ? value : kDefault;
}

struct StoreWriter::Impl {
  fs::path root;
  StoreOptions options;
  PostingsSource postings_of;
  std::optional<WriteLock> lock;  // first member with resources: released last
  std::unique_ptr<RowStore> rows;
  std::unique_ptr<FullTextWriter> full_text;
  std::string store_id;
  FullTextKind kind = FullTextKind::Own;
  std::uint64_t sequence = 0;
  std::uint64_t next_document = 1;
  std::uint64_t next_passage = 1;
  RecoveryReport recovery;
  bool ended = false;  // by a storage error

  std::unique_ptr<FullTextShards> bulk;  // batches committed to RocksDB only
  std::vector<PassageId> removed_in_bulk;
  PassageId first_in_bulk{};

  ~Impl() {
    if (!ended) return;
    if (rows) rows->abandon();
    if (full_text) full_text->abandon();
  }

  Result<std::optional<std::uint64_t>> meta_number(std::string_view key) const;
  Result<void> open_rows();
  Result<void> begin_store();
  Result<void> open_full_text(const Rows& state);
  Result<void> replay(const Rows& state, std::uint64_t from);
  Result<void> rebuild(const Rows& state);
  Result<void> derive_rows(FullTextShards& shards, PassageId end, std::uint64_t expected) const;
  [[nodiscard]] bool are_many(std::uint64_t removed, std::uint64_t passages) const;
  Result<bool> is_worth_keeping() const;
  Result<void> drop_removed_passages(const Rows& state);
  Result<std::unique_ptr<FullTextShards>> start_shards(const Rows& state) const;
  Result<void> join_full_text(FullTextShards& shards, bool keeps_present,
                              const std::vector<PassageId>& removed) const;
  Result<void> place_full_text();
  Result<void> replace_full_text(FullTextShards& shards, bool keeps_present,
                                 const std::vector<PassageId>& removed);
  Result<void> publish();
  std::vector<RowChange> changes_of(Batch& batch, std::uint64_t number) const;
  Result<void> write_rows(Batch& batch);
  Result<void> commit(Batch& batch);
  Result<void> commit_in_bulk(const Rows& state, Batch& batch);
  Result<void> finish_bulk();
  Result<void> run(std::uint64_t needed_bytes, const std::function<Result<void>()>& change);
};

Result<std::optional<std::uint64_t>> StoreWriter::Impl::meta_number(std::string_view key) const {
  const auto value = rows->get(Family::Meta, key);
  if (!value) return fail(value.error());
  if (!*value) return std::nullopt;
  RowReader reader(**value);
  const std::uint64_t number = reader.varint();
  if (!reader.done()) return fail(ErrorCode::Damaged, fmt::format("The store's \"{}\" is damaged.", key));
  return number;
}

Result<void> StoreWriter::Impl::open_rows() {
  auto opened = RowStore::open(index_directory::graph(root), options.row_buffer_bytes);
  if (!opened) return fail(opened.error());
  rows = std::move(*opened);

  const auto id = rows->get(Family::Meta, kMetaStoreId);
  if (!id) return fail(id.error());
  if (!*id) return begin_store();
  store_id = **id;

  const auto format = meta_number(kMetaFormat);
  if (!format) return fail(format.error());
  if (format->value_or(0) != kFormatVersion) {
    return fail(ErrorCode::Input,
                fmt::format("The index \"{}\" has format {}, this program writes format {}; index "
                            "the documents again into a new folder.",
                            root.string(), format->value_or(0), kFormatVersion));
  }
  const auto analyzer = rows->get(Family::Meta, kMetaAnalyzer);
  if (!analyzer) return fail(analyzer.error());
  if (analyzer->value_or("") != options.analyzer_version) {
    return fail(
        ErrorCode::Input,
        fmt::format(
            "The index \"{}\" was made with the language analysis \"{}\", this program has \"{}\"; index "
            "the documents again into a new folder.",
            root.string(), analyzer->value_or(""), options.analyzer_version));
  }
  const auto shard = rows->get(Family::Meta, kMetaIsShard);
  if (!shard) return fail(shard.error());
  if (*shard) kind = FullTextKind::Served;
  if (options.is_shard && !*shard) {
    return fail(ErrorCode::Input,
                fmt::format("The index \"{}\" was not made as a shard; index the documents as a shard into a "
                            "new folder.",
                            root.string()));
  }
  for (const auto& [key, number] :
       {std::pair{kMetaSequence, &sequence}, std::pair{kMetaNextDocument, &next_document},
        std::pair{kMetaNextPassage, &next_passage}}) {
    const auto stored = meta_number(key);
    if (!stored) return fail(stored.error());
    if (!*stored) return fail(ErrorCode::Damaged, fmt::format("The store has no \"{}\".", key));
    *number = **stored;
  }
  return {};
}

Result<void> StoreWriter::Impl::begin_store() {
  if (fs::exists(index_directory::text(root))) {
    return fail(ErrorCode::Damaged,
                fmt::format("The index \"{}\" has a full-text index but no graph store; put back "
                            "both from one backup, or index again into a new folder.",
                            root.string()));
  }
  auto id = new_store_id();
  if (!id) return fail(id.error());
  store_id = *id;
  std::vector<RowChange> first = {put(Family::Meta, kMetaFormat, varint(kFormatVersion)),
                                  put(Family::Meta, kMetaStoreId, store_id),
                                  put(Family::Meta, kMetaAnalyzer, options.analyzer_version),
                                  put(Family::Meta, kMetaSequence, varint(sequence)),
                                  put(Family::Meta, kMetaNextDocument, varint(next_document)),
                                  put(Family::Meta, kMetaNextPassage, varint(next_passage))};
  if (options.is_shard) {
    kind = FullTextKind::Served;
    first.push_back(put(Family::Meta, kMetaIsShard, {}));
  }
  return rows->write(first);
}

Result<void> StoreWriter::Impl::open_full_text(const Rows& state) {
  // A checkpoint ahead of the store stems from before an older backup was put back.
  for (const std::uint64_t number : index_directory::checkpoints(root)) {
    if (number > sequence) index_directory::remove_checkpoint(root, number);
  }
  if (auto published = publish(); !published) return published;

  auto opened = FullTextWriter::open(index_directory::text(root), kind);
  Result<FullTextStamp> stamp = opened ? (*opened)->stamp() : fail(opened.error());
  if (!stamp) {
    const ErrorCode code = stamp.error().code;
    if (code != ErrorCode::NotFound && code != ErrorCode::Damaged) return fail(stamp.error());
    if (opened) opened->reset();
    return rebuild(state);
  }
  full_text = std::move(*opened);
  if (stamp->store_id != store_id) {
    return fail(ErrorCode::Damaged,
                fmt::format("The two stores of the index \"{}\" belong to different indexes; put "
                            "back both from one backup.",
                            root.string()));
  }
  if (stamp->sequence > sequence) {
    return fail(
        ErrorCode::Damaged,
        fmt::format(
            "The full-text index of \"{}\" is ahead of the graph store (batch {} and {}); put back both "
            "from one backup.",
            root.string(), stamp->sequence, sequence));
  }
  if (stamp->sequence == sequence) return {};
  return replay(state, stamp->sequence + 1);
}

Result<void> StoreWriter::Impl::replay(const Rows& state, std::uint64_t from) {
  std::vector<PassageId> added;
  std::vector<PassageId> removed;
  for (std::uint64_t number = from; number <= sequence; ++number) {
    const auto row = rows->get(Family::Log, log_key(number));
    if (!row) return fail(row.error());
    if (!*row) return rebuild(state);
    const auto entry = decode_log_entry(**row);
    if (!entry) return fail(entry.error());
    added.insert(added.end(), entry->added.begin(), entry->added.end());
    removed.insert(removed.end(), entry->removed.begin(), entry->removed.end());
  }
  sort_unique(removed);
  recovery.replayed_batches = sequence - from + 1;
  if (added.size() >= options.bulk_passages) {
    auto shards = start_shards(state);
    if (!shards) return fail(shards.error());
    if (auto derived = (*shards)->derive(std::move(added)); !derived) return derived;
    auto replaced = replace_full_text(**shards, true, removed);
    if (replaced || replaced.error().code != ErrorCode::Damaged) return replaced;
    shards->reset();
    recovery.replayed_batches = 0;
    return rebuild(state);
  }

  // In one transaction, so that readers never see a state without a checkpoint.
  std::vector<PassagePostings> postings;
  for (const PassageId passage : added) {
    if (std::binary_search(removed.begin(), removed.end(), passage)) continue;
    auto derived = postings_of(state, passage);
    if (!derived && derived.error().code == ErrorCode::NotFound) continue;
    if (!derived) return fail(derived.error());
    postings.push_back(std::move(*derived));
  }
  auto applied = full_text->apply(sequence, postings, removed);
  if (!applied && applied.error().code == ErrorCode::Damaged) {
    recovery.replayed_batches = 0;
    return rebuild(state);
  }
  return applied;
}

Result<void> StoreWriter::Impl::rebuild(const Rows& state) {
  if (full_text) full_text->abandon();  // damaged: must not be written to, not even by closing
  full_text.reset();

  auto shards = start_shards(state);
  if (!shards) return fail(shards.error());
  if (auto derived = derive_rows(**shards, kNoPassage, 0); !derived) return derived;
  recovery.rebuilt_full_text = sequence > 0;
  return replace_full_text(**shards, false, {});
}

// All passages with ids below `end`.
Result<void> StoreWriter::Impl::derive_rows(FullTextShards& shards, PassageId end,
                                            std::uint64_t expected) const {
  std::vector<PassageId> some;
  std::uint64_t done = 0;
  Result<void> derived;
  const auto hand_on = [&] {
    done += some.size();
    derived = shards.derive(std::exchange(some, {}));
    if (options.on_rewriting) options.on_rewriting(done, expected);
  };
  auto scanned = rows->scan(Family::Passages, {},
                            [&](std::string_view key, std::string_view) {
                              const PassageId passage{RowReader(key).u32be()};
                              if (passage >= end) return false;
                              some.push_back(passage);
                              if (some.size() == options.shard_passages) hand_on();
                              return derived.has_value();
                            },
                            {});
  if (!scanned) return scanned;
  if (derived && !some.empty()) hand_on();
  return derived;
}

bool StoreWriter::Impl::are_many(std::uint64_t removed, std::uint64_t passages) const {
  return removed >= options.fewest_removed &&
         static_cast<double>(removed) >= options.removed_share * static_cast<double>(passages);
}

// Whether what was there before the bulk is to be joined with it.
Result<bool> StoreWriter::Impl::is_worth_keeping() const {
  if (kind == FullTextKind::Served) return true;
  const auto removed = full_text->removed_count();
  if (!removed) return fail(removed.error());
  const auto living = full_text->passage_count();
  if (!living) return fail(living.error());
  const auto from_before = std::lower_bound(removed_in_bulk.begin(), removed_in_bulk.end(), first_in_bulk) -
                           removed_in_bulk.begin();
  return !are_many(*removed + static_cast<std::uint64_t>(from_before), *removed + *living);
}

Result<void> StoreWriter::Impl::drop_removed_passages(const Rows& state) {
  const auto living = full_text->passage_count();
  if (!living) return fail(living.error());
  auto shards = start_shards(state);
  if (!shards) return fail(shards.error());
  if (auto derived = derive_rows(**shards, kNoPassage, *living); !derived) return derived;
  return replace_full_text(**shards, false, {});
}

Result<std::unique_ptr<FullTextShards>> StoreWriter::Impl::start_shards(const Rows& state) const {
  FullTextShards::Options shard_options;
  shard_options.threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  shard_options.shard_passages = options.shard_passages;
  shard_options.kind = kind;
  return FullTextShards::start(index_directory::text_shards(root), shard_options, state, postings_of);
}

Result<void> StoreWriter::Impl::join_full_text(FullTextShards& shards, bool keeps_present,
                                               const std::vector<PassageId>& removed) const {
  const fs::path text = index_directory::text(root);
  return shards.join_into(index_directory::text_new(root), keeps_present ? std::optional(text) : std::nullopt,
                          removed, FullTextStamp{store_id, sequence});
}

Result<void> StoreWriter::Impl::place_full_text() {
  const fs::path text = index_directory::text(root);
  const fs::path aside = index_directory::text_new(root);
  full_text.reset();
  if (auto placed = exchange_path(aside, text); !placed) return placed;
  if (auto synced = sync_directory(root); !synced) return synced;
  if (auto cleared = remove_tree(aside); !cleared) return cleared;

  auto opened = FullTextWriter::open(text, kind);
  if (!opened) return fail(opened.error());
  full_text = std::move(*opened);
  return {};
}

Result<void> StoreWriter::Impl::replace_full_text(FullTextShards& shards, bool keeps_present,
                                                  const std::vector<PassageId>& removed) {
  if (auto joined = join_full_text(shards, keeps_present, removed); !joined) return joined;
  return place_full_text();
}

Result<void> StoreWriter::Impl::publish() {
  const fs::path final_name = index_directory::checkpoint(root, sequence);
  if (sequence == 0 || fs::exists(final_name)) return {};
  fs::path aside = final_name;
  aside += ".new";
  if (auto made = rows->checkpoint(aside); !made) return made;
  if (auto moved = rename_path(aside, final_name); !moved) return moved;
  return sync_directory(index_directory::published(root));
}

std::vector<RowChange> StoreWriter::Impl::changes_of(Batch& batch, std::uint64_t number) const {
  LogEntry entry;
  for (const PassagePostings& passage : batch.added) entry.added.push_back(passage.passage);
  sort_unique(entry.added);
  entry.removed = batch.removed;

  std::vector<RowChange> changes = std::move(batch.rows);
  changes.push_back(put(Family::Log, log_key(number), encode(entry)));
  if (number > kLogEntriesKept) {
    changes.push_back(RowChange{Family::Log, log_key(number - kLogEntriesKept), std::nullopt});
  }
  changes.push_back(put(Family::Meta, kMetaSequence, varint(number)));
  changes.push_back(put(Family::Meta, kMetaNextDocument, varint(next_document)));
  changes.push_back(put(Family::Meta, kMetaNextPassage, varint(next_passage)));
  return changes;
}

Result<void> StoreWriter::Impl::write_rows(Batch& batch) {
  sort_unique(batch.removed);
  if (auto written = rows->write(changes_of(batch, sequence + 1)); !written) return written;
  ++sequence;
  return {};
}

Result<void> StoreWriter::Impl::commit_in_bulk(const Rows& state, Batch& batch) {
  if (!bulk) {
    auto started = start_shards(state);
    if (!started) return fail(started.error());
    bulk = std::move(*started);
    first_in_bulk = kNoPassage;
    if (auto begun = rows->begin_bulk(); !begun) return begun;
  }
  if (auto written = write_rows(batch); !written) return written;
  removed_in_bulk.insert(removed_in_bulk.end(), batch.removed.begin(), batch.removed.end());
  if (first_in_bulk == kNoPassage && !batch.added.empty()) first_in_bulk = batch.added.front().passage;
  return bulk->add(std::move(batch.added));
}

Result<void> StoreWriter::Impl::finish_bulk() {
  // Joining the shards takes one thread, and merging many rows another one.
  const auto policy = rows->has_large_bulk() ? std::launch::async : std::launch::deferred;
  auto merged = std::async(policy, [this] { return rows->end_bulk(); });
  const auto keeps = is_worth_keeping();
  Result<void> joined = keeps ? Result<void>() : fail(keeps.error());
  if (keeps && !*keeps) joined = derive_rows(*bulk, first_in_bulk, 0);
  if (joined) joined = join_full_text(*bulk, *keeps, removed_in_bulk);
  if (auto done = merged.get(); !done) return done;
  if (!joined) return joined;
  if (auto published = publish(); !published) return published;
  auto placed = place_full_text();
  bulk.reset();
  removed_in_bulk.clear();
  if (placed) index_directory::prune_checkpoints(root);
  return placed;
}

Result<void> StoreWriter::Impl::commit(Batch& batch) {
  if (auto written = write_rows(batch); !written) return written;
  if (auto published = publish(); !published) return published;
  if (auto applied = full_text->apply(sequence, batch.added, batch.removed); !applied) return applied;
  index_directory::prune_checkpoints(root);
  return {};
}

StoreWriter::StoreWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoreWriter::~StoreWriter() = default;

Result<std::unique_ptr<StoreWriter>> StoreWriter::open(const fs::path& directory, const StoreOptions& options,
                                                       const PostingsSource& postings_of) {
  if (auto prepared = index_directory::prepare(directory); !prepared) return fail(prepared.error());
  auto lock = WriteLock::take(directory);
  if (!lock) return fail(lock.error());
  // Opening writes too, and Debian's RocksDB aborts the process on a full disk.
  if (auto space = require_space(directory, options.min_free_bytes); !space) return fail(space.error());
  if (auto cleaned = index_directory::clean(directory); !cleaned) return fail(cleaned.error());

  auto impl = std::make_unique<Impl>();
  impl->root = directory;
  impl->options = options;
  impl->postings_of = postings_of;
  impl->lock = std::move(*lock);
  std::unique_ptr<StoreWriter> writer(new StoreWriter(std::move(impl)));
  Impl& state = *writer->impl_;
  auto opened = state.open_rows();
  if (opened) opened = sync_directory(directory);
  if (opened) opened = state.open_full_text(*writer);
  if (!opened) {
    state.ended = opened.error().code == ErrorCode::Io;
    return fail(opened.error());
  }
  return writer;
}

Result<std::optional<std::string>> StoreWriter::get(Family family, std::string_view key) const {
  return impl_->rows->get(family, key);
}

Result<void> StoreWriter::scan(Family family, std::string_view prefix, const Visit& visit,
                               std::string_view from) const {
  return impl_->rows->scan(family, prefix, visit, from);
}

DocumentNumber StoreWriter::next_document_number() {
  assert(impl_->next_document <= std::numeric_limits<std::uint32_t>::max());
  return DocumentNumber{static_cast<std::uint32_t>(impl_->next_document++)};
}

PassageId StoreWriter::next_passage_id() {
  assert(impl_->next_passage <= std::numeric_limits<std::uint32_t>::max());
  return PassageId{static_cast<std::uint32_t>(impl_->next_passage++)};
}

Result<void> StoreWriter::Impl::run(std::uint64_t needed_bytes, const std::function<Result<void>()>& change) {
  if (ended) {
    return fail(ErrorCode::Io, "The index was closed after a storage error; run the command again.");
  }
  auto space = require_space(root, std::max(options.min_free_bytes, needed_bytes));
  if (!space) return space;
  auto done = change();
  ended = !done;
  return done;
}

Result<void> StoreWriter::commit(Batch batch) {
  if (impl_->bulk) {
    if (auto committed = commit_in_bulk(std::move(batch)); !committed) return committed;
    return finish_bulk();
  }
  constexpr std::uint64_t kCopies = 3;  // RocksDB's log, its tables, Xapian's blocks
  return impl_->run(kCopies * size_of(batch), [&] { return impl_->commit(batch); });
}

Result<void> StoreWriter::commit_in_bulk(Batch batch) {
  constexpr std::uint64_t kCopies = 4;  // likewise, and the shards
  return impl_->run(kCopies * size_of(batch), [&] { return impl_->commit_in_bulk(*this, batch); });
}

Result<void> StoreWriter::finish_bulk() {
  if (!impl_->bulk) return {};
  sort_unique(impl_->removed_in_bulk);
  const auto keeps = impl_->is_worth_keeping();
  if (!keeps) return fail(keeps.error());
  std::uint64_t joined = size_of_files(index_directory::text(impl_->root)) +
                         size_of_files(index_directory::text_shards(impl_->root));
  if (impl_->rows->has_large_bulk())
    joined += size_of_files(index_directory::graph(impl_->root));            // merged beside
  if (!*keeps) joined += size_of_files(index_directory::text(impl_->root));  // derived again, in shards
  return impl_->run(joined, [&] { return impl_->finish_bulk(); });
}

Result<void> StoreWriter::drop_removed_passages() {
  if (auto finished = finish_bulk(); !finished) return finished;
  if (impl_->kind == FullTextKind::Served) return {};
  const auto removed = impl_->full_text->removed_count();
  if (!removed) return fail(removed.error());
  const auto living = impl_->full_text->passage_count();
  if (!living) return fail(living.error());
  if (!impl_->are_many(*removed, *removed + *living)) return {};
  constexpr std::uint64_t kCopies = 2;  // the shards, and the new one
  const std::uint64_t needed = kCopies * size_of_files(index_directory::text(impl_->root));
  // All that was asked for is committed: what only makes the index smaller waits until there is room.
  if (!require_space(impl_->root, std::max(impl_->options.min_free_bytes, needed))) return {};
  return impl_->run(needed, [&] { return impl_->drop_removed_passages(*this); });
}

bool StoreWriter::is_in_bulk() const { return impl_->bulk != nullptr; }

Result<std::uint64_t> StoreWriter::passage_count() const { return impl_->full_text->passage_count(); }

std::uint64_t StoreWriter::sequence() const { return impl_->sequence; }
const RecoveryReport& StoreWriter::recovery() const { return impl_->recovery; }

}  // namespace vidensgraf
