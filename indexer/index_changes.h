#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/result.h"
#include "graph/graph_update.h"
#include "indexer/index_summary.h"
#include "indexer/prepared_document.h"
#include "indexer/row_cache.h"
#include "store/store_writer.h"

namespace vidensgraf {

/// What is known of a document of the index without reading it.
struct KnownDocument {
  DocumentNumber number{};
  std::string id;
  std::string source_path;
  std::string content_hash;
  bool is_line = false;  ///< Of a JSONL file: its id is its own, not its file's.
};

/// Collects changes and commits them in batches: the only place where documents enter and leave the index.
///
/// Every change is applied as if alone and in order; a batch is only a number of them. One thread.
class IndexChanges {
 public:
  /// Reads what the index holds. `writer` must outlive this.
  [[nodiscard]] static Result<std::unique_ptr<IndexChanges>> start(StoreWriter& writer,
                                                                   IndexSummary& summary);

  /// The documents of the index, as they were at the start, by id.
  [[nodiscard]] const std::vector<KnownDocument>& known() const { return known_; }

  /// Adds a document, or puts it in the place of the one of the same id, or of `old` where its id has
  /// changed.
  ///
  /// If this run has already given the id to a document of another place, nothing is done but a note in
  /// `summary.skipped`: of two, the first wins.
  [[nodiscard]] Result<void> put(PreparedDocument document, const KnownDocument* old);

  /// Notes that a document stays as it is.
  void keep(const KnownDocument& document);

  /// Removes a document unless this run has put or kept one of its id.
  [[nodiscard]] Result<void> remove_unless_confirmed(const KnownDocument& document);

  /// How much of the run's input the changes so far stand for: from 0 to 1. Tells whether the full text will
  /// be written in bulk.
  void set_share_done(double share) { share_done_ = share; }

  /// Commits what has gathered, if anything, and makes all visible.
  [[nodiscard]] Result<void> flush();

  [[nodiscard]] std::uint64_t committed_documents() const { return committed_; }

 private:
  IndexChanges(StoreWriter& writer, IndexSummary& summary)
      : writer_(&writer), summary_(&summary), cache_(writer) {}

  [[nodiscard]] Result<void> erase(DocumentNumber number);
  void begin_batch();
  [[nodiscard]] Result<Batch> take_batch();
  [[nodiscard]] Result<void> commit_full_batch();
  [[nodiscard]] Result<void> write_sums_of_run();
  [[nodiscard]] bool is_worth_a_bulk() const;
  [[nodiscard]] bool is_full() const;

  StoreWriter* writer_;
  IndexSummary* summary_;
  RowCache cache_;  // before those that read it
  // What a bulk adds to the sums of the graph: written at its end, since most rows are touched by many
  // batches.
  std::optional<GraphSums> sums_of_run_;
  std::vector<KnownDocument> known_;
  std::unordered_map<std::string_view, const KnownDocument*> live_;  // by id: known and not yet erased
  std::unordered_map<std::string, std::string> confirmed_;           // id -> source name, in this run

  std::unique_ptr<GraphUpdate> graph_;
  Batch erased_;  // apart, so that a row erased for one document never undoes what another one puts
  Batch added_;
  std::size_t memory_bytes_ = 0;
  std::uint64_t documents_ = 0;
  std::uint64_t committed_ = 0;
  std::uint64_t passages_before_ = 0;
  std::uint64_t passages_added_ = 0;
  double share_done_ = 1;
};

}  // namespace vidensgraf
