// index_bench FILE.jsonl|FILE... : how fast documents become an index, stage by stage and together.
//
//   read        bytes to Document, in this process
//   worker      the same through the locked-down processes
//   language    Analyzer::analyze
//   extraction  extract_facts and contribution_of
//   postings    split_into_passages and PostingsBuilder
//   commit      rows, graph and full text, in batches as the indexer makes them
//   together    update_index from files to the committed index, on all cores
//
// Each stage runs over all documents in one thread; megabytes are of canonical text. `first` is with an empty
// word cache, `again` with a full one. Times are of the wall; on a busy machine look at the smallest of
// several.

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
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

class Stopwatch {
 public:
  void report(const char* stage, double megabytes) const {
    const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    fmt::print("{:<18} {:8.2f} s {:8.2f} MB/s\n", stage, seconds, megabytes / seconds);
    std::fflush(stdout);
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

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
  double seconds = 0;
  for (const Document& document : documents) {
    PreparedDocument prepared = prepare(document, "0", document.source_name, analyzer, registers);
    const auto start = std::chrono::steady_clock::now();
    if (const auto put = changes->put(std::move(prepared), nullptr); !put) stop(put.error());
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  const auto start = std::chrono::steady_clock::now();
  if (const auto flushed = changes->flush(); !flushed) stop(flushed.error());
  seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fmt::print("{:<18} {:8.2f} s {:8.2f} MB/s\n", "commit", seconds, megabytes / seconds);
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
  const std::vector<Document> documents = read_all(inputs);
  double megabytes = 0;
  for (const Document& document : documents) megabytes += static_cast<double>(document.text.size()) / 1e6;
  fmt::print("{} documents, {:.1f} MB of text\n", documents.size(), megabytes);
  reading.report("read", megabytes);
  {
    const Stopwatch time;
    read_in_workers(inputs, *workers);
    time.report("worker", megabytes);
  }
  std::vector<AnalyzedText> texts;
  for (const char* stage : {"language, first", "language, again"}) {
    texts.clear();
    const Stopwatch time;
    for (const Document& document : documents) texts.push_back(analyzer->analyze(document));
    time.report(stage, megabytes);
  }
  std::vector<DocumentFacts> facts;
  {
    const Stopwatch time;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      facts.push_back(extract_facts(documents[i], texts[i], *analyzer, registers));
    }
    time.report("extraction", megabytes);
  }
  {
    const Stopwatch time;
    std::size_t nodes = 0;
    for (std::size_t i = 0; i < documents.size(); ++i)
      nodes += contribution_of(documents[i], facts[i]).nodes.size();
    time.report("contribution", megabytes);
    if (nodes == 0) fmt::print("no nodes\n");
  }
  {
    const Stopwatch time;
    std::size_t postings = 0;
    std::size_t passages = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const PostingsBuilder builder(documents[i], texts[i], facts[i], *analyzer);
      for (const Passage& passage : split_into_passages(documents[i])) {
        postings += builder.postings_of(PassageId{1}, passage).postings.size();
        ++passages;
      }
    }
    time.report("postings", megabytes);
    fmt::print("{} passages, {} postings\n", passages, postings);
  }
  facts.clear();
  texts.clear();
  const fs::path folder = fs::temp_directory_path() / fmt::format("vidensgraf-bench-{}", ::getpid());
  commit_all(documents, *analyzer, folder / "staged", megabytes);
  {
    const Stopwatch time;
    IndexOptions options;
    options.directory = folder / "index";
    options.paths = paths;
    const std::atomic<bool> never = false;
    const IndexSummary summary =
        value_or_stop(update_index(options, *workers, *analyzer, registers, never, nullptr));
    time.report("together", megabytes);
    fmt::print("{} added, {} skipped\n", summary.added, summary.skipped.size());
  }
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
