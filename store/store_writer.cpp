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
// Opening compares the stamps, and mends (store_recovery.cpp). A storage error ends the writer: fsync is
// never tried again (Linux may have dropped the pages), nothing is closed, and the next open recovers, which
// is the normal path anyhow.
//
// RocksDB's own checkpoint renames first, syncs after, and never syncs the parent; Xapian never syncs its
// directory. Both were seen to lose a commit on simulated power cuts, hence our own rename and syncs.

#include "store/store_writer.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <future>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "store/compaction.h"
#include "store/full_text_replacement.h"
#include "store/full_text_writer.h"
#include "store/graph_schema.h"
#include "store/index_directory.h"
#include "store/log_entry.h"
#include "store/row_store.h"
#include "store/store_recovery.h"
#include "store/store_state.h"

namespace vidensgraf {

namespace fs = std::filesystem;

namespace {

using Base = FullTextReplacement::Base;

void sort_unique(std::vector<PassageId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::uint64_t size_of(const Batch& batch) {
  std::uint64_t bytes = 0;
  for (const RowChange& row : batch.rows) bytes += row.key.size() + (row.value ? row.value->size() : 0);
  for (const PassagePostings& passage : batch.added) {
    for (const Posting& posting : passage.postings) bytes += posting.term.size() + 8;
    for (const auto& value : passage.values) bytes += value.second.size();
  }
  return bytes;
}

}  // namespace

struct StoreWriter::Impl {
  fs::path root;
  StoreOptions options;
  PostingsSource postings_of;
  std::optional<WriteLock> lock;  // first member with resources: released last
  std::unique_ptr<RowStore> rows;
  std::unique_ptr<FullTextWriter> full_text;
  StoreState state;
  RecoveryReport recovery;
  bool ended = false;  // by a storage error

  std::optional<FullTextReplacement> bulk;  // batches committed to RocksDB only
  std::vector<PassageId> removed_in_bulk;
  PassageId first_in_bulk{};

  ~Impl() {
    if (!ended) return;
    if (rows) rows->abandon();
    if (full_text) full_text->abandon();
  }

