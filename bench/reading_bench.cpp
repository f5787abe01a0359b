// Reading files into documents: MB/s of file and of canonical text per format, over corpus/samples. With a
// worker pool: what the processes cost on top.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "corpus/document_worker.h"
#include "corpus/passages.h"
#include "corpus/reader.h"

namespace vidensgraf {
namespace {

struct File {
  std::string path;
  std::string bytes;
};

std::vector<File> samples(std::string_view extension) {
  std::vector<File> files;
  for (const auto& entry : std::filesystem::directory_iterator(VIDENSGRAF_SOURCE_DIR "/corpus/samples")) {
    if (entry.path().extension() != extension) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    files.push_back(File{entry.path().string(), {std::istreambuf_iterator<char>(stream), {}}});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

// Bytes a second of files in, and of text out: a page of PDF has few of the one or of the other.
void set_rates(benchmark::State& state, std::size_t bytes, std::size_t text) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.counters["text_bytes/s"] =
      benchmark::Counter(static_cast<double>(text) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate, benchmark::Counter::kIs1024);
}

template <class Read>
void read_all(benchmark::State& state, std::string_view extension, const Read& read) {
  const std::vector<File> files = samples(extension);
  if (files.empty()) state.SkipWithError("no sample of this format");
  std::size_t bytes = 0;
  std::size_t text = 0;
  for (const File& file : files) bytes += file.bytes.size();
  for (auto _ : state) {
    text = 0;
    for (const File& file : files) {
      const Result<Document> document = read(file);
      if (!document) return state.SkipWithError(document.error().message.c_str());
      text += document->text.size();
    }
  }
  set_rates(state, bytes, text);
}

void ReadInProcess(benchmark::State& state, std::string_view extension) {
  read_all(state, extension, [](const File& file) { return read_document(file.bytes, file.path); });
}
BENCHMARK_CAPTURE(ReadInProcess, text, ".txt");
BENCHMARK_CAPTURE(ReadInProcess, markdown, ".md");
BENCHMARK_CAPTURE(ReadInProcess, html, ".html");
BENCHMARK_CAPTURE(ReadInProcess, pdf, ".pdf");
BENCHMARK_CAPTURE(ReadInProcess, docx, ".docx");
BENCHMARK_CAPTURE(ReadInProcess, odt, ".odt");

void ReadJsonLines(benchmark::State& state) {
  const std::vector<File> files = samples(".jsonl");
  std::size_t bytes = 0;
  std::size_t text = 0;
  for (const File& file : files) bytes += file.bytes.size();
  for (auto _ : state) {
    text = 0;
    for (const File& file : files) {
      std::string_view rest = file.bytes;
      for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::size_t stop = std::min(rest.find('\n'), rest.size());
        const auto document = read_jsonl_line(rest.substr(0, stop), file.path, number);
        if (document) text += document->text.size();
        rest.remove_prefix(std::min(stop + 1, rest.size()));
      }
    }
  }
  set_rates(state, bytes, text);
}
BENCHMARK(ReadJsonLines);

// The samples are short: this is the rate of text in documents of 1 MB.
void ReadLongText(benchmark::State& state) {
  std::string bytes;
  while (bytes.size() < 1'000'000) {
    for (const File& file : samples(".txt")) bytes += file.bytes + "\n\n";
  }
  std::size_t text = 0;
  for (auto _ : state) {
    const auto document = read_document(bytes, "lang.txt");
    if (!document) return state.SkipWithError(document.error().message.c_str());
    text = document->text.size();
  }
  set_rates(state, bytes.size(), text);
}
BENCHMARK(ReadLongText)->Unit(benchmark::kMillisecond);

void SplitIntoPassages(benchmark::State& state) {
  std::string bytes;
  while (bytes.size() < 1'000'000) {
    for (const File& file : samples(".md")) bytes += file.bytes + "\n\n";
  }
  const Document document = read_document(bytes, "lang.md").value();
  for (auto _ : state) benchmark::DoNotOptimize(split_into_passages(document));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.text.size()));
}
BENCHMARK(SplitIntoPassages)->Unit(benchmark::kMillisecond);

void ReadInWorker(benchmark::State& state, std::string_view extension) {
  const auto pool = DocumentWorkerPool::start();
  if (!pool) return state.SkipWithError(pool.error().message.c_str());
  read_all(state, extension, [&](const File& file) { return (*pool)->read(file.bytes, file.path); });
}
BENCHMARK_CAPTURE(ReadInWorker, text, ".txt")->UseRealTime();
BENCHMARK_CAPTURE(ReadInWorker, markdown, ".md")->UseRealTime();
BENCHMARK_CAPTURE(ReadInWorker, html, ".html")->UseRealTime();
BENCHMARK_CAPTURE(ReadInWorker, pdf, ".pdf")->UseRealTime();
BENCHMARK_CAPTURE(ReadInWorker, docx, ".docx")->UseRealTime();
BENCHMARK_CAPTURE(ReadInWorker, odt, ".odt")->UseRealTime();

}  // namespace
}  // namespace vidensgraf
