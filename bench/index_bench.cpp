// index_bench FILE.jsonl|FILE... : how fast documents become an index, stage by stage and together.
//
//   read        bytes to Document, in this process
//   worker      the same through the locked-down processes
//   language    Analyzer::analyze
//   extraction  extract_facts
//   graph       contribution_of and graph_change_of
//   postings    split_into_passages and PostingsBuilder
//   commit      rows, graph and full text, in batches as the indexer makes them
//   together    update_index from files to the committed index, on all cores;
//               and once more, when nothing has changed
//
// Each stage runs over all documents in one thread; megabytes are of canonical text. `first` is with an empty
// word cache, `again` with a full one. Times are of the wall; on a busy machine look at the smallest of
// several.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "corpus/document_worker.h"
#include "corpus/passages.h"
#include "corpus/read_file.h"
#include "extraction/extract.h"
#include "graph/contribution.h"
#include "graph/graph_change.h"
#include "indexer/index_changes.h"
#include "indexer/indexer.h"
#include "indexer/jsonl_chunks.h"
#include "indexer/postings.h"
#include "indexer/prepared_document.h"
#include "store/store_writer.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;

struct Input {
  std::string path;
  std::string bytes;
  bool is_jsonl = false;
};

enum class Clock : std::uint8_t { Thread, Program };

