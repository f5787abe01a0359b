// Documents of several paragraphs: which comes first where no paragraph has all the words.

#include "query/search/document_ranking.h"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "query/search/search.h"
#include "tests/query/search_fixture.h"

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
    const std::string rest = paragraph_with("Noget andet");
    const std::vector<nlohmann::json> lines = {
        text_of("halv", "Første",
                paragraph_with("Cykler, hjul, cykler og hjul") + "\n\n" + rest + "\n\n" + rest),
        text_of("hel", "Anden",
                paragraph_with("Cykler og hjul") + "\n\n" + paragraph_with("Et værksted") + "\n\n" + rest),
        text_of("kort", "Tredje", paragraph_with("Heste")),
        text_of("lang", "Fjerde", paragraph_with("Heste") + "\n\n" + rest + "\n\n" + rest),
        text_of("paragraf", "Bekendtgørelse af lov om social service § 85",
                "§ 85. " + paragraph_with("Får") + "\n\n" + paragraph_with("Stk. 2. Geder")),
        text_of("ukendt", "Bekendtgørelse om hegn ved kystnære lyngheder",
                "§ 2. " + paragraph_with("Svin") + "\n\n" + paragraph_with("Stk. 2. Gæs")),
    };
    ASSERT_NO_FATAL_FAILURE(vidensgraf::testing::index_lines(directory_->path(), lines, *analyzer_));
  }

  static void TearDownTestSuite() { directory_.reset(); }

  static nlohmann::json text_of(const char* id, const char* title, const std::string& text) {
    return {{"id", id}, {"title", title}, {"text", text}};
  }

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
