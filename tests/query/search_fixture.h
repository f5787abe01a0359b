#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "corpus/document_worker.h"
#include "indexer/indexer.h"
#include "query/search/search.h"
#include "tests/temporary_directory.h"

// A small corpus of our own, indexed as the command does it, and searches over it.

namespace vidensgraf::testing {

/// Indexes the documents, one a line, into `directory`/index.
inline void index_lines(const std::filesystem::path& directory, const std::vector<nlohmann::json>& lines,
                        const Analyzer& analyzer) {
  const std::filesystem::path path = directory / "tekster.jsonl";
  {
    std::ofstream file(path);
    for (const nlohmann::json& line : lines) file << line.dump() << '\n';
  }
  auto workers = DocumentWorkerPool::start();
  ASSERT_TRUE(workers.has_value()) << workers.error().message;
  IndexOptions options;
  options.directory = directory / "index";
  options.paths = {path.string()};
  const std::atomic<bool> stop{false};
  const auto indexed =
      update_index(options, **workers, analyzer, Registers::built_in(), stop, [](const IndexProgress&) {});
  ASSERT_TRUE(indexed.has_value()) << indexed.error().message;
  ASSERT_EQ(indexed->added, lines.size());
}

struct IndexedText {
  const char* id;
  const char* title;
  const char* publisher;
  int year;
  const char* type;
  const char* text;
};

// The wording is ours; each text has a job in the tests below.
inline constexpr IndexedText kTexts[] = {
    {"bolig", "Boliger til udsatte", "Nordby Kommune", 2019, "rapport",
     "Kommunen har talt med beboerne om deres støttebehov. Mange af beboerne har brug for hjælp til "
     "økonomien, og "
     "støttebehovene skifter fra måned til måned. Medarbejderne besøger hver beboer mindst en gang om ugen."},
    {"behov", "Vejledning om støtte", "Nordby Kommune", 2021, "vejledning",
     "Et behov for støtte kan opstå pludseligt. Sagsbehandleren afdækker behovet sammen med borgeren og "
     "skriver en "
     "plan. Planen følges op efter tre måneder."},
    {"team", "Tværgående samarbejde", "Vestegnens Videnscenter", 2022, "rapport",
     "Et tværgående team samler medarbejdere fra flere forvaltninger. Teamet holder møde hver uge. Ved en "
     "sammenhængende indsats forstås en indsats, der er planlagt i fællesskab på tværs af forvaltninger."},
    {"misbrug", "Behandling i byen", "Vestegnens Videnscenter", 2022, "artikel",
     "Lægen ser hver borger ved et lægetjek. Behandlingen af alkoholmisbrug foregår i byens ambulatorium, og "
     "borgeren får samtaler om drikkevaner og helbred."},
    {"lov", "Hjælp efter loven", "Nordby Kommune", 2020, "vejledning",
     "Hjælp til at klare hverdagen gives efter servicelovens § 85. Kommunen træffer afgørelse om hjælpen og "
     "vurderer omfanget. Efter sundhedslovens § 141 tilbydes behandling."},
};

class SearchTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Analyzer::open();
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    analyzer_ = std::move(*opened);
    directory_ = std::make_unique<TemporaryDirectory>();
    std::vector<nlohmann::json> lines;
    for (const IndexedText& text : kTexts) {
      lines.push_back({{"id", text.id},
                       {"title", text.title},
                       {"publisher", text.publisher},
                       {"year", text.year},
                       {"type", text.type},
                       {"text", text.text}});
    }
    ASSERT_NO_FATAL_FAILURE(index_lines(directory_->path(), lines, *analyzer_));
    auto searcher = Searcher::open(*directory_ / "index", analyzer_, Registers::built_in());
    ASSERT_TRUE(searcher.has_value()) << searcher.error().message;
    searcher_ = std::move(*searcher);
  }
  static void TearDownTestSuite() {
    searcher_.reset();
    directory_.reset();
  }

  static SearchResult search(const std::string& query,
                             const std::vector<std::pair<std::string, std::string>>& filters = {}) {
    SearchRequest request;
    request.query = query;
    request.filters = filters;
    request.explain = true;
    const auto result = searcher_->search(request);
    EXPECT_TRUE(result.has_value()) << result.error().message;
    return result.value_or(SearchResult{});
  }

  static std::vector<std::string> found(const SearchResult& result) {
    std::vector<std::string> ids;
    for (const DocumentHit& hit : result.hits) ids.push_back(hit.id);
    return ids;
  }

  static std::string_view text_of(const std::string& id) {
    for (const IndexedText& text : kTexts) {
      if (id == text.id) return text.text;
    }
    return {};
  }

  // "wording:why" of all marks of a hit, cut out of the text that was indexed.
  static std::vector<std::string> marks(const DocumentHit& hit) {
    std::vector<std::string> words;
    for (const PassageHit& passage : hit.passages) {
      for (const Mark& mark : passage.marks) {
        words.push_back(std::string(cut(text_of(hit.id), mark.source)) + ":" +
                        std::string(name_of(mark.why)));
      }
    }
    return words;
  }

  static inline std::shared_ptr<const Analyzer> analyzer_;
  static inline std::unique_ptr<TemporaryDirectory> directory_;
  static inline std::unique_ptr<Searcher> searcher_;
};

}  // namespace vidensgraf::testing