double processor_seconds(Clock clock) {
  timespec now{};
  ::clock_gettime(clock == Clock::Thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class Stopwatch {
 public:
  explicit Stopwatch(Clock clock = Clock::Thread) : clock_(clock) {}
  void resume() {
    processor_ -= processor_seconds(clock_);
    wall_ -= wall_seconds();
  }
  void pause() {
    processor_ += processor_seconds(clock_);
    wall_ += wall_seconds();
  }
  void report(const char* stage, double megabytes) const {
    fmt::print("| {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} |\n", stage, processor_, megabytes / processor_,
               wall_, megabytes / wall_);
    std::fflush(stdout);
  }

 private:
  Clock clock_;
  double processor_ = 0;
  double wall_ = 0;
};

// Runs and reports one stage.
template <class Work>
void measure(const char* stage, double megabytes, Clock clock, Work work) {
  Stopwatch watch(clock);
  watch.resume();
  work();
  watch.pause();
  watch.report(stage, megabytes);
}

[[noreturn]] void stop(const Error& error) {
  fmt::print(stderr, "index_bench: {}\n", error.message);
  std::exit(1);
}

template <class T>
T value_or_stop(Result<T> result) {
  if (!result) stop(result.error());
  return std::move(*result);
}

std::vector<Document> read_all(const std::vector<Input>& inputs) {
  std::vector<Document> documents;
  for (const Input& input : inputs) {
    if (!input.is_jsonl) {
      if (auto document = read_document(input.bytes, input.path)) documents.push_back(std::move(*document));
      continue;
    }
    std::string_view rest = input.bytes;
    for (std::size_t number = 1; !rest.empty(); ++number) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (auto document = read_jsonl_line(rest.substr(0, end), input.path, number)) {
        documents.push_back(std::move(*document));
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return documents;
}

void read_in_workers(const std::vector<Input>& inputs, DocumentWorkerPool& workers) {
  for (const Input& input : inputs) {
    if (!input.is_jsonl) {
      static_cast<void>(workers.read(input.bytes, input.path));
      continue;
    }
    JsonlChunks chunks(value_or_stop(OpenFile::open(input.path)), std::size_t{64} << 20U);
    for (;;) {
      const auto chunk = value_or_stop(chunks.next());
      if (!chunk) break;
      static_cast<void>(workers.read_json_lines(chunk->lines, input.path, chunk->first_line));
    }
  }
}

void commit_all(const std::vector<Document>& documents, const Analyzer& analyzer, const fs::path& directory,
                double megabytes) {
  const Registers& registers = Registers::built_in();
  auto writer = value_or_stop(StoreWriter::open(directory, StoreOptions{std::string(analyzer.version())},
                                                postings_source(analyzer, registers)));
  IndexSummary summary;
  const auto changes = value_or_stop(IndexChanges::start(*writer, summary));
  Stopwatch put;
  Stopwatch commit(Clock::Program);
  for (const Document& document : documents) {
    PreparedDocument prepared = prepare(document, "0", document.source_name, analyzer, registers);
    put.resume();
    if (const auto done = changes->put(std::move(prepared), nullptr); !done) stop(done.error());
    put.pause();
  }
  commit.resume();
  if (const auto flushed = changes->flush(); !flushed) stop(flushed.error());
  commit.pause();
  put.report("put (full batches)", megabytes);
  commit.report("last commit", megabytes);
}

int run(const std::vector<std::string>& paths) {
  auto workers = value_or_stop(DocumentWorkerPool::start());
  const auto analyzer = value_or_stop(Analyzer::open());
  const Registers& registers = Registers::built_in();
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    inputs.push_back(
        Input{path, value_or_stop(read_file(path, std::size_t{1} << 30U)), path.ends_with(".jsonl")});
  }

  Stopwatch reading;
  reading.resume();
  const std::vector<Document> documents = read_all(inputs);
  reading.pause();
  double megabytes = 0;
  for (const Document& document : documents) megabytes += static_cast<double>(document.text.size()) / 1e6;
  fmt::print("{} documents, {:.1f} MB of text\n\n", documents.size(), megabytes);
  fmt::print("| stage | CPU s | MB per CPU s | wall s | MB/s |\n|---|---:|---:|---:|---:|\n");
  reading.report("read", megabytes);
  measure("worker (caller)", megabytes, Clock::Program, [&] { read_in_workers(inputs, *workers); });
  std::vector<AnalyzedText> texts;
  for (const char* stage : {"language, first", "language, again"}) {
    texts.clear();
    measure(stage, megabytes, Clock::Thread, [&] {
      for (const Document& document : documents) texts.push_back(analyzer->analyze(document));
    });
  }
  std::vector<DocumentFacts> facts;
  measure("extraction", megabytes, Clock::Thread, [&] {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      facts.push_back(extract_facts(documents[i], texts[i], *analyzer, registers));
    }
  });
  std::size_t nodes = 0;
  measure("graph", megabytes, Clock::Thread, [&] {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      nodes += graph_change_of(contribution_of(documents[i], facts[i])).shared->nodes.size();
    }
  });
  std::size_t passages = 0;
  std::size_t postings = 0;
  measure("postings", megabytes, Clock::Thread, [&] {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const PostingsBuilder builder(documents[i], texts[i], facts[i], *analyzer);
      for (const Passage& passage : split_into_passages(documents[i])) {
        postings += builder.postings_of(PassageId{1}, passage).postings.size();
        ++passages;
      }
    }
  });
  facts.clear();
  texts.clear();
  const fs::path folder = fs::temp_directory_path() / fmt::format("vidensgraf-bench-{}", ::getpid());
  commit_all(documents, *analyzer, folder / "staged", megabytes);
  IndexOptions options;
  options.directory = folder / "index";
  options.paths = paths;
  const auto update = [&] {
    const std::atomic<bool> never = false;
    return value_or_stop(update_index(options, *workers, *analyzer, registers, never, nullptr));
  };
  IndexSummary summary;
  measure("together", megabytes, Clock::Program, [&] { summary = update(); });
  measure("together, unchanged", megabytes, Clock::Program, update);
  fmt::print("\n{} added, {} skipped; {} passages, {} postings, {} contributed nodes\n", summary.added,
             summary.skipped.size(), passages, postings, nodes);
  fs::remove_all(folder);
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  fmt::print("memory peak {:.0f} MB (with all documents held by this program)\n",
             static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}

}  // namespace
}  // namespace vidensgraf

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: index_bench FILE...\n");
    return 2;
  }
  return vidensgraf::run(std::vector<std::string>(argv + 1, argv + argc));
}
