// How files become an index.
//
//   discover -> ids -> prune -> [feed -> N threads: read, hash, analyse, extract -> in order] -> commit
//
// Results are committed in the order of the files, so that numbers, and which of two equal ids wins, do not
// depend on threads. What is unchanged by hash is neither read by a worker nor analysed.

#include "indexer/indexer.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "corpus/read_file.h"
#include "graph/sum_recovery.h"
#include "indexer/discover.h"
#include "indexer/index_changes.h"
#include "indexer/index_plan.h"
#include "indexer/jsonl_chunks.h"
#include "indexer/pipeline.h"
#include "indexer/prepared_document.h"
#include "indexer/repeated_texts.h"
#include "indexer/task_reader.h"
#include "indexer/text_counts.h"
#include "store/store_view.h"
#include "store/store_writer.h"

namespace vidensgraf {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(100);

void count_texts(const IndexPlan& plan, std::size_t max_line_bytes, const std::atomic<bool>& stop,
                 TextCounts& counts) {
  for (const FoundFile& file : plan.found.files) {
    if (!file.is_jsonl) continue;
    auto open = OpenFile::open(file.path);
    if (!open) continue;  // reported when it is read
    JsonlChunks chunks(std::move(*open), max_line_bytes);
    for (auto chunk = chunks.next(); chunk && *chunk && !stop; chunk = chunks.next()) {
      for_each_line((*chunk)->lines, [&counts](std::string_view line) { counts.count(line); });
    }
  }
  counts.seal();
}

// Feeds the pipeline with all files; runs in a thread of its own.
void feed_files(const IndexPlan& plan, std::size_t max_line_bytes, Pipeline& pipeline) {
  const auto feed_lines = [&](std::size_t index) {
    const FoundFile& file = plan.found.files[index];
    IndexResult end;
    end.file = index;
    end.ends_file = true;
    const auto broken = [&](const Error& error) {
      end.file_broke = true;
      end.outcomes.emplace_back(SkippedFile{file.path, error.message});
      return pipeline.feed_result(std::move(end));
    };
    auto open = OpenFile::open(file.path);
    if (!open) return broken(open.error());
    JsonlChunks chunks(std::move(*open), max_line_bytes);
    bool blank = true;
    for (;;) {
      auto chunk = chunks.next();
      if (!chunk) return broken(chunk.error());
      if (!*chunk && blank) return broken(Error{ErrorCode::Input, "The file is empty.", std::nullopt});
      if (!*chunk) return pipeline.feed_result(std::move(end));
      JsonlChunk& lines = **chunk;
      blank = blank && !lines.is_too_long && lines.lines.find_first_not_of("\n\r\t ") == std::string::npos;
      if (lines.is_too_long) {
        IndexResult refused;
        refused.file = index;
        refused.bytes = lines.bytes;
        refused.outcomes.emplace_back(
            SkippedFile{fmt::format("{}:{}", file.path, lines.first_line),
                        fmt::format("The line is {} MB long; at most {} MB are read.", lines.bytes >> 20U,
                                    max_line_bytes >> 20U)});
        if (!pipeline.feed_result(std::move(refused))) return false;
      } else if (!pipeline.feed(IndexTask{index, std::move(lines.lines), lines.first_line, lines.bytes})) {
        return false;
      }
    }
  };
  bool goes_on = true;
  for (std::size_t i = 0; i < plan.found.files.size() && goes_on; ++i) {
    const FoundFile& file = plan.found.files[i];
    goes_on = file.is_jsonl ? feed_lines(i)
                            : pipeline.feed(IndexTask{i, {}, 0, static_cast<std::size_t>(file.size_bytes)});
  }
  pipeline.close();
}
// Takes the results, applies them, and says how far it is.
class Run {
 public:
  Run(const IndexPlan& plan, IndexChanges& changes, IndexSummary& summary,
      const std::function<void(const IndexProgress&)>& progress)
      : plan_(&plan), changes_(&changes), summary_(&summary), report_(&progress) {
    for (const FoundFile& file : plan.found.files) {
      progress_.bytes_total += file.size_bytes;
      if (!file.is_jsonl) ++progress_.documents_total;
    }
  }

