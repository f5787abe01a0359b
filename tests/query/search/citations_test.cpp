// Searches over a few sections of laws and texts that cite them, all in our own words.

#include "query/search/citations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "query/search/search.h"
#include "tests/query/search_fixture.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

struct CitingText {
  const char* id;
  const char* title;
  const char* text;
};

constexpr CitingText kCitingTexts[] = {
    {"sel84", "Bekendtgørelse af lov om social service § 84",
     "§ 84. Kommunen sørger for, at den, der passer en nær pårørende, kan få fri imens."},
    {"sel85", "Bekendtgørelse af lov om social service § 85",
     "§ 85. Kommunen hjælper den, som ikke klarer hverdagen selv."},
    {"sel97", "Bekendtgørelse af lov om social service § 97",
     "§ 97. En voksen kan få en ledsager med i fritiden, også den, som ikke klarer hverdagen selv."},
    {"rapport1", "Om at være pårørende",
     "Mange pårørende kender ikke til aflastning efter servicelovens § 84. De spørger først sent."},
    {"rapport2", "Om hjemmebesøg",
     "Kommunen bevilger aflastning efter servicelovens § 84 til familien. Samtidig ansøger den om "
     "socialpædagogisk støtte efter servicelovens § 85."},
    {"rapport3", "Om støtte", "Der gives socialpædagogisk støtte efter servicelovens § 85 to gange om ugen."},
};

class CitationSearch : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Analyzer::open();
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    analyzer_ = std::move(*opened);
    directory_ = std::make_unique<vidensgraf::testing::TemporaryDirectory>();
    std::vector<nlohmann::json> lines;
    for (const CitingText& text : kCitingTexts)
      lines.push_back({{"id", text.id}, {"title", text.title}, {"text", text.text}});
    ASSERT_NO_FATAL_FAILURE(vidensgraf::testing::index_lines(directory_->path(), lines, *analyzer_));
  }
  static void TearDownTestSuite() { directory_.reset(); }

  static SearchResult search(const std::string& query, const RankingOptions& ranking = {},
                             const std::vector<std::pair<std::string, std::string>>& filters = {}) {
    auto searcher = Searcher::open(*directory_ / "index", analyzer_, Registers::built_in(), ranking);
    EXPECT_TRUE(searcher.has_value()) << searcher.error().message;
    SearchRequest request;
    request.query = query;
    request.filters = filters;
    request.explain = true;
    const auto result = (*searcher)->search(request);
    EXPECT_TRUE(result.has_value()) << result.error().message;
    return result.value_or(SearchResult{});
  }

  static std::vector<std::string> found(const SearchResult& result) {
    std::vector<std::string> ids;
    for (const DocumentHit& hit : result.hits) ids.push_back(hit.id);
    return ids;
  }

  static RankingOptions without_citations() {
    RankingOptions options;
    options.cited_as = 0;
    options.citing_works = 0;
    return options;
  }

  static inline std::shared_ptr<const Analyzer> analyzer_;
  static inline std::unique_ptr<vidensgraf::testing::TemporaryDirectory> directory_;
};

TEST_F(CitationSearch, FindsAProvisionByTheNameThatOthersGiveIt) {
  EXPECT_THAT(found(search("aflastning", without_citations())), Not(Contains("sel84")));
  EXPECT_THAT(found(search("aflastning")), Contains("sel84"));
  EXPECT_THAT(found(search("aflastning")), Not(Contains("sel85")))
      << "cited in the same text, under other words";
  EXPECT_THAT(found(search("socialpædagogisk støtte")), Contains("sel85"));
}

TEST_F(CitationSearch, CountsWhatIsFoundSo) {
  const SearchResult result = search("aflastning");
  EXPECT_EQ(result.total, 3U);
  EXPECT_EQ(result.total_passages, 3U);
  EXPECT_EQ(result.hits.size(), 3U);
}

