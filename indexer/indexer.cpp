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
#include "indexer/content_hash.h"
#include "indexer/discover.h"
#include "indexer/document_ids.h"
#include "indexer/index_changes.h"
#include "indexer/jsonl_chunks.h"
#include "indexer/pipeline.h"
#include "indexer/prepared_document.h"
#include "indexer/repeated_texts.h"
#include "indexer/text_counts.h"
#include "store/store_view.h"
#include "store/store_writer.h"

namespace vidensgraf {
namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(100);

// A document whose file this run does not read, but whose id must change: another file took away what made
// its short id unique, or gave it back.
struct Renamed {
  const KnownDocument* document = nullptr;
  std::string id;
};

// What a run will do, as far as it is known before any file is read.
struct Plan {
  Discovery found;
  std::vector<std::string> ids;  // for each found file; empty for .jsonl
  std::vector<const KnownDocument*> vanished;
  std::vector<Renamed> renamed;
  std::unordered_map<std::string_view, std::vector<const KnownDocument*>> known_by_source;
};

Plan make_plan(Discovery found, const std::vector<KnownDocument>& known, bool prune) {
  Plan plan;
  plan.found = std::move(found);
  std::set<std::string_view> present;
  for (const FoundFile& file : plan.found.files) present.insert(file.identity);
  const auto in_any = [](std::string_view identity, const std::vector<std::string>& folders) {
    return std::any_of(folders.begin(), folders.end(),
                       [identity](const std::string& folder) { return is_below(identity, folder); });
  };
  std::vector<const KnownDocument*> absent;  // stay, without being looked at
  for (const KnownDocument& document : known) {
    plan.known_by_source[document.source_path].push_back(&document);
    if (present.contains(document.source_path)) continue;
    if (prune && in_any(document.source_path, plan.found.folders) &&
        !in_any(document.source_path, plan.found.unread_folders)) {
      plan.vanished.push_back(&document);
    } else if (!document.is_line) {
      absent.push_back(&document);
    }
  }

  std::vector<std::string> identities;
  for (const FoundFile& file : plan.found.files) {
    if (!file.is_jsonl) identities.push_back(file.identity);
  }
  const std::size_t found_count = identities.size();
  for (const KnownDocument* document : absent) identities.push_back(document->source_path);
  std::vector<std::string> ids = document_ids(identities);
  for (std::size_t i = 0; i < absent.size(); ++i) {
    std::string& id = ids[found_count + i];
    if (id != absent[i]->id) plan.renamed.push_back(Renamed{absent[i], std::move(id)});
  }
  std::size_t next = 0;
  for (const FoundFile& file : plan.found.files) {
    plan.ids.push_back(file.is_jsonl ? std::string() : std::move(ids[next++]));
  }
  return plan;
}

template <class Work>
void for_each_line(std::string_view lines, Work work) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    work(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

// What the threads do with a task. Shared by them; changes nothing.
class Reader {
 public:
  Reader(const Plan& plan, DocumentWorkerPool& workers, const Analyzer& analyzer, const Registers& registers,
         RepeatedTexts& repeated, TextCounts& counts)
      : plan_(&plan),
        workers_(&workers),
        analyzer_(&analyzer),
        registers_(&registers),
        repeated_(&repeated),
        counts_(&counts) {}

  IndexResult operator()(const IndexTask& task) const {
    IndexResult result;
    result.file = task.file;
    result.bytes = task.bytes;
    if (plan_->found.files[task.file].is_jsonl) {
      read_lines(task, result);
    } else {
      result.outcomes.push_back(read_whole(task.file));
      result.ends_file = true;
    }
    return result;
  }

 private:
  struct ReadLine {
    std::string hash;
    std::optional<std::uint32_t> comes_again;  // so often; nothing if its text stands alone
  };

  [[nodiscard]] IndexOutcome read_whole(std::size_t index) const {
    const FoundFile& file = plan_->found.files[index];
    const auto bytes = read_file(file.path, workers_->limits().read.max_input_bytes);
    if (!bytes) return SkippedFile{file.path, bytes.error().message};
    std::string hash = content_hash(*bytes);
    if (const auto known = plan_->known_by_source.find(file.identity);
        known != plan_->known_by_source.end()) {
      const KnownDocument* document = known->second.front();
      if (document->content_hash == hash && document->id == plan_->ids[index]) return document;
    }
    auto document = workers_->read(*bytes, file.path);
    if (!document) return SkippedFile{file.path, document.error().message};
    document->id = plan_->ids[index];
    return prepare(std::move(*document), std::move(hash), file.identity, *analyzer_, *registers_, repeated_);
  }

  void read_lines(const IndexTask& task, IndexResult& result) const {
    const FoundFile& file = plan_->found.files[task.file];
    std::unordered_map<std::string_view, const KnownDocument*> known;
    if (const auto source = plan_->known_by_source.find(file.identity);
        source != plan_->known_by_source.end()) {
      for (const KnownDocument* document : source->second) known.emplace(document->content_hash, document);
    }
    // Unchanged lines are left empty, so that the numbers of the others stay right.
    std::string changed;
    changed.reserve(task.lines.size());
    std::vector<ReadLine> read;
    std::vector<std::pair<std::size_t, IndexOutcome>> by_line;
    for_each_line(task.lines, [&](std::string_view line) {
      read.push_back(ReadLine{content_hash(line), counts_->take(line)});
      if (const auto same = known.find(read.back().hash); same != known.end()) {
        by_line.emplace_back(task.first_line + read.size() - 1, same->second);
      } else {
        changed += line;
      }
      changed += '\n';
    });
    if (changed.find_first_not_of("\n\r\t ") != std::string::npos) {
      for (JsonLine& line : workers_->read_json_lines(changed, file.path, task.first_line)) {
        const std::size_t number = line.number;
        const std::size_t index = number - task.first_line;
        if (index >= read.size()) continue;  // a worker's word is not trusted
        by_line.emplace_back(number, outcome_of(std::move(line), read[index], file));
      }
    }
    std::stable_sort(by_line.begin(), by_line.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [line, outcome] : by_line) result.outcomes.push_back(std::move(outcome));
  }

  [[nodiscard]] IndexOutcome outcome_of(JsonLine line, const ReadLine& read, const FoundFile& file) const {
    const std::string place = fmt::format("{}:{}", file.path, line.number);
    if (!line.document) return SkippedFile{place, line.document.error().message};
    Document& document = *line.document;
    document.source_name = place;
    if (document.id.empty()) return SkippedFile{place, "The line has no id."};
    return prepare(std::move(document), read.hash, file.identity, *analyzer_, *registers_,
                   read.comes_again ? repeated_ : nullptr, read.comes_again.value_or(0));
  }

  const Plan* plan_;
  DocumentWorkerPool* workers_;
  const Analyzer* analyzer_;
  const Registers* registers_;
  RepeatedTexts* repeated_;
  TextCounts* counts_;
};

void count_texts(const Plan& plan, std::size_t max_line_bytes, const std::atomic<bool>& stop,
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
void feed_files(const Plan& plan, std::size_t max_line_bytes, Pipeline& pipeline) {
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
  Run(const Plan& plan, IndexChanges& changes, IndexSummary& summary,
      const std::function<void(const IndexProgress&)>& progress)
      : plan_(&plan), changes_(&changes), summary_(&summary), report_(&progress) {
    for (const FoundFile& file : plan.found.files) {
      progress_.bytes_total += file.size_bytes;
      if (!file.is_jsonl) ++progress_.documents_total;
    }
  }

  Result<void> apply(IndexResult result) {
    summary_->bytes_read += result.bytes;
    progress_.bytes_done += result.bytes;
    if (progress_.bytes_total > 0) {
      changes_->set_share_done(static_cast<double>(progress_.bytes_done) /
                               static_cast<double>(progress_.bytes_total));
    }
    const FoundFile& file = plan_->found.files[result.file];
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
        if (!file.is_jsonl && before != plan_->known_by_source.end()) old = before->second.front();
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
    for (const KnownDocument* document : known->second) {
      if (auto removed = changes_->remove_unless_confirmed(*document); !removed) return removed;
    }
    return {};
  }

  const Plan* plan_;
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
  store_options.on_rewriting = report_rewriting(progress);
  auto writer = StoreWriter::open(options.directory, store_options, postings_source(analyzer, registers));
  if (!writer) return fail(writer.error());
  IndexSummary summary;
  auto changes = IndexChanges::start(**writer, summary);
  if (!changes) return fail(changes.error());
  const Plan plan = make_plan(discover(options.paths, options.directory), (*changes)->known(), options.prune);
  summary.skipped = plan.found.skipped;

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
                      Reader(plan, workers, analyzer, registers, repeated, counts));
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
  const Plan plan = make_plan(Discovery{}, left, false);
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