  Result<void> apply(IndexResult result) {
    const FoundFile& file = plan_->found.files[result.file];
    const bool is_skipped = !file.is_jsonl && !result.outcomes.empty() &&
                            std::holds_alternative<SkippedFile>(result.outcomes.front());
    if (!is_skipped) summary_->bytes_read += result.bytes;
    progress_.bytes_done += result.bytes;
    if (progress_.bytes_total > 0) {
      changes_->set_share_done(static_cast<double>(progress_.bytes_done) /
                               static_cast<double>(progress_.bytes_total));
    }
    if (file.is_jsonl) progress_.documents_total += result.outcomes.size();
    for (IndexOutcome& outcome : result.outcomes) {
      ++progress_.documents_done;
      if (auto* skipped = std::get_if<SkippedFile>(&outcome)) {
        summary_->skipped.push_back(std::move(*skipped));
        broken_ = true;
      } else if (const auto* known = std::get_if<const KnownDocument*>(&outcome)) {
        changes_->keep(**known);
      } else {
        const KnownDocument* old = nullptr;
        const auto before = plan_->known_by_source.find(file.identity);
        if (!file.is_jsonl && before != plan_->known_by_source.end()) old = before->second.documents.front();
        if (auto put = changes_->put(std::move(std::get<PreparedDocument>(outcome)), old); !put) return put;
      }
      report();
    }
    if (!result.ends_file) return {};
    const bool all_read = !broken_ && !result.file_broke;
    broken_ = false;
    return file.is_jsonl && all_read ? remove_vanished_lines(file) : Result<void>{};
  }

  void report(bool at_once = false) {
    const auto now = std::chrono::steady_clock::now();
    if (!*report_ || (!at_once && now < last_report_ + kProgressInterval)) return;
    last_report_ = now;
    progress_.committed = changes_->committed_documents();
    (*report_)(progress_);
  }

 private:
  // A line that could not be read may be any of those that are missing: then all stay.
  Result<void> remove_vanished_lines(const FoundFile& file) {
    const auto known = plan_->known_by_source.find(file.identity);
    if (known == plan_->known_by_source.end()) return {};
    for (const KnownDocument* document : known->second.documents) {
      if (auto removed = changes_->remove_unless_confirmed(*document); !removed) return removed;
    }
    return {};
  }

  const IndexPlan* plan_;
  IndexChanges* changes_;
  IndexSummary* summary_;
  const std::function<void(const IndexProgress&)>* report_;
  IndexProgress progress_;
  std::chrono::steady_clock::time_point last_report_;
  bool broken_ = false;  // something of the present file could not be read
};

std::function<void(std::uint64_t, std::uint64_t)> report_rewriting(
    const std::function<void(const IndexProgress&)>& progress) {
  if (!progress) return {};
  return [&progress](std::uint64_t passages, std::uint64_t of) {
    IndexProgress rewriting;
    rewriting.rewritten = passages;
    rewriting.to_rewrite = of;
    progress(rewriting);
  };
}

Result<void> rename_documents(const std::vector<Renamed>& renamed, StoreWriter& writer, IndexChanges& changes,
                              IndexSummary& summary, const Analyzer& analyzer, const Registers& registers) {
  const std::uint64_t changed_before = summary.changed;
  for (const Renamed& one : renamed) {
    const auto record = read_document_record(writer, one.document->number);
    if (!record) return fail(record.error());
    if (!*record) return fail(ErrorCode::Damaged, fmt::format("The index has lost {}.", one.document->id));
    auto document = restore_document(writer, **record);
    if (!document) return fail(document.error());
    document->id = one.id;
    PreparedDocument prepared =
        prepare(std::move(*document), (*record)->content_hash, (*record)->source_path, analyzer, registers);
    if (auto put = changes.put(std::move(prepared), one.document); !put) return put;
  }
  summary.changed = changed_before;  // only their ids did
  return {};
}

}  // namespace

