#include "query/search/search.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "query/search/newest_first.h"
#include "query/search/search_json.h"
#include "tests/query/search_fixture.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::SearchTest;
using ::testing::UnorderedElementsAre;

TEST_F(SearchTest, SaysWhyStopWordsAloneFindNothing) {
  const SearchResult result = search("og det er");
  EXPECT_THAT(result.hits, IsEmpty());
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_THAT(describe(result.problems.front()), HasSubstr("carry no topic"));
  EXPECT_THAT(search("og støtte").problems, IsEmpty());
  EXPECT_THAT(search("og år:2021").problems, IsEmpty()) << "the filter finds something";
}

TEST_F(SearchTest, ShowsTheHitsPartByPart) {
  SearchRequest request;
  request.query = "kommunen borger behov";
  const auto all = searcher_->search(request);
  ASSERT_TRUE(all.has_value()) << all.error().message;
  ASSERT_GE(all->hits.size(), 3U);
  for (const bool newest : {false, true}) {
    std::vector<std::string> parts;
    request.limit = 2;
    for (request.offset = 0; request.offset < all->hits.size(); request.offset += request.limit) {
      const auto part = newest ? search_newest_first(*searcher_, request) : searcher_->search(request);
      ASSERT_TRUE(part.has_value()) << part.error().message;
      EXPECT_EQ(part->total, all->total);
      ASSERT_FALSE(part->hits.empty());
      EXPECT_EQ(part->hits.front().rank, request.offset + 1);
      for (const DocumentHit& hit : part->hits) parts.push_back(hit.id);
    }
    if (newest) {
      EXPECT_THAT(parts, ::testing::UnorderedElementsAreArray(found(*all)));
    } else {
      EXPECT_EQ(parts, found(*all));
    }
    const auto beyond = newest ? search_newest_first(*searcher_, request) : searcher_->search(request);
    ASSERT_TRUE(beyond.has_value());
    EXPECT_THAT(beyond->hits, IsEmpty());
    EXPECT_EQ(beyond->total, all->total) << "which says that there are others further up";
  }
}

TEST_F(SearchTest, PutsTheWholeCompoundBeforeItsMembers) {
  const SearchResult result = search("støttebehov");
  ASSERT_GE(result.hits.size(), 2U);
  EXPECT_EQ(result.hits[0].id, "bolig");
  EXPECT_EQ(result.hits[1].id, "behov");
  EXPECT_THAT(marks(result.hits[0]), ElementsAre("støttebehov:word", "støttebehovene:inflection"));
  EXPECT_THAT(marks(result.hits[1]), Contains("støtte:compound_part"));
}

TEST_F(SearchTest, FindsInflectionsAndCompoundsOfAWord) {
  const SearchResult result = search("behovet");
  EXPECT_THAT(found(result), UnorderedElementsAre("behov", "bolig"));
  EXPECT_EQ(result.hits[0].id, "behov");
  EXPECT_THAT(marks(result.hits[0]), ElementsAre("behov:inflection", "behovet:word"));
  EXPECT_THAT(marks(result.hits[1]), Contains("støttebehov:compound_part"));
}

// "behov" stands in the index as a lemma only, "behovet" as a form.
TEST_F(SearchTest, MarksWhatIsWrittenAsItsLemmaAsTyped) {
  const SearchResult result = search("behov");
  EXPECT_THAT(found(result), UnorderedElementsAre("behov", "bolig"));
  EXPECT_THAT(marks(result.hits[0]), ElementsAre("behov:word", "behovet:inflection"));
  EXPECT_THAT(marks(search("\"behov\"").hits[0]), Contains("behov:word"));
}

TEST_F(SearchTest, FindsFormsAndLemmasByTheirBeginning) {
  EXPECT_THAT(found(search("drikkevan*")), ElementsAre("misbrug"));
  EXPECT_THAT(found(search("beho*")), UnorderedElementsAre("behov", "bolig"));
  EXPECT_THAT(found(search("behove*")), ElementsAre("behov"));
}

TEST_F(SearchTest, FindsTheSegmentsOfAWordWithHyphens) {
  const SearchResult result = search("alkoholmisbrug-lægetjek");
  EXPECT_THAT(found(result), ElementsAre("misbrug"));
  EXPECT_THAT(marks(result.hits[0]), Contains("lægetjek:compound_part"));
  EXPECT_EQ(result.suggestion, "") << "its segments are words of the index";
}

TEST_F(SearchTest, TakesWordsInParenthesesForText) {
  EXPECT_THAT(found(search("borger (drikkevaner og helbred)")), ElementsAre("misbrug", "behov"));
  EXPECT_THAT(found(search("borger (drikkevaner (helbred og andet) samt mere)")),
              ElementsAre("misbrug", "behov"));
  EXPECT_THAT(found(search("borger (drikkevaner ELLER helbred)")), ElementsAre("misbrug"));
  EXPECT_THAT(found(search("sagsbehandler (jf. servicelovens § 1)")), Contains("behov"));
}

