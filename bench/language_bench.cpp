// Language analysis: MB/s of text with a warm cache, word forms a second with a cold one, one look-up.
// Text: the file named by VIDENSGRAF_BENCH_TEXT, or the samples of corpus/ (.txt and .md) repeated to 4 MB.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "language/analyzer.h"
#include "language/index_terms.h"

namespace vidensgraf {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const std::string& bench_text() {
  static const std::string text = [] {
    if (const char* path = std::getenv("VIDENSGRAF_BENCH_TEXT")) return read(path);
    std::set<std::filesystem::path> samples;  // in a fixed order
    for (const auto& entry : std::filesystem::directory_iterator(VIDENSGRAF_SOURCE_DIR "/corpus/samples")) {
      const auto extension = entry.path().extension();
      if (extension == ".txt" || extension == ".md") samples.insert(entry.path());
    }
    std::string once;
    for (const auto& sample : samples) once += read(sample) + "\n\n";
    std::string repeated;
    while (!once.empty() && repeated.size() < 4'000'000) repeated += once;
    return repeated;
  }();
  return text;
}

const std::shared_ptr<const Analyzer>& warm_analyzer() {
  static const auto analyzer = [] {
    auto opened = Analyzer::open().value();
    benchmark::DoNotOptimize(opened->analyze(bench_text()));
    return opened;
  }();
  return analyzer;
}

std::vector<std::string> word_forms() {
  std::set<std::string> forms;
  const AnalyzedText text = warm_analyzer()->analyze(bench_text());
  for (const Token& token : text.tokens) {
    if (token.word != nullptr) forms.insert(token.word->form);
  }
  return {forms.begin(), forms.end()};
}

void AnalyzeTextWarm(benchmark::State& state) {
  const auto& analyzer = warm_analyzer();
  for (auto _ : state) benchmark::DoNotOptimize(analyzer->analyze(bench_text()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bench_text().size()));
}
BENCHMARK(AnalyzeTextWarm)->Unit(benchmark::kMillisecond);

void AnalyzeTextCold(benchmark::State& state) {
  const auto forms = static_cast<std::int64_t>(word_forms().size());
  for (auto _ : state) {
    state.PauseTiming();
    const auto analyzer = Analyzer::open().value();
    state.ResumeTiming();
    benchmark::DoNotOptimize(analyzer->analyze(bench_text()));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bench_text().size()));
  state.counters["forms"] = static_cast<double>(forms);
  state.counters["forms/s"] =
      benchmark::Counter(static_cast<double>(forms * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(AnalyzeTextCold)->Unit(benchmark::kMillisecond);

void LookUpCachedWord(benchmark::State& state) {
  const std::vector<std::string> forms = word_forms();
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(&warm_analyzer()->analyze_word(forms[next]));
    next = next + 1 < forms.size() ? next + 1 : 0;
  }
}
BENCHMARK(LookUpCachedWord);

void MakeIndexTerms(benchmark::State& state) {
  const std::vector<std::string> forms = word_forms();
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(index_terms(warm_analyzer()->analyze_word(forms[next])));
    next = next + 1 < forms.size() ? next + 1 : 0;
  }
}
BENCHMARK(MakeIndexTerms);

void OpenAnalyzer(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Analyzer::open());
}
BENCHMARK(OpenAnalyzer)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vidensgraf
