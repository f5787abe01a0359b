// An index after any sequence of additions, changes and removals equals one built fresh from the final files.

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "graph/export.h"
#include "graph/graph_verify.h"
#include "graph/graph_view.h"
#include "graph/subgraph.h"
#include "indexer/indexer.h"
#include "store/document_rows.h"
#include "store/store_view.h"
#include "store/verify.h"
#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;

// Documents made of few words, so that they share concepts, laws and definitions.
class RandomDocuments {
 public:
  explicit RandomDocuments(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string text = "Rapport om " + noun() + "\n\n";
    for (std::size_t i = 0, count = 1 + below(6); i < count; ++i) {
      switch (below(6)) {
        case 0:
          text += fmt::format("Ved {} forstås en indsats for {}.\n\n", noun(), noun());
          break;
        case 1:
          text += fmt::format("Borgeren kan få {} efter servicelovens § {}, stk. {}.\n\n", noun(),
                              80 + below(30), 1 + below(3));
          break;
        case 2:
          text += fmt::format("{} Kommune (SK{}) samarbejder med Socialstyrelsen om {}.\n\n", "Solrød",
                              below(9), noun());
          break;
        case 3:
          text +=
              fmt::format("Målgruppen er borgere med {}. Se også Hansen (20{:02}).\n\n", noun(), below(24));
          break;
        case 4:
          text += fmt::format("{} er en del af {}.\n\n", noun(), noun());
          break;
        default:
          text += fmt::format("Et {} og et {} hører sammen i den enkeltes hverdag.\n\n", noun(), noun());
      }
    }
    return text;
  }

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

 private:
  std::string noun() {
    static const std::vector<std::string> kNouns = {
        "støttebehov", "komplekse støttebehov",   "botilbud",
        "hjemløshed",  "social indsats",          "psykiske vanskeligheder",
        "handleplan",  "socialpædagogisk støtte", "tilbudsstruktur"};
    return kNouns[below(kNouns.size())];
  }

  std::mt19937 random_;
};

// Started before any thread, and once: the analyser takes a third of a second to load.
struct Tools {
  std::unique_ptr<DocumentWorkerPool> workers;
  std::shared_ptr<const Analyzer> analyzer;
};

const Tools& tools() {
  static const Tools kTools = [] {
    Tools made;
    auto workers = DocumentWorkerPool::start();
    auto analyzer = Analyzer::open();
    if (workers) made.workers = std::move(*workers);
    if (analyzer) made.analyzer = *analyzer;
    return made;
  }();
  return kTools;
}

class AnySequence : public ::testing::TestWithParam<unsigned> {
 protected:
  void SetUp() override {
    ASSERT_NE(tools().workers, nullptr);
    ASSERT_NE(tools().analyzer, nullptr);
    ::setenv("VIDENSGRAF_MIN_FREE_BYTES", "0", 1);
    fs::create_directory(folder_ / "m");
    write("m/stays.txt", "Af en tom mappe går intet ud.\n");
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }

  void index(const std::string& directory, unsigned jobs) const {
    IndexOptions options;
    options.directory = folder_ / directory;
    options.paths = {(folder_ / "m").string()};
    options.prune = true;
    options.jobs = jobs;
    const std::atomic<bool> stop = false;
    const auto summary =
        update_index(options, *tools().workers, *tools().analyzer, Registers::built_in(), stop, nullptr);
    ASSERT_TRUE(summary.has_value()) << summary.error().message;
    EXPECT_TRUE(summary->skipped.empty());
  }

  // All that an index says, in an order that does not depend on how it came to be.
  [[nodiscard]] std::string content_of(const std::string& directory) const {
    const auto store = StoreView::open(folder_ / directory);
    if (!store) return store.error().message;
    const auto stores = verify_stores(folder_ / directory, **store);
    if (!stores) return stores.error().message;
    EXPECT_THAT(stores->problems, ::testing::IsEmpty());
    const auto sums = verify_graph(**store);
    if (!sums) return sums.error().message;
    EXPECT_THAT(sums->problems, ::testing::IsEmpty());

    std::string content;
    const auto listed = for_each_document(**store, [&content](const DocumentRecord& record) {
      content += fmt::format("{} {} {} {} {}\n", record.document.id, record.content_hash, record.source_path,
                             record.passage_count, record.text_bytes);
      return true;
    });
    EXPECT_TRUE(listed.has_value());
    const FullTextReader& full_text = (*store)->full_text();
    const auto visited = full_text.terms({}, [&](std::string_view term, std::uint64_t /*at_most*/) {
      const std::uint64_t frequency = full_text.document_frequency(term).value_or(0);
      if (frequency > 0) content += fmt::format("{} {}\n", term, frequency);
      return true;
    });
    EXPECT_TRUE(visited.has_value());

    const GraphView view(**store);
    auto graph = whole_graph(view, SubgraphOptions{});
    if (!graph) return graph.error().message;
    const auto exported = prepare_export(**store, view, std::move(*graph));
    if (!exported) return exported.error().message;
    for (const ExportFormat format : {ExportFormat::Cytoscape, ExportFormat::Csv, ExportFormat::Turtle}) {
      const auto files = export_graph(*exported, format);
      if (!files) return files.error().message;
      for (const ExportedFile& file : *files) content += file.name + "\n" + file.content;
    }
    return content;
  }

  const testing::TemporaryDirectory folder_;
};

TEST_P(AnySequence, EqualsAFreshBuild) {
  RandomDocuments documents(GetParam());
  std::map<std::string, std::string> lines;  // of m/linjer.jsonl
  std::set<std::string> files;
  const auto write_lines = [&] {
    std::string all;
    for (const auto& [id, text] : lines) {
      all += nlohmann::json{{"id", id}, {"title", "Sag"}, {"text", text}}.dump() + "\n";
    }
    // Without a line it would be an empty file, which is skipped and keeps what it held.
    if (all.empty()) {
      fs::remove(folder_ / "m/linjer.jsonl");
    } else {
      write("m/linjer.jsonl", all);
    }
  };
  for (int step = 0; step < 6; ++step) {
    for (std::size_t i = 0, changes = 1 + documents.below(4); i < changes; ++i) {
      const std::size_t number = documents.below(6);
      // Names whose short form becomes ambiguous and unique again.
      const std::string file = fmt::format("m/{}_{}.txt", number / 2, number);
      const std::string id = fmt::format("L{}", number);
      switch (documents.below(6)) {
        case 0:
          if (files.erase(file) > 0) fs::remove(folder_ / file);
          break;
        case 1:
          // Lines of the same words share them, as long as one of them has them.
          lines[id] = lines.empty() || documents.below(2) == 0 ? documents.text() : lines.begin()->second;
          write_lines();
          break;
        case 2:
          if (lines.erase(id) > 0) write_lines();
          break;
        default:
          write(file, documents.text());
          files.insert(file);
      }
    }
    index("grown", 2);
  }
  index("fresh", 1);
  const std::string grown = content_of("grown");
  const std::string fresh = content_of("fresh");
  EXPECT_GT(fresh.size(), 1000U) << fresh;
  EXPECT_EQ(grown, fresh);
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnySequence, ::testing::Range(1U, 21U));

}  // namespace
}  // namespace vidensgraf
