// Everything is made beside and put into place by renames:
//
//   1. text.new/: the full text derived again from the rows where passages were removed, else packed as it is
//   2. graph/:    RocksDB merges its tables; those of the checkpoints stay, being links of their own
//   3. pub/n:     changes places with a checkpoint of the merged tables
//   4. text/:     changes places with text.new/
//   5. the other checkpoints go, which hold the tables of before
//
// Before and after each step a reader finds a full text and the checkpoint of its number, n; who opens one of
// them while it changes places tries again (store_view.cpp). The number stays: nothing that can be asked for
// has changed. A server sees by the file of the full text that it is another one.

#include "store/compaction.h"

#include <filesystem>
#include <system_error>

#include "store/full_text_replacement.h"
#include "store/index_directory.h"
#include "store/merged_index.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;

// The words of a merged index lie with its shards: there is nothing to derive its full text from.
Result<bool> is_to_be_derived(const OpeningStore& store, const FullTextWriter& full_text) {
  const auto removed = full_text.removed_count();
  if (!removed) return fail(removed.error());
  const auto shards = read_merged_shards(store.view);
  if (!shards) return fail(shards.error());
  return *removed > 0 && shards->empty();
}

// The age of a commit is that of its checkpoint.
Result<void> renew_checkpoint(const OpeningStore& store, RowStore& rows) {
  const fs::path present = index_directory::checkpoint(store.root, store.state.sequence);
  fs::path aside = present;
  aside += ".new";
  if (auto made = rows.checkpoint(aside); !made) return made;
  std::error_code unknown;
  const auto committed = fs::last_write_time(present, unknown);
  if (!unknown) fs::last_write_time(aside, committed, unknown);
  if (auto exchanged = exchange_path(aside, present); !exchanged) return exchanged;
  if (auto synced = sync_directory(index_directory::published(store.root)); !synced) return synced;
  return remove_tree(aside);
}

}  // namespace

Result<std::uint64_t> bytes_to_compact(const OpeningStore& store, const FullTextWriter& full_text) {
  const auto derives = is_to_be_derived(store, full_text);
  if (!derives) return fail(derives.error());
  const std::uint64_t copies = *derives ? 2 : 1;  // the databases aside, and the new one
  return copies * size_of_files(index_directory::text(store.root)) +
         size_of_files(index_directory::graph(store.root));
}

Result<bool> compact_stores(const OpeningStore& store, RowStore& rows,
                            std::unique_ptr<FullTextWriter>& full_text, std::atomic<bool>& stop) {
  using Base = FullTextReplacement::Base;
  const auto derives = is_to_be_derived(store, *full_text);
  if (!derives) return fail(derives.error());
  const auto living = full_text->passage_count();
  if (!living) return fail(living.error());
  auto replacement =
      FullTextReplacement::begin(store.root, store.state.kind, store.view, store.options, store.postings_of);
  if (!replacement) return fail(replacement.error());
  if (*derives) {
    if (auto derived = replacement->derive(store.rows, kNoPassage, *living, &stop); !derived)
      return fail(derived.error());
    if (stop) return false;
  }
  const FullTextStamp stamp{store.state.store_id, store.state.sequence};
  if (auto joined = replacement->join(*derives ? Base::Nothing : Base::Present, {}, stamp); !joined)
    return fail(joined.error());

  if (store.options.on_merging) store.options.on_merging();
  const auto merged = rows.compact(stop);
  if (!merged) return fail(merged.error());
  if (!*merged) {
    if (auto cleared = remove_tree(index_directory::text_new(store.root)); !cleared)
      return fail(cleared.error());
    return false;
  }
  if (auto renewed = renew_checkpoint(store, rows); !renewed) return fail(renewed.error());
  if (auto placed = replacement->place(full_text); !placed) return fail(placed.error());
  for (const std::uint64_t number : index_directory::checkpoints(store.root)) {
    if (number != store.state.sequence) index_directory::remove_checkpoint(store.root, number);
  }
  return true;
}

}  // namespace vidensgraf