TEST_F(CitationSearch, PutsProvisionsThatOthersCiteFirst) {
  const auto order = [](const SearchResult& result) { return found(result); };
  EXPECT_THAT(order(search("hverdagen")), ElementsAre("sel85", "sel97"));
  RankingOptions only_names;
  only_names.citing_works = 0;
  const SearchResult plain = search("hverdagen", only_names);
  ASSERT_EQ(plain.hits.size(), 2U);
  const SearchResult cited = search("hverdagen");
  ASSERT_EQ(cited.hits.size(), 2U);
  EXPECT_GT(cited.hits[0].score - cited.hits[1].score, plain.hits[0].score - plain.hits[1].score);
}

TEST_F(CitationSearch, ExplainsWhatCitationsAdd) {
  for (const char* query : {"aflastning", "socialpædagogisk støtte i hverdagen", "pårørende"}) {
    SCOPED_TRACE(query);
    for (const DocumentHit& hit : search(query).hits) {
      double sum = 0;
      for (const ScorePart& part : hit.passages.front().explain) sum += part.weight;
      EXPECT_NEAR(sum, hit.score, 1e-6) << hit.id;
    }
  }
  const SearchResult result = search("aflastning");
  for (const DocumentHit& hit : result.hits) {
    if (hit.id != "sel84") continue;
    ASSERT_EQ(hit.passages.front().explain.size(), 2U);
    EXPECT_EQ(hit.passages.front().explain[0].term, "Naflastning");
    EXPECT_EQ(hit.passages.front().explain[0].wdf, 2U) << "passages that cite it so";
    EXPECT_EQ(hit.passages.front().explain[1].term, "N:serviceloven#84");
    EXPECT_EQ(hit.passages.front().explain[1].wdf, 2U) << "documents that cite it";
  }
}

TEST_F(CitationSearch, KeepsToFiltersAndNegations) {
  EXPECT_THAT(found(search("aflastning -fri")), Not(Contains("sel84")));
  EXPECT_THAT(found(search("aflastning", {}, {{"dokument", "rapport1"}})), ElementsAre("rapport1"));
  EXPECT_THAT(found(search("aflastning titel:pårørende")), ElementsAre("rapport1"));
  EXPECT_THAT(found(search("\"aflastning efter\"")), Not(Contains("sel84")))
      << "words of the text are asked for";
  EXPECT_THAT(found(search("xyzzyq")), IsEmpty());
}

TEST_F(CitationSearch, TellsAProvisionCitedOftenFromOneCitedOnce) {
  RankingOptions often;
  often.cited_often = 1.0;
  RankingOptions plain;
  plain.cited_often = 0;
  const auto weight = [](const SearchResult& result, const std::string& id, const std::string& term) {
    double sum = 0;
    for (const DocumentHit& hit : result.hits) {
      if (hit.id != id) continue;
      for (const ScorePart& part : hit.passages.front().explain) sum += part.term == term ? part.weight : 0;
    }
    return sum;
  };
  // Two texts cite § 85 as "socialpædagogisk støtte".
  EXPECT_GT(weight(search("støtte", often), "sel85", "Nstøtte"),
            weight(search("støtte", plain), "sel85", "Nstøtte"));
}

TEST_F(CitationSearch, WeighsTheKindOfHelpBeforeWhatItIsForMore) {
  RankingOptions plain;
  plain.head = 0;
  plain.head_cited = 0;
  const auto score = [](const SearchResult& result, const std::string& id) {
    for (const DocumentHit& hit : result.hits) {
      if (hit.id == id) return hit.score;
    }
    return 0.0;
  };
  EXPECT_GT(score(search("støtte til familien"), "sel85"),
            score(search("støtte til familien", plain), "sel85"));
  // Nothing is cited as "timer": the words weigh what they weigh.
  EXPECT_EQ(score(search("timer til familien"), "rapport2"),
            score(search("timer til familien", plain), "rapport2"));
  EXPECT_EQ(score(search("støtte familien"), "sel85"), score(search("støtte familien", plain), "sel85"));
}

}  // namespace
}  // namespace vidensgraf
