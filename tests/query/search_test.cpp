// Searches over a small corpus of our own, indexed as the command does it.

#include "query/search.h"

#include <atomic>
#include <cmath>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "corpus/csv.h"
#include "corpus/document_worker.h"
#include "indexer/indexer.h"
#include "query/batch_search.h"
#include "query/search_json.h"
#include "tests/query/temporary_directory.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

struct Text {
  const char* id;
  const char* title;
  const char* publisher;
  int year;
  const char* type;
  const char* text;
};

// The wording is ours; each text has a job in the tests below.
constexpr Text kTexts[] = {
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
    directory_ = std::make_unique<vidensgraf::testing::TemporaryDirectory>();
    {
      std::ofstream file(*directory_ / "tekster.jsonl");
      for (const Text& text : kTexts) {
        const nlohmann::json line = {
            {"id", text.id},     {"title", text.title}, {"publisher", text.publisher},
            {"year", text.year}, {"type", text.type},   {"text", text.text}};
        file << line.dump() << '\n';
      }
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
    ASSERT_EQ(indexed->added, std::size(kTexts));
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
    for (const Text& text : kTexts) {
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
  static inline std::unique_ptr<vidensgraf::testing::TemporaryDirectory> directory_;
  static inline std::unique_ptr<Searcher> searcher_;
};

TEST_F(SearchTest, SaysWhyStopWordsAloneFindNothing) {
  const SearchResult result = search("og det er");
  EXPECT_THAT(result.hits, IsEmpty());
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_THAT(describe(result.problems.front()), HasSubstr("carry no topic"));
  EXPECT_THAT(search("og støtte").problems, IsEmpty());
  EXPECT_THAT(search("og år:2021").problems, IsEmpty()) << "the filter finds something";
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

TEST_F(SearchTest, CountsFacetsOverAllMatchingDocuments) {
  SearchRequest request;
  request.query = "type:rapport ELLER type:vejledning";
  request.limit = 1;
  const auto result = searcher_->search(request);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->hits.size(), 1U);
  EXPECT_EQ(result->total, 4U);
  ASSERT_EQ(result->facets.size(), 5U);
  EXPECT_EQ(result->facets[0].kind, FacetKind::Type);
  ASSERT_EQ(result->facets[0].values.size(), 2U);
  EXPECT_EQ(result->facets[0].values[0].documents, 2U);
  EXPECT_EQ(result->facets[1].values[0].value, "Nordby Kommune");
  EXPECT_EQ(result->facets[1].values[0].documents, 3U);
  EXPECT_EQ(result->facets[2].values[0].value, "2022");
}

class FacetsOfSearch : public SearchTest {
 protected:
  static SearchResult choose(const std::string& query, const std::vector<FacetSelection>& selections,
                             const std::vector<FacetKind>& kinds = {FacetKind::Type, FacetKind::Law}) {
    SearchRequest request;
    request.query = query;
    request.selections = selections;
    request.facet_kinds = kinds;
    const auto result = searcher_->search(request);
    EXPECT_TRUE(result.has_value()) << result.error().message;
    return result.value_or(SearchResult{});
  }

  // "type rapport=2*": the star marks what is chosen.
  static std::vector<std::string> counted(const SearchResult& result) {
    std::vector<std::string> shown;
    for (const Facet& facet : result.facets) {
      for (const FacetValue& value : facet.values) {
        shown.push_back(std::string(name_of(facet.kind)) + " " + value.label + "=" +
                        std::to_string(value.documents) + (value.selected ? "*" : ""));
      }
    }
    return shown;
  }
};

TEST_F(FacetsOfSearch, TakeValuesOfOneFacetAsAlternatives) {
  const SearchResult one = choose("", {{FacetKind::Type, {"rapport"}}}, {FacetKind::Type});
  EXPECT_THAT(found(one), UnorderedElementsAre("bolig", "team"));
  EXPECT_THAT(one.problems, IsEmpty());
  EXPECT_THAT(counted(one), ElementsAre("type rapport=2*", "type vejledning=2", "type artikel=1"));
  const SearchResult two = choose("", {{FacetKind::Type, {"Rapport", "artikel"}}}, {FacetKind::Type});
  EXPECT_THAT(found(two), UnorderedElementsAre("bolig", "team", "misbrug"));
  EXPECT_EQ(two.total, 3U);
  EXPECT_THAT(counted(two), ElementsAre("type rapport=2*", "type vejledning=2", "type artikel=1*"));
}

TEST_F(FacetsOfSearch, MustAllFitAndCountWhatTheOthersLeave) {
  const SearchResult result = choose("hjælp", {{FacetKind::Type, {"vejledning"}}, {FacetKind::Law, {"SEL"}}});
  EXPECT_THAT(found(result), ElementsAre("lov"));
  EXPECT_EQ(result.total, 1U);
  EXPECT_THAT(counted(result),
              ElementsAre("type vejledning=1*", "law serviceloven=1*", "law sundhedsloven=1"));
}

TEST_F(FacetsOfSearch, KeepAChosenValueThatNothingMatches) {
  const SearchResult result = choose("drikkevaner", {{FacetKind::Type, {"rapport"}}}, {FacetKind::Type});
  EXPECT_THAT(result.hits, IsEmpty());
  EXPECT_EQ(result.total, 0U);
  EXPECT_THAT(counted(result), ElementsAre("type artikel=1", "type rapport=0*"));
}

TEST_F(FacetsOfSearch, FindConceptsInAnyInflection) {
  const SearchResult result =
      choose("", {{FacetKind::Concept, {"sammenhængende indsatser"}}}, {FacetKind::Concept});
  EXPECT_THAT(found(result), ElementsAre("team"));
  EXPECT_THAT(counted(result), Contains("concept sammenhængende indsats=1*"));
}

TEST_F(FacetsOfSearch, CountAsManyDocumentsAsChoosingTheValueFinds) {
  const std::vector<FacetKind> all = {FacetKind::Type, FacetKind::Publisher,   FacetKind::Year,
                                      FacetKind::Law,  FacetKind::TargetGroup, FacetKind::Concept};
  const SearchResult result = choose("borger hjælp team", {}, all);
  std::size_t tried = 0;
  for (const Facet& facet : result.facets) {
    for (const FacetValue& value : facet.values) {
      SCOPED_TRACE(value.value);
      const SearchResult chosen = choose("borger hjælp team", {{facet.kind, {value.value}}}, all);
      EXPECT_EQ(chosen.total, value.documents);
      EXPECT_EQ(chosen.hits.size(), value.documents);
      ++tried;
    }
  }
  EXPECT_GT(tried, 10U);
}

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

TEST_F(FacetsOfSearch, RefuseAnEmptyValue) {
  SearchRequest request;
  request.query = "borger";
  request.selections = {{FacetKind::Law, {" "}}};
  const auto refused = searcher_->search(request);
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

TEST(TermTable, TakesTheColumnThatIsNamedForTheTerm) {
  const auto table = parse_term_table("nr;Begreb;note\r\n1;støtte;\"a;b\"\r\n2;;\r\n3;team\r\n");
  ASSERT_TRUE(table.has_value()) << table.error().message;
  EXPECT_EQ(table->separator, ';');
  EXPECT_THAT(table->extra, ElementsAre("nr", "note"));
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].term, "støtte");
  EXPECT_THAT(table->rows[0].extra, ElementsAre("1", "a;b"));
  EXPECT_EQ(table->rows[1].term, "team");
  EXPECT_THAT(table->rows[1].extra, ElementsAre("3", ""));
  const auto named = parse_term_table("nr,emne\n1,støtte\n", "Emne");
  ASSERT_TRUE(named.has_value());
  EXPECT_EQ(named->rows[0].term, "støtte");
}

TEST(TermTable, TakesAListWithoutNamesAsItIs) {
  const auto list = parse_term_table("støtte\nteam\n");
  ASSERT_TRUE(list.has_value());
  EXPECT_EQ(list->rows.size(), 2U);
  EXPECT_THAT(list->extra, IsEmpty());
  const auto unclear = parse_term_table("1,støtte\n2,team\n");
  ASSERT_FALSE(unclear.has_value());
  EXPECT_THAT(unclear.error().message, HasSubstr("--column"));
  EXPECT_FALSE(parse_term_table("term\nstøtte\n", "emne").has_value());
}

TEST_F(SearchTest, WritesTheHitsOfATableOfTerms) {
  const auto terms = parse_term_table("nr,term\n=1+1,drikkevaner\n2,findesikkenogetsteds\n");
  ASSERT_TRUE(terms.has_value());
  std::string text;
  SearchRequest request;
  request.passages_per_document = 1;
  const auto searched = search_batch(*searcher_, *terms, request, [&](std::string_view rows) {
    text += rows;
    return true;
  });
  ASSERT_TRUE(searched.has_value()) << searched.error().message;
  EXPECT_EQ(*searched, 1U);
  EXPECT_THAT(text, HasSubstr("\r\ndrikkevaner,'=1+1,1,")) << "no formula";
  const auto table = parse_csv(text);
  ASSERT_TRUE(table.has_value());
  ASSERT_EQ(table->rows.size(), 3U);
  for (const auto& row : table->rows) EXPECT_EQ(row.size(), table->rows[0].size());
  EXPECT_THAT(table->rows[0],
              ElementsAre("term", "nr", "rank", "score", "document", "title", "publisher", "year", "type",
                          "page", "section", "start", "end", "snippet", "note"));
  const auto& hit = table->rows[1];
  EXPECT_EQ(hit[4], "misbrug");
  const ByteSpan span{static_cast<std::uint32_t>(std::stoul(hit[11])),
                      static_cast<std::uint32_t>(std::stoul(hit[12]))};
  EXPECT_THAT(std::string(cut(text_of("misbrug"), span)), HasSubstr("drikkevaner"));
  EXPECT_EQ(table->rows[2][14], "nothing found");
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