Result<IndexSummary> update_index(const IndexOptions& options, DocumentWorkerPool& workers,
                                  const Analyzer& analyzer, const Registers& registers,
                                  const std::atomic<bool>& stop,
                                  const std::function<void(const IndexProgress&)>& progress) {
  StoreOptions store_options;
  store_options.analyzer_version = analyzer.version();
  store_options.is_shard = options.as_shard;
  store_options.recover_sums = sum_recovery();
  store_options.on_rewriting = report_rewriting(progress);
  auto writer = StoreWriter::open(options.directory, store_options, postings_source(analyzer, registers));
  if (!writer) return fail(writer.error());
  IndexSummary summary;
  auto changes = IndexChanges::start(**writer, summary);
  if (!changes) return fail(changes.error());
  const IndexPlan plan =
      make_plan(discover(options.paths, options.directory), (*changes)->known(), options.prune);
  summary.skipped = plan.found.skipped;
  if (auto able = workers.check(); !able) return fail(able.error());

  // First out with what is gone: its ids may be given to others.
  for (const KnownDocument* document : plan.vanished) {
    if (auto removed = (*changes)->remove_unless_confirmed(*document); !removed) return fail(removed.error());
  }
  if (auto renamed = rename_documents(plan.renamed, **writer, **changes, summary, analyzer, registers);
      !renamed) {
    return fail(renamed.error());
  }

  Run run(plan, **changes, summary, progress);
  {
    RepeatedTexts repeated;  // gone before the bulk is finished, which needs memory too
    TextCounts counts;
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    Pipeline pipeline(options.jobs > 0 ? options.jobs : cores,
                      TaskReader(plan, workers, analyzer, registers, repeated, counts));
    std::thread feeder([&] {
      const std::size_t max_line_bytes = workers.limits().read.max_input_bytes;
      count_texts(plan, max_line_bytes, stop, counts);
      feed_files(plan, max_line_bytes, pipeline);
    });
    Result<void> applied;
    for (IndexResult result; applied;) {
      if (stop) {
        summary.interrupted = true;
        break;
      }
      const Pipeline::Taken taken = pipeline.take(result);
      if (taken == Pipeline::Taken::End) break;
      if (taken == Pipeline::Taken::Result) applied = run.apply(std::move(result));
      run.report();
    }
    pipeline.stop();
    feeder.join();
    if (!applied) return fail(applied.error());
  }
  if (auto flushed = (*changes)->flush(); !flushed) return fail(flushed.error());
  run.report(true);
  if (!stop) {  // otherwise the next run does it
    if (auto dropped = (*writer)->drop_removed_passages(stop); !dropped) return fail(dropped.error());
  }
  return summary;
}

Result<IndexSummary> remove_documents(const std::filesystem::path& directory,
                                      const std::vector<std::string>& ids, const Analyzer& analyzer,
                                      const Registers& registers,
                                      const std::function<void(const IndexProgress&)>& progress) {
  // Opening for writing would make an index where there is none.
  if (auto exists = StoreView::open(directory); !exists && exists.error().code == ErrorCode::NotFound) {
    return fail(exists.error());
  }
  StoreOptions store_options;
  store_options.analyzer_version = analyzer.version();
  store_options.recover_sums = sum_recovery();
  store_options.on_rewriting = report_rewriting(progress);
  auto writer = StoreWriter::open(directory, store_options, postings_source(analyzer, registers));
  if (!writer) return fail(writer.error());
  IndexSummary summary;
  auto changes = IndexChanges::start(**writer, summary);
  if (!changes) return fail(changes.error());
  const std::vector<KnownDocument>& known = (*changes)->known();

  std::set<std::string_view> wanted(ids.begin(), ids.end());
  for (const std::string& id : ids) {
    const bool exists =
        std::any_of(known.begin(), known.end(), [&id](const KnownDocument& one) { return one.id == id; });
    if (!exists) return fail(ErrorCode::NotFound, fmt::format("There is no document {} in the index.", id));
  }
  std::vector<KnownDocument> left;
  for (const KnownDocument& document : known) {
    if (!wanted.contains(document.id)) {
      left.push_back(document);
    } else if (auto removed = (*changes)->remove_unless_confirmed(document); !removed) {
      return fail(removed.error());
    }
  }
  // What is left may be unique by a shorter id now.
  const IndexPlan plan = make_plan(Discovery{}, left, false);
  std::vector<Renamed> renamed = plan.renamed;
  for (Renamed& one : renamed) {
    const auto same = [&one](const KnownDocument& document) {
      return document.number == one.document->number;
    };
    one.document = &*std::find_if(known.begin(), known.end(), same);
  }
  if (auto done = rename_documents(renamed, **writer, **changes, summary, analyzer, registers); !done) {
    return fail(done.error());
  }
  if (auto flushed = (*changes)->flush(); !flushed) return fail(flushed.error());
  const std::atomic<bool> never{false};
  if (auto dropped = (*writer)->drop_removed_passages(never); !dropped) return fail(dropped.error());
  return summary;
}

}  // namespace vidensgraf
