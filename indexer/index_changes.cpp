#include "indexer/index_changes.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "corpus/unread_pages.h"
#include "store/document_heads.h"
#include "store/graph_schema.h"

namespace vidensgraf {
namespace {

// A commit costs a few syncs whatever its size, and memory grows with it. Xapian keeps what it is given in
// memory until the end of the transaction, about as much again.
constexpr std::size_t kPassagesOfBatch = 2500;
constexpr std::size_t kMemoryOfBatch = std::size_t{96} << 20U;
// In bulk postings go to shards at once. Larger batches write the same sums of the graph less often.
constexpr std::size_t kPassagesOfBulkBatch = 10'000;
constexpr std::size_t kMemoryOfBulkBatch = std::size_t{256} << 20U;
// The sums of a bulk, in memory and as rows of one batch.
constexpr std::size_t kMostMemoryOfSums = std::size_t{512} << 20U;
constexpr std::size_t kSumsOfBatch = 200'000;

}  // namespace

Result<std::unique_ptr<IndexChanges>> IndexChanges::start(StoreWriter& writer, IndexSummary& summary) {
  const auto shards = writer.get(Family::Meta, kMetaShards);
  if (!shards) return fail(shards.error());
  if (*shards) {
    return fail(ErrorCode::Input,
                "The index was merged from shards; change the shards, and merge them into a new folder.");
  }
  std::unique_ptr<IndexChanges> changes(new IndexChanges(writer, summary));
  std::vector<KnownDocument>& known = changes->known_;
  const auto read = for_each_document_head(writer, [&known](const DocumentHead& head) {
    known.push_back(KnownDocument{head.number, std::string(head.id), std::string(head.source_path),
                                  std::string(head.content_hash), head.format == Format::Jsonl});
    return true;
  });
  if (!read) return fail(read.error());
  std::sort(known.begin(), known.end(),
            [](const KnownDocument& a, const KnownDocument& b) { return a.id < b.id; });
  for (const KnownDocument& document : changes->known_) changes->live_.emplace(document.id, &document);
  const auto passages = writer.passage_count();
  if (!passages) return fail(passages.error());
  changes->passages_before_ = *passages;
  if (auto started = changes->cache_.start(); !started) return fail(started.error());
  changes->begin_batch();
  return changes;
}

void IndexChanges::begin_batch() {
  graph_ = std::make_unique<GraphUpdate>(cache_);
  erased_ = Batch{};
  added_ = Batch{};
  memory_bytes_ = 0;
  documents_ = 0;
}

Result<void> IndexChanges::erase(DocumentNumber number) {
  const auto record = read_document_record(*writer_, number);
  if (!record) return fail(record.error());
  if (!*record) {
    return fail(ErrorCode::Damaged,
                fmt::format("The index has lost document {}.", static_cast<unsigned>(number)));
  }
  auto change = read_graph_change(*writer_, number);
  if (!change) return fail(change.error());
  auto text = read_text(*writer_, number, ByteSpan{0, (*record)->text_bytes});
  if (!text) return fail(text.error());
  memory_bytes_ += change->contribution.size() + text->size();  // kept until the commit
  graph_->remove(number, std::move(*change), std::move(*text));
  erase_document(erased_, **record);
  const auto first = static_cast<std::uint32_t>((*record)->first_passage);
  for (std::uint32_t i = 0; i < (*record)->passage_count; ++i) added_.removed.push_back(PassageId{first + i});
  return {};
}

Result<void> IndexChanges::put(PreparedDocument document, const KnownDocument* old) {
  const std::string id = document.record.document.id;
  const std::string place = document.record.document.source_name;
  const auto [confirmed, is_first] = confirmed_.emplace(id, place);
  if (!is_first) {
    summary_->skipped.push_back(
        SkippedFile{place, fmt::format("Its id {} is already that of {}.", id, confirmed->second)});
    return {};
  }
  bool replaces = false;
  if (old != nullptr && old->id != id) {
    const auto live = live_.find(old->id);
    if (live != live_.end() && live->second == old) {
      if (auto erased = erase(old->number); !erased) return erased;
      live_.erase(live);
      replaces = true;
    }
  }
  if (const auto live = live_.find(id); live != live_.end()) {
    if (auto erased = erase(live->second->number); !erased) return erased;
    live_.erase(live);
    replaces = true;
  }

  DocumentRecord& record = document.record;
  record.number = writer_->next_document_number();
  for (PassagePostings& postings : document.postings) {
    postings.passage = writer_->next_passage_id();
    if (record.first_passage == PassageId{}) record.first_passage = postings.passage;
  }
  put_document(added_, record, record.document.text, document.passages);
  graph_->add(record.number, std::move(document.graph), std::move(record.document.text));
  added_.added.insert(added_.added.end(), std::make_move_iterator(document.postings.begin()),
                      std::make_move_iterator(document.postings.end()));
  memory_bytes_ += document.memory_bytes;
  passages_added_ += document.postings.size();
  ++documents_;
  ++(replaces ? summary_->changed : summary_->added);
  if (std::string unread = describe_unread_pages(document.record.document); !unread.empty())
    summary_->partly_read.push_back(PartlyReadFile{place, std::move(unread)});
  return is_full() ? commit_full_batch() : Result<void>{};
}

bool IndexChanges::is_full() const {
  if (added_.added.size() < kPassagesOfBatch && memory_bytes_ < kMemoryOfBatch) return false;
  if (!writer_->is_in_bulk() && !is_worth_a_bulk()) return true;
  return added_.added.size() >= kPassagesOfBulkBatch || memory_bytes_ >= kMemoryOfBulkBatch;
}

void IndexChanges::keep(const KnownDocument& document) {
  const auto [confirmed, is_first] = confirmed_.emplace(document.id, document.source_path);
  if (is_first) {
    ++summary_->unchanged;
  } else {
    summary_->skipped.push_back(
        SkippedFile{document.source_path,
                    fmt::format("Its id {} is already that of {}.", document.id, confirmed->second)});
  }
}

Result<void> IndexChanges::remove_unless_confirmed(const KnownDocument& document) {
  const auto live = live_.find(document.id);
  if (live == live_.end() || live->second != &document || confirmed_.contains(document.id)) return {};
  if (auto erased = erase(document.number); !erased) return erased;
  live_.erase(live);
  ++summary_->removed;
  ++documents_;
  if (added_.removed.size() >= kPassagesOfBatch || memory_bytes_ >= kMemoryOfBatch)
    return commit_full_batch();
  return {};
}

// Joining in bulk costs a pass over the whole index, once, but saves most of what each batch costs.
bool IndexChanges::is_worth_a_bulk() const {
  constexpr double kFewestPassages = 1500;
  constexpr double kSmallestShare = 1.0 / 8;  // of the index, that is added
  const double expected = static_cast<double>(passages_added_) / std::max(share_done_, 1e-6);
  return expected >= kFewestPassages && expected >= kSmallestShare * static_cast<double>(passages_before_);
}

Result<Batch> IndexChanges::take_batch() {
  // Removed rows first: an id that moves from one document to another is erased before it is put.
  Batch batch = std::move(erased_);
  batch.rows.insert(batch.rows.end(), std::make_move_iterator(added_.rows.begin()),
                    std::make_move_iterator(added_.rows.end()));
  batch.added = std::move(added_.added);
  batch.removed = std::move(added_.removed);
  GraphSums* sums_of_run = sums_of_run_ ? &*sums_of_run_ : nullptr;
  if (auto written = graph_->write_to(batch, sums_of_run); !written) return fail(written.error());
  if (sums_of_run != nullptr) batch.put(Family::Meta, std::string(kMetaSumsAreBehind), {});
  cache_.apply(batch.rows, sums_of_run != nullptr ? RowCache::Which::Bodies : RowCache::Which::All);
  return batch;
}

Result<void> IndexChanges::commit_full_batch() {
  const bool in_bulk = writer_->is_in_bulk() || is_worth_a_bulk();
  if (in_bulk && !sums_of_run_) sums_of_run_.emplace(cache_);
  auto batch = take_batch();
  if (!batch) return fail(batch.error());
  auto committed = in_bulk ? writer_->commit_in_bulk(std::move(*batch)) : writer_->commit(std::move(*batch));
  if (!committed) return committed;
  committed_ += documents_;
  begin_batch();
  const bool are_too_many = sums_of_run_ && sums_of_run_->memory_bytes() > kMostMemoryOfSums;
  return are_too_many ? write_sums_of_run() : Result<void>{};
}

Result<void> IndexChanges::write_sums_of_run() {
  if (!sums_of_run_) return {};
  Batch batch;
  auto written = sums_of_run_->write_to(batch, [this](Batch& added) {
    return added.rows.size() < kSumsOfBatch ? Result<void>()
                                            : writer_->commit_in_bulk(std::exchange(added, {}));
  });
  if (!written) return written;
  batch.erase(Family::Meta, std::string(kMetaSumsAreBehind));
  cache_.clear();  // it knows nothing of these rows
  return writer_->commit_in_bulk(std::move(batch));
}

Result<void> IndexChanges::flush() {
  if (documents_ > 0) {
    if (auto committed = commit_full_batch(); !committed) return committed;
  }
  if (auto written = write_sums_of_run(); !written) return written;
  return writer_->finish_bulk();
}

}  // namespace vidensgraf
