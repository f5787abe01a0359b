// Documents of several paragraphs: which comes first where no paragraph has all the words.

#include "query/document_ranking.h"

#include <atomic>
#include <fstream>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "corpus/document_worker.h"
#include "indexer/indexer.h"
#include "query/search.h"
#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

// Long enough to be a passage of its own: 45 words that no query has, and `words`.
std::string paragraph_with(const std::string& words) {
  std::string text = words + " var det, som der blev talt om den dag";
  for (int i = 0; i < 9; ++i) text += ", og himlen over byen blev mørk";
  return text + ".";
}

class DocumentRanking : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Analyzer::open();
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    analyzer_ = std::move(*opened);
    directory_ = std::make_unique<vidensgraf::testing::TemporaryDirectory>();
    {
      std::ofstream file(*directory_ / "tekster.jsonl");
      const auto add = [&file](const char* id, const char* title, const std::string& text) {
        file << nlohmann::json{{"id", id}, {"title", title}, {"text", text}}.dump() << '\n';
      };
      const std::string rest = paragraph_with("Noget andet");
      add("halv", "Første", paragraph_with("Cykler, hjul, cykler og hjul") + "\n\n" + rest + "\n\n" + rest);
      add("hel", "Anden",
          paragraph_with("Cykler og hjul") + "\n\n" + paragraph_with("Et værksted") + "\n\n" + rest);
      add("kort", "Tredje", paragraph_with("Heste"));
      add("lang", "Fjerde", paragraph_with("Heste") + "\n\n" + rest + "\n\n" + rest);
      add("paragraf", "Bekendtgørelse af lov om social service § 85",
          "§ 85. " + paragraph_with("Får") + "\n\n" + paragraph_with("Stk. 2. Geder"));
      add("ukendt", "Bekendtgørelse om hegn ved kystnære lyngheder",
          "§ 2. " + paragraph_with("Svin") + "\n\n" + paragraph_with("Stk. 2. Gæs"));
    }
    auto workers = DocumentWorkerPool::start();
    ASSERT_TRUE(workers.has_value()) << workers.error().message;
    IndexOptions options;
    options.directory = *directory_ / "index";
    options.paths = {(*directory_ / "tekster.jsonl").string()};
    const std::atomic<bool> stop{false};
    const auto indexed = update_index(options, **workers, *analyzer_, Registers::built_in(), stop,
                                      [](const IndexProgress&) {});
    ASSERT_TRUE(indexed.has_value()) << indexed.error().message;
  }

  static void TearDownTestSuite() { directory_.reset(); }

  static std::vector<DocumentHit> search(const std::string& query, double document) {
    RankingOptions options;
    options.document = document;
    auto searcher = Searcher::open(*directory_ / "index", analyzer_, Registers::built_in(), options);
    EXPECT_TRUE(searcher.has_value());
    SearchRequest request;
    request.query = query;
    auto result = (*searcher)->search(request);
    EXPECT_TRUE(result.has_value());
    return std::move(result->hits);
  }

  static inline std::shared_ptr<const Analyzer> analyzer_;
  static inline std::unique_ptr<vidensgraf::testing::TemporaryDirectory> directory_;
};

TEST_F(DocumentRanking, CountsWhatOtherParagraphsHaveOfTheQuery) {
  const auto apart = search("cykler hjul værksted", 0);
  ASSERT_EQ(apart.size(), 2U);
  EXPECT_EQ(apart[0].id, "halv");
  const auto together = search("cykler hjul værksted", 1);
  ASSERT_EQ(together.size(), 2U);
  EXPECT_EQ(together[0].id, "hel");
}

TEST_F(DocumentRanking, PutsTheShorterOfTwoTextsWithTheSameParagraphFirst) {
  const auto apart = search("heste", 0);
  ASSERT_EQ(apart.size(), 2U);
  EXPECT_NEAR(apart[0].score, apart[1].score, 0.05);
  const auto together = search("heste", 1);
  ASSERT_EQ(together.size(), 2U);
  EXPECT_EQ(together[0].id, "kort");
  EXPECT_EQ(together[0].around, 0.0);
  EXPECT_LT(together[1].around, 0.0);
}

TEST_F(DocumentRanking, ScoresADocumentByItsBestPassageAndWhatStandsAroundIt) {
  bool any_around = false;
  for (const DocumentHit& hit : search("cykler værksted heste", 0.8)) {
    ASSERT_FALSE(hit.passages.empty());
    EXPECT_NEAR(hit.score, hit.passages.front().score + hit.around, 1e-9) << hit.id;
    any_around = any_around || hit.around != 0;
  }
  EXPECT_TRUE(any_around);
}

TEST_F(DocumentRanking, LeavesSectionsOfLawsAsTheyAre) {
  const auto hits = search("geder", 1);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].id, "paragraf");
  EXPECT_EQ(hits[0].around, 0.0);
}

TEST_F(DocumentRanking, LeavesSectionsOfLawsThatNoRegisterKnowsAsTheyAre) {
  const auto hits = search("gæs", 1);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].id, "ukendt");
  EXPECT_EQ(hits[0].around, 0.0);
}

}  // namespace
}  // namespace vidensgraf
