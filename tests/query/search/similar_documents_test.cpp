#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/search/search_json.h"
#include "tests/query/search_fixture.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::SearchTest;

class SimilarDocuments : public SearchTest {
 protected:
  static Result<SearchResult> like(const std::string& document, const std::string& query = {}) {
    SearchRequest request;
    request.similar_to = document;
    request.query = query;
    return searcher_->search(request);
  }
};

TEST_F(SimilarDocuments, AreFoundByWhatTheyShareWhichTheHitsName) {
  const auto result = like("misbrug");
  ASSERT_TRUE(result.has_value()) << result.error().message;
  EXPECT_EQ(result->understood, "(similar misbrug)");
  EXPECT_THAT(result->problems, IsEmpty());
  EXPECT_THAT(found(*result), Contains("lov"));
  EXPECT_THAT(found(*result), Not(Contains("misbrug"))) << "itself";
  for (const DocumentHit& hit : result->hits) {
    for (const PassageHit& passage : hit.passages) {
      EXPECT_THAT(passage.explain, Not(IsEmpty()));
      double sum = 0;
      for (const ScorePart& part : passage.explain) {
        sum += part.weight;
        EXPECT_GT(part.weight, 0);
      }
      EXPECT_NEAR(sum, passage.score, 1e-6);
    }
    if (hit.id != "lov") continue;
    std::vector<std::string> shared;
    for (const ScorePart& part : hit.passages.front().explain) shared.push_back(name_of_term(part.term));
    EXPECT_THAT(shared, Contains("behandling"));
  }
}

TEST(DescribeTerm, NamesLawsAsTheRegisterDoes) {
  EXPECT_EQ(describe_term("XR:lab#28,stk 2"), "reference to LAB § 28, stk. 2");
  EXPECT_EQ(describe_term("XW:aeldreloven"), "law ældreloven");
  EXPECT_EQ(describe_term("N:loab#6"), "laws and documents that cite LOAB § 6");
  EXPECT_EQ(name_of_term("XR:lab#28"), "LAB § 28");
  EXPECT_EQ(describe_term("Nbolig"), "bolig where others cite it");
}

TEST_F(SimilarDocuments, CanBeLikeAStretchAndRestrictedByAQuery) {
  const std::string text(text_of("misbrug"));
  const std::string behandling = std::to_string(text.find("Behandlingen"));
  const auto part = like("misbrug:" + behandling + "-" + std::to_string(text.find(" af alkohol")));
  ASSERT_TRUE(part.has_value()) << part.error().message;
  EXPECT_THAT(found(*part), ElementsAre("lov"));
  const auto restricted = like("misbrug", "servicelovens § 85");
  ASSERT_TRUE(restricted.has_value());
  EXPECT_THAT(found(*restricted), ElementsAre("lov"));
  EXPECT_THAT(restricted->understood, HasSubstr("(similar misbrug "));
}

TEST_F(SimilarDocuments, RefuseWhatIsNotThere) {
  const auto unknown = like("ukendt:3-9");
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().code, ErrorCode::NotFound);
  EXPECT_EQ(unknown.error().message, "There is no document ukendt in the index.");
  const auto outside = like("misbrug:10-99999");
  ASSERT_FALSE(outside.has_value());
  EXPECT_EQ(outside.error().code, ErrorCode::Input);
}

}  // namespace
}  // namespace vidensgraf