TEST_F(SearchTest, TakesStopWordsWithoutTheirLettersForStopWords) {
  EXPECT_THAT(found(search("laegetjek pa")), ElementsAre("misbrug"));
  const SearchResult only = search("pa ogsaa");
  EXPECT_THAT(only.hits, IsEmpty());
  ASSERT_EQ(only.problems.size(), 1U);
  EXPECT_EQ(only.problems[0].code, QueryProblemCode::OnlyStopWords);
}

TEST_F(SearchTest, ReadsWordsTypedWithoutDanishLetters) {
  for (const char* query : {"laegetjek", "lagetjek", "lægetjek"}) {
    SCOPED_TRACE(query);
    EXPECT_THAT(found(search(query)), ElementsAre("misbrug"));
  }
}

TEST_F(SearchTest, SuggestsTheIndexedWordForAMisspelledOne) {
  const SearchResult result = search("tværgåene team");
  EXPECT_EQ(result.suggestion, "tværgående team");
  ASSERT_FALSE(result.hits.empty());
  EXPECT_EQ(result.hits[0].id, "team");
  EXPECT_THAT(marks(result.hits[0]), Contains("tværgående:spelling"));
  EXPECT_EQ(search("tværgående team").suggestion, "");
}

TEST_F(SearchTest, RequiresPhrasesFieldsAndOperators) {
  EXPECT_THAT(found(search("\"tværgående team\"")), ElementsAre("team"));
  EXPECT_THAT(found(search("\"team tværgående\"")), IsEmpty());
  EXPECT_THAT(found(search("borger OG alkoholmisbrug")), ElementsAre("misbrug"));
  EXPECT_THAT(found(search("alkoholmisbrug ELLER sagsbehandler")), UnorderedElementsAre("misbrug", "behov"));
  EXPECT_THAT(found(search("borger -alkoholmisbrug")), ElementsAre("behov"));
  EXPECT_THAT(found(search("titel:samarbejde")), ElementsAre("team"));
  EXPECT_THAT(found(search("titel:\"tværgående samarbejde\"")), ElementsAre("team"));
  EXPECT_THAT(found(search("kommune* år:2019..2020")), UnorderedElementsAre("bolig", "lov"));
  EXPECT_THAT(found(search("type:rapport")), UnorderedElementsAre("bolig", "team"));
  EXPECT_THAT(found(search("udgiver:vestegnens borger")), ElementsAre("misbrug"));
  EXPECT_THAT(found(search("dokument:lov")), ElementsAre("lov"));
  EXPECT_THAT(found(search("år:1999 borger")), IsEmpty());
}

TEST_F(SearchTest, TakesAPhraseThatIsNowhereForWords) {
  const SearchResult beside = search("lægetjek \"borgere bliver set\"");
  ASSERT_FALSE(beside.hits.empty());
  EXPECT_EQ(beside.hits[0].id, "misbrug");
  ASSERT_EQ(beside.problems.size(), 1U);
  EXPECT_EQ(beside.problems[0].code, QueryProblemCode::PhraseNotFound);
  EXPECT_EQ(beside.problems[0].offset, std::string("lægetjek ").size());
  EXPECT_THAT(search("\"borgere bliver set\"").hits, IsEmpty());
  EXPECT_THAT(search("lægetjek OG \"borgere bliver set\"").hits, IsEmpty());
  const SearchResult both = search("lægetjek \"tværgående team\"");
  EXPECT_THAT(both.problems, IsEmpty());
  EXPECT_THAT(found(both), ElementsAre("team"));
}

TEST_F(SearchTest, FiltersAsTheFieldsDo) {
  EXPECT_THAT(found(search("borger", {{"type", "artikel"}})), ElementsAre("misbrug"));
  EXPECT_THAT(found(search("", {{"udgiver", "Nordby Kommune"}, {"år", "2020..2021"}})),
              UnorderedElementsAre("behov", "lov"));
  SearchRequest wrong;
  wrong.query = "borger";
  wrong.filters = {{"farve", "rød"}};
  const auto refused = searcher_->search(wrong);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Input);
}

TEST_F(SearchTest, ExplainAddsUpToTheScore) {
  for (const char* query : {"støttebehov hos beboerne", "hvad er en sammenhængende indsats",
                            "\"tværgående team\" uge", "laegetjek", "servicelovens § 85 hjælp"}) {
    SCOPED_TRACE(query);
    const SearchResult result = search(query);
    ASSERT_FALSE(result.hits.empty());
    for (const DocumentHit& hit : result.hits) {
      for (const PassageHit& passage : hit.passages) {
        double sum = 0;
        for (const ScorePart& part : passage.explain) sum += part.weight;
        EXPECT_NEAR(sum, passage.score, 1e-6);
      }
    }
  }
}

