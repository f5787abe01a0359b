// Opening compares the stamps: equal is clean; Xapian behind is replayed from the log, in one transaction or
// in bulk; unreadable, missing or too far behind is built again beside and renamed into place; ahead is
// refused (a mixed backup), as is another store's index.

#include "store/store_recovery.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "store/full_text_replacement.h"
#include "store/graph_schema.h"
#include "store/index_directory.h"
#include "store/log_entry.h"

namespace vidensgraf {
namespace {

using Base = FullTextReplacement::Base;

// What the batches from a number on changed in the full text.
struct MissedChanges {
  std::vector<PassageId> added;    // in the order of their batches
  std::vector<PassageId> removed;  // ascending
};

class Recovery {
 public:
  Recovery(const OpeningStore& store, std::unique_ptr<FullTextWriter>& full_text)
      : store_(store), full_text_(full_text) {}

  Result<RecoveryReport> run() {
    auto opened = FullTextWriter::open(index_directory::text(store_.root), store_.state.kind);
    Result<FullTextStamp> stamp = opened ? (*opened)->stamp() : fail(opened.error());
    if (!stamp) {
      const ErrorCode code = stamp.error().code;
      if (code != ErrorCode::NotFound && code != ErrorCode::Damaged) return fail(stamp.error());
      if (opened) opened->reset();
      return rebuild();
    }
    full_text_ = std::move(*opened);
    const StoreState& state = store_.state;
    if (stamp->store_id != state.store_id) {
      return fail(ErrorCode::Damaged,
                  fmt::format("The two stores of the index \"{}\" belong to different indexes; put "
                              "back both from one backup.",
                              store_.root.string()));
    }
    if (stamp->sequence > state.sequence) {
      return fail(
          ErrorCode::Damaged,
          fmt::format(
              "The full-text index of \"{}\" is ahead of the graph store (batch {} and {}); put back both "
              "from one backup.",
              store_.root.string(), stamp->sequence, state.sequence));
    }
    if (stamp->sequence == state.sequence) return RecoveryReport{};
    return replay(stamp->sequence + 1);
  }

 private:
  enum class Replay : std::uint8_t { Done, Damaged };

  Result<RecoveryReport> replay(std::uint64_t from) {
    auto missed = changes_since(from);
    if (!missed) return fail(missed.error());
    if (!*missed) return rebuild();
    const bool in_bulk = (*missed)->added.size() >= store_.options.bulk_passages;
    auto replayed = in_bulk ? replay_in_bulk(**missed) : replay_in_one_transaction(**missed);
    if (!replayed) return fail(replayed.error());
    if (*replayed == Replay::Damaged) return rebuild();
    return RecoveryReport{store_.state.sequence - from + 1, false};
  }

  // Empty if the log does not reach back so far.
  Result<std::optional<MissedChanges>> changes_since(std::uint64_t from) {
    MissedChanges missed;
    for (std::uint64_t number = from; number <= store_.state.sequence; ++number) {
      const auto row = store_.rows.get(Family::Log, log_key(number));
      if (!row) return fail(row.error());
      if (!*row) return std::nullopt;
      const auto entry = decode_log_entry(**row);
      if (!entry) return fail(entry.error());
      missed.added.insert(missed.added.end(), entry->added.begin(), entry->added.end());
      missed.removed.insert(missed.removed.end(), entry->removed.begin(), entry->removed.end());
    }
    std::sort(missed.removed.begin(), missed.removed.end());
    missed.removed.erase(std::unique(missed.removed.begin(), missed.removed.end()), missed.removed.end());
    return std::optional(std::move(missed));
  }

  // What came of changing the full text that there is.
  static Result<Replay> outcome(const Result<void>& changed) {
    if (changed) return Replay::Done;
    if (changed.error().code == ErrorCode::Damaged) return Replay::Damaged;
    return fail(changed.error());
  }

  Result<Replay> replay_in_bulk(MissedChanges& missed) {
    auto replacement = begin_replacement();
    if (!replacement) return fail(replacement.error());
    if (auto derived = replacement->shards().derive(std::move(missed.added)); !derived)
      return fail(derived.error());
    return outcome(replace(*replacement, Base::Present, missed.removed));
  }

  // In one, so that readers never see a state without a checkpoint.
  Result<Replay> replay_in_one_transaction(const MissedChanges& missed) {
    std::vector<PassagePostings> postings;
    for (const PassageId passage : missed.added) {
      if (std::binary_search(missed.removed.begin(), missed.removed.end(), passage)) continue;
      auto derived = store_.postings_of(store_.view, passage);
      if (!derived && derived.error().code == ErrorCode::NotFound) continue;
      if (!derived) return fail(derived.error());
      postings.push_back(std::move(*derived));
    }
    return outcome(full_text_->apply(store_.state.sequence, postings, missed.removed));
  }

  Result<RecoveryReport> rebuild() {
    if (full_text_) full_text_->abandon();  // damaged: must not be written to, not even by closing
    full_text_.reset();
    auto replacement = begin_replacement();
    if (!replacement) return fail(replacement.error());
    if (auto derived = replacement->derive(store_.rows, kNoPassage, 0); !derived)
      return fail(derived.error());
    if (auto replaced = replace(*replacement, Base::Nothing, {}); !replaced) return fail(replaced.error());
    return RecoveryReport{0, store_.state.sequence > 0};
  }

  Result<FullTextReplacement> begin_replacement() {
    return FullTextReplacement::begin(store_.root, store_.state.kind, store_.view, store_.options,
                                      store_.postings_of);
  }

  Result<void> replace(FullTextReplacement& replacement, Base base, const std::vector<PassageId>& removed) {
    const FullTextStamp stamp{store_.state.store_id, store_.state.sequence};
    if (auto joined = replacement.join(base, removed, stamp); !joined) return joined;
    return replacement.place(full_text_);
  }

  const OpeningStore& store_;
  std::unique_ptr<FullTextWriter>& full_text_;
};

}  // namespace

Result<RecoveryReport> recover_full_text(const OpeningStore& store,
                                         std::unique_ptr<FullTextWriter>& full_text) {
  return Recovery(store, full_text).run();
}

}  // namespace vidensgraf
