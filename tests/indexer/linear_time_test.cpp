// Reading runs in a locked-down process with a time limit; what follows does not, so each stage must take
// time in proportion to the length of the text, whatever the text. Measured by processor time at n and 4n.
//
// With VIDENSGRAF_SCALING_BYTES=200000 (and VIDENSGRAF_SCALING_KIND="years") a second test prints what each
// kind costs at that size. A different word costs up to 4 ms once, however long the text is.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/passages.h"
#include "corpus/reader.h"
#include "extraction/extract.h"
#include "graph/contribution.h"
#include "indexer/postings.h"
#include "language/analyzer.h"
#include "tests/support/worst_texts.h"

namespace vidensgraf {
namespace {

using testing::WorstText;

using Seconds = std::array<double, 5>;
constexpr std::array<std::string_view, 5> kStageNames = {"read", "language", "extraction", "contribution",
                                                         "postings"};

double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

const Analyzer& danish() {
  static const auto kAnalyzer = Analyzer::open();
  if (!kAnalyzer) throw std::runtime_error(kAnalyzer.error().message);
  return **kAnalyzer;
}

Seconds measure(std::string_view text, std::string_view name) {
  Seconds seconds{};
  double start = processor_seconds();
  const auto lap = [&](std::size_t stage) {
    const double now = processor_seconds();
    seconds[stage] += now - start;
    start = now;
  };
  auto document = read_document(text, name);
  lap(0);
  if (!document) return seconds;
  const AnalyzedText analyzed = danish().analyze(*document);
  lap(1);
  const DocumentFacts facts = extract_facts(*document, analyzed, danish(), Registers::built_in());
  lap(2);
  const std::string contribution = encode(contribution_of(*document, facts));
  lap(3);
  const PostingsBuilder builder(*document, analyzed, facts, danish());
  for (const Passage& passage : split_into_passages(*document)) {
    static_cast<void>(builder.postings_of(PassageId{}, passage));
  }
  lap(4);
  return seconds;
}

// Loads what is loaded once.
void warm_up() {
  static_cast<void>(measure("Ved støtte forstås hjælp efter servicelovens § 85 (Jensen, 2019).\n", "a.txt"));
}

std::size_t size_from_environment() {
  const char* value = std::getenv("VIDENSGRAF_SCALING_BYTES");
  return value == nullptr ? 0 : std::strtoull(value, nullptr, 10);
}

// Stages that do not take time in proportion: "extraction". Reading is left out, its process has a limit.
std::string steep_stages(const WorstText& kind, std::string_view name) {
  constexpr std::size_t kSmall = 12'000;
  constexpr double kGrowth = 10;         // at four times the length; the square would be 16
  constexpr double kWorthTelling = 0.1;  // seconds; less says nothing on a busy machine
  const std::string small_text = kind.of_size(kSmall);
  const std::string large_text = kind.of_size(4 * kSmall);
  static_cast<void>(measure(large_text, name));  // each different word costs once
  const Seconds small = measure(small_text, name);
  const Seconds large = measure(large_text, name);
  std::string steep;
  for (std::size_t stage = 1; stage < large.size(); ++stage) {
    if (large[stage] > kWorthTelling && large[stage] > kGrowth * small[stage]) {
      steep += fmt::format("{}: {:.3f} s, then {:.3f} s. ", kStageNames[stage], small[stage], large[stage]);
    }
  }
  return steep;
}

TEST(LinearTime, HoldsForEveryKindOfText) {
  for (const WorstText& kind : testing::worst_texts()) {
    std::string steep = steep_stages(kind, "a.txt");
    if (!steep.empty()) steep = steep_stages(kind, "a.txt");  // once more: something else may have run
    EXPECT_EQ(steep, "") << kind.name;
  }
}

TEST(LinearTime, PrintsWhatEachKindCosts) {
  const std::size_t size = size_from_environment();
  if (size == 0) GTEST_SKIP() << "only with VIDENSGRAF_SCALING_BYTES";
  warm_up();
  const char* only = std::getenv("VIDENSGRAF_SCALING_KIND");
  for (const WorstText& kind : testing::worst_texts()) {
    if (only != nullptr && kind.name != only) continue;
    for (const char* name : {"a.txt", "a.md"}) {
      const Seconds small = measure(kind.of_size(size / 4), name);
      const Seconds large = measure(kind.of_size(size), name);
      for (std::size_t stage = 0; stage < large.size(); ++stage) {
        const double per_megabyte = large[stage] / (static_cast<double>(size) / 1e6);
        const double growth = small[stage] > 0 ? large[stage] / small[stage] : 0;
        const bool slow = per_megabyte > 1.0;
        const bool steep = growth > 7 && large[stage] > 0.02;
        if (slow || steep || only != nullptr) {
          fmt::print("{:28} {:6} {:13} {:8.3f} s/MB, {:5.1f} times at 4n{}\n", kind.name, name,
                     kStageNames[stage], per_megabyte, growth, steep ? "  STEEP" : "");
          std::fflush(stdout);
        }
      }
    }
  }
}

}  // namespace
}  // namespace vidensgraf