TEST_F(SearchTest, ShowsWhereThePassageStands) {
  const SearchResult result = search("drikkevaner");
  ASSERT_EQ(result.hits.size(), 1U);
  const DocumentHit& hit = result.hits[0];
  EXPECT_EQ(hit.rank, 1U);
  EXPECT_EQ(hit.title, "Behandling i byen");
  EXPECT_EQ(hit.publisher, "Vestegnens Videnscenter");
  EXPECT_EQ(hit.year, "2022");
  ASSERT_EQ(hit.passages.size(), 1U);
  const PassageHit& passage = hit.passages[0];
  EXPECT_EQ(passage.text, cut(text_of("misbrug"), passage.source));
  EXPECT_TRUE(passage.source.contains(passage.snippet));
  for (const Mark& mark : passage.marks) EXPECT_TRUE(passage.source.contains(mark.source));
}

TEST_F(SearchTest, KeepsSearchingWhatABrokenQueryStillSays) {
  const SearchResult result = search("(drikkevaner");
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_EQ(result.problems[0].offset, 0U);
  EXPECT_THAT(found(result), ElementsAre("misbrug"));
}

TEST_F(SearchTest, DropsWordsThatOnlyAsk) {
  EXPECT_THAT(found(search("hvem kan få lægetjek")), Contains("misbrug"));
  EXPECT_EQ(search("hvem kan få lægetjek").hits[0].id, "misbrug");
  EXPECT_THAT(found(search("hvad er der")), IsEmpty());
  EXPECT_THAT(found(search("")), IsEmpty());
}

TEST_F(SearchTest, AnswersEveryWordingOfAProvisionAlike) {
  const std::vector<std::string> wordings = {"SEL § 85", "servicelovens § 85", "§ 85 i lov om social service",
                                             "SEL 85"};
  for (const std::string& query : wordings) {
    SCOPED_TRACE(query);
    const SearchResult result = search(query);
    EXPECT_THAT(result.understood, HasSubstr("serviceloven#85"));
    ASSERT_FALSE(result.hits.empty());
    EXPECT_EQ(result.hits[0].id, "lov");
    EXPECT_THAT(marks(result.hits[0]), ElementsAre("servicelovens § 85:law"));
  }
  EXPECT_THAT(found(search("lov:\"sundhedsloven\"")), ElementsAre("lov"));
  EXPECT_THAT(found(search("hjælp", {{"lov", "SEL § 85"}})), ElementsAre("lov"));
}

TEST_F(SearchTest, RanksDocumentsAndPassagesForEvaluation) {
  const auto documents = searcher_->rank("støttebehov", RankedUnit::Document, 10);
  const auto passages = searcher_->rank("støttebehov", RankedUnit::Passage, 10);
  ASSERT_TRUE(documents && passages);
  ASSERT_GE(documents->size(), 2U);
  EXPECT_EQ(documents->front().document, "bolig");
  EXPECT_EQ(passages->front().document, "bolig");
  for (std::size_t i = 1; i < documents->size(); ++i) {
    EXPECT_GE(documents->at(i - 1).score, documents->at(i).score);
  }
}

TEST_F(SearchTest, JsonHasTheFieldsOfTheContract) {
  const nlohmann::json json = nlohmann::json::parse(search_to_json(search("støttebehov"), true));
  for (const char* key : {"query", "understood", "total", "hits", "facets", "suggestion", "concepts"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  EXPECT_TRUE(json["suggestion"].is_null());
  const nlohmann::json& hit = json["hits"][0];
  EXPECT_EQ(hit["rank"], 1);
  EXPECT_EQ(hit["document"]["id"], "bolig");
  EXPECT_EQ(hit["document"]["year"], 2019);
  EXPECT_EQ(hit["document"]["url"], nullptr);
  const nlohmann::json& passage = hit["passages"][0];
  EXPECT_THAT(passage["snippet"].get<std::string>(), HasSubstr("støttebehov"));
  double sum = 0;
  for (const nlohmann::json& part : passage["explain"]) sum += part["weight"].get<double>();
  EXPECT_NEAR(sum, passage["score"].get<double>(), 1e-6);
  EXPECT_EQ(passage["marks"][0]["why"], "word");
  EXPECT_FALSE(
      nlohmann::json::parse(search_to_json(search("støttebehov"), false))["hits"][0]["passages"][0].contains(
          "explain"));
}

TEST(Searcher, SaysThatThereIsNoIndex) {
  const vidensgraf::testing::TemporaryDirectory directory;
  auto analyzer = Analyzer::open();
  ASSERT_TRUE(analyzer.has_value());
  const auto searcher = Searcher::open(directory / "none", *analyzer, Registers::built_in());
  ASSERT_FALSE(searcher.has_value());
  EXPECT_EQ(searcher.error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace vidensgraf