  Result<void> open_rows();
  Result<void> recover_sums(const Rows& view);
  Result<void> open_full_text(const Rows& view);
  [[nodiscard]] OpeningStore as_opened(const Rows& view) const {
    return {root, options, postings_of, *rows, view, state};
  }
  [[nodiscard]] bool are_many(std::uint64_t removed, std::uint64_t passages) const;
  Result<bool> is_worth_keeping() const;
  Result<void> drop_removed_passages(const Rows& view, const std::atomic<bool>& stop);
  Result<FullTextReplacement> begin_replacement(const Rows& view) const;
  [[nodiscard]] FullTextStamp stamp() const { return {state.store_id, state.sequence}; }
  Result<void> publish();
  std::vector<RowChange> changes_of(Batch& batch) const;
  Result<void> write_rows(Batch& batch);
  Result<void> commit(Batch& batch);
  Result<void> commit_in_bulk(const Rows& view, Batch& batch);
  Result<void> finish_bulk();
  Result<void> run(std::uint64_t needed_bytes, const std::function<Result<void>()>& change);
};

Result<void> StoreWriter::Impl::open_rows() {
  auto opened = RowStore::open(index_directory::graph(root), options.row_buffer_bytes);
  if (!opened) return fail(opened.error());
  rows = std::move(*opened);
  auto stored = read_store_state(*rows, root, options);
  if (!stored) return fail(stored.error());
  if (*stored) {
    state = std::move(**stored);
    return {};
  }
  auto begun = begin_store_state(*rows, root, options);
  if (!begun) return fail(begun.error());
  state = std::move(*begun);
  return {};
}

// Before anything is published: no reader may see sums that are behind.
Result<void> StoreWriter::Impl::recover_sums(const Rows& view) {
  const auto are_behind = rows->get(Family::Meta, kMetaSumsAreBehind);
  if (!are_behind) return fail(are_behind.error());
  if (!*are_behind) return {};
  if (!options.recover_sums) {
    return fail(ErrorCode::Damaged,
                fmt::format("The index \"{}\" was left unfinished by another program.", root.string()));
  }
  const auto write = [this](const Batch& batch) {
    constexpr std::uint64_t kCopies = 2;  // RocksDB's log, and its tables
    auto space = require_space(root, std::max(options.min_free_bytes, kCopies * size_of(batch)));
    return space ? rows->write(batch.rows) : space;
  };
  if (auto recovered = options.recover_sums(view, write); !recovered) return recovered;
  recovery.recovered_sums = true;
  return rows->write({RowChange{Family::Meta, std::string(kMetaSumsAreBehind), std::nullopt}});
}

Result<void> StoreWriter::Impl::open_full_text(const Rows& view) {
  // A checkpoint ahead of the store stems from before an older backup was put back.
  for (const std::uint64_t number : index_directory::checkpoints(root)) {
    if (number > state.sequence) index_directory::remove_checkpoint(root, number);
  }
  if (auto published = publish(); !published) return published;
  auto recovered = recover_full_text(as_opened(view), full_text);
  if (!recovered) return fail(recovered.error());
  recovery.replayed_batches = recovered->replayed_batches;
  recovery.rebuilt_full_text = recovered->rebuilt_full_text;
  return {};
}

bool StoreWriter::Impl::are_many(std::uint64_t removed, std::uint64_t passages) const {
  return removed >= options.fewest_removed &&
         static_cast<double>(removed) >= options.removed_share * static_cast<double>(passages);
}

// Whether what was there before the bulk is to be joined with it.
Result<bool> StoreWriter::Impl::is_worth_keeping() const {
  if (state.kind == FullTextKind::Served) return true;
  const auto removed = full_text->removed_count();
  if (!removed) return fail(removed.error());
  const auto living = full_text->passage_count();
  if (!living) return fail(living.error());
  const auto from_before = std::lower_bound(removed_in_bulk.begin(), removed_in_bulk.end(), first_in_bulk) -
                           removed_in_bulk.begin();
  return !are_many(*removed + static_cast<std::uint64_t>(from_before), *removed + *living);
}

Result<void> StoreWriter::Impl::drop_removed_passages(const Rows& view, const std::atomic<bool>& stop) {
  const auto living = full_text->passage_count();
  if (!living) return fail(living.error());
  auto replacement = begin_replacement(view);
  if (!replacement) return fail(replacement.error());
  if (auto derived = replacement->derive(*rows, kNoPassage, *living, &stop); !derived) return derived;
  if (stop) return {};  // what was derived is thrown away
  if (auto joined = replacement->join(Base::Nothing, {}, stamp()); !joined) return joined;
  return replacement->place(full_text);
}

Result<FullTextReplacement> StoreWriter::Impl::begin_replacement(const Rows& view) const {
  return FullTextReplacement::begin(root, state.kind, view, options, postings_of);
}

Result<void> StoreWriter::Impl::publish() {
  const fs::path final_name = index_directory::checkpoint(root, state.sequence);
  if (state.sequence == 0 || fs::exists(final_name)) return {};
  fs::path aside = final_name;
  aside += ".new";
  if (auto made = rows->checkpoint(aside); !made) return made;
  if (auto moved = rename_path(aside, final_name); !moved) return moved;
  return sync_directory(index_directory::published(root));
}

// All that the next batch changes in the rows. Takes those of `batch`.
std::vector<RowChange> StoreWriter::Impl::changes_of(Batch& batch) const {
  LogEntry entry;
  for (const PassagePostings& passage : batch.added) entry.added.push_back(passage.passage);
  sort_unique(entry.added);
  entry.removed = batch.removed;

  StoreState next = state;
  ++next.sequence;
  std::vector<RowChange> changes = std::move(batch.rows);
  changes.push_back(RowChange{Family::Log, log_key(next.sequence), encode(entry)});
  if (next.sequence > kLogEntriesKept) {
    changes.push_back(RowChange{Family::Log, log_key(next.sequence - kLogEntriesKept), std::nullopt});
  }
  for (RowChange& row : progress_rows(next)) changes.push_back(std::move(row));
  return changes;
}

Result<void> StoreWriter::Impl::write_rows(Batch& batch) {
  sort_unique(batch.removed);
  if (auto written = rows->write(changes_of(batch)); !written) return written;
  ++state.sequence;
  return {};
}

Result<void> StoreWriter::Impl::commit_in_bulk(const Rows& view, Batch& batch) {
  if (!bulk) {
    auto begun = begin_replacement(view);
    if (!begun) return fail(begun.error());
    bulk = std::move(*begun);
    first_in_bulk = kNoPassage;
    if (auto left = rows->begin_bulk(); !left) return left;
  }
  if (auto written = write_rows(batch); !written) return written;
  removed_in_bulk.insert(removed_in_bulk.end(), batch.removed.begin(), batch.removed.end());
  if (first_in_bulk == kNoPassage && !batch.added.empty()) first_in_bulk = batch.added.front().passage;
  return bulk->shards().add(std::move(batch.added));
}

Result<void> StoreWriter::Impl::finish_bulk() {
  // Joining the shards takes one thread, and merging many rows another one.
  const auto policy = rows->has_large_bulk() ? std::launch::async : std::launch::deferred;
  auto merged = std::async(policy, [this] { return rows->end_bulk(); });
  const auto keeps = is_worth_keeping();
  Result<void> joined = keeps ? Result<void>() : fail(keeps.error());
  if (keeps && !*keeps) joined = bulk->derive(*rows, first_in_bulk, 0);
  if (joined) joined = bulk->join(*keeps ? Base::Present : Base::Nothing, removed_in_bulk, stamp());
  if (auto done = merged.get(); !done) return done;
  if (!joined) return joined;
  if (auto published = publish(); !published) return published;
  auto placed = bulk->place(full_text);
  bulk.reset();
  removed_in_bulk.clear();
  if (placed) index_directory::prune_checkpoints(root);
  return placed;
}

Result<void> StoreWriter::Impl::commit(Batch& batch) {
  if (auto written = write_rows(batch); !written) return written;
  if (auto published = publish(); !published) return published;
  if (auto applied = full_text->apply(state.sequence, batch.added, batch.removed); !applied) return applied;
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
  // First, for what a writer that was killed has left behind may be what fills the disk.
  if (auto cleaned = index_directory::clean(directory); !cleaned) return fail(cleaned.error());
  // Opening writes too, and Debian's RocksDB aborts the process on a full disk.
  if (auto space = require_space(directory, options.min_free_bytes); !space) return fail(space.error());

  auto impl = std::make_unique<Impl>();
  impl->root = directory;
  impl->options = options;
  impl->postings_of = postings_of;
  impl->lock = std::move(*lock);
  std::unique_ptr<StoreWriter> writer(new StoreWriter(std::move(impl)));
  Impl& made = *writer->impl_;
  auto opened = made.open_rows();
  if (opened) opened = sync_directory(directory);
  if (opened) opened = made.recover_sums(*writer);
  if (opened) opened = made.open_full_text(*writer);
  if (!opened) {
    made.ended = opened.error().code == ErrorCode::Io;
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
  assert(impl_->state.next_document <= std::numeric_limits<std::uint32_t>::max());
  return DocumentNumber{static_cast<std::uint32_t>(impl_->state.next_document++)};
}

PassageId StoreWriter::next_passage_id() {
  assert(impl_->state.next_passage <= std::numeric_limits<std::uint32_t>::max());
  return PassageId{static_cast<std::uint32_t>(impl_->state.next_passage++)};
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

Result<void> StoreWriter::drop_removed_passages(const std::atomic<bool>& stop) {
  if (auto finished = finish_bulk(); !finished) return finished;
  if (impl_->state.kind == FullTextKind::Served) return {};
  const auto removed = impl_->full_text->removed_count();
  if (!removed) return fail(removed.error());
  const auto living = impl_->full_text->passage_count();
  if (!living) return fail(living.error());
  if (!impl_->are_many(*removed, *removed + *living)) return {};
  constexpr std::uint64_t kCopies = 2;  // the shards, and the new one
  const std::uint64_t needed = kCopies * size_of_files(index_directory::text(impl_->root));
  // Nothing is lost by waiting until there is room: this only makes the index smaller.
  if (!require_space(impl_->root, std::max(impl_->options.min_free_bytes, needed))) return {};
  return impl_->run(needed, [&] { return impl_->drop_removed_passages(*this, stop); });
}

Result<bool> StoreWriter::compact(std::atomic<bool>& stop) {
  if (auto finished = finish_bulk(); !finished) return fail(finished.error());
  const OpeningStore store = impl_->as_opened(*this);
  const auto needed = bytes_to_compact(store, *impl_->full_text);
  if (!needed) return fail(needed.error());
  bool done = false;
  auto compacted = impl_->run(*needed, [&]() -> Result<void> {
    auto whole = compact_stores(store, *impl_->rows, impl_->full_text, stop);
    if (!whole) return fail(whole.error());
    done = *whole;
    return {};
  });
  if (!compacted) return fail(compacted.error());
  return done;
}

bool StoreWriter::is_in_bulk() const { return impl_->bulk.has_value(); }

Result<std::uint64_t> StoreWriter::passage_count() const { return impl_->full_text->passage_count(); }

std::uint64_t StoreWriter::sequence() const { return impl_->state.sequence; }
const RecoveryReport& StoreWriter::recovery() const { return impl_->recovery; }

}  // namespace vidensgraf
