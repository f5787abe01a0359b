// Vocabularies on pages and in the API, over an index of two small ones and a report.

#include <chrono>
#include <fstream>
#include <future>
#include <memory>
#include <mutex>

#include <gmock/gmock.h>

#include "tests/web/sample_site.h"
#include "web/application.h"
#include "web/request_target.h"
#include "web/shared_vocabularies.h"

namespace vidensgraf {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::SampleSite;
using ::testing::StartsWith;

constexpr const char* kHarbourTerms =
    "Modelnavn;Havnens begreber\n"
    "Modelansvarlig;Skippernes Råd\n"
    "Foretrukken term;Accepteret term;Definition\n"
    "gæstesejler;liggegæst;person, der lægger til i en havn for kortere tid\n"
    "bådplads;;plads ved en bro, som en båd kan ligge på\n"
    "frihavn;;=havn uden told\n"
    "slæbested;;\n"  // says nothing of it
    "pullert;;pæl, som tove lægges om\n";

constexpr const char* kTourismTerms = R"(@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix t: <https://turisme.example/> .
t: a skos:ConceptScheme ; dcterms:title "Turismens ord"@da .
t:g a skos:Concept ; skos:inScheme t: ; skos:prefLabel "gæstesejler"@da ;
  skos:definition "person, der sover i sin båd i en havn"@da .
t:h a skos:Concept ; skos:inScheme t: ; skos:prefLabel "havn"@da ;
  skos:definition "sted, hvor skibe lægger til"@da .
)";

constexpr const char* kReport =
    "# Havnen om sommeren\n\n"
    "Ved en gæstesejler forstås en person, der lægger til i havnen for en nat. Liggegæster betaler ved "
    "ankomsten.\n\n"
    "Hver bådplads har et nummer. Bådpladser fordeles om foråret.\n";

// An index with vocabularies, made once, and a server over it.
class VocabularyPages : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    site_ = std::make_unique<Site>();
    site_->add("havnens-begreber.csv", kHarbourTerms);
    site_->add("turismens-ord.ttl", kTourismTerms);
    site_->add("havnen.md", kReport);
    std::string longer = "Foretrukken term;Definition\n";
    for (int i = 1; i <= 120; ++i) longer += "tovtype " + std::to_string(i) + ";tov\n";
    site_->add("tovtyper.csv", longer);
    site_->serve();
  }
  static void TearDownTestSuite() { site_.reset(); }

  [[nodiscard]] static Response get(std::string_view target) { return site_->get(target); }
  [[nodiscard]] static std::string page(std::string_view target) { return get(target).body; }

  struct Site {
    testing::TemporaryDirectory folder;
    std::unique_ptr<IndexPool> pool;
    std::unique_ptr<Application> application;

    void add(const char* name, std::string_view text) const {
      std::ofstream(folder / name) << text;
      SampleSite::add_to_index(folder / "index", (folder / name).string());
    }
    void serve() {
      pool = IndexPool::open(folder / "index", 1, Analyzer::open().value()).value();
      ApplicationOptions options;
      options.requests_per_second = 0;
      application = std::make_unique<Application>(*pool, options);
    }
    [[nodiscard]] Response get(std::string_view target) const {
      Request request;
      request.peer = "127.0.0.1";
      EXPECT_TRUE(set_target(request, target).has_value()) << target;
      return application->handle(request);
    }
  };
  static std::unique_ptr<Site> site_;
};
std::unique_ptr<VocabularyPages::Site> VocabularyPages::site_;

TEST_F(VocabularyPages, AreListedInNumbersWithTheWayToTheirTexts) {
  const std::string list = page("/vocabularies");
  EXPECT_THAT(list, HasSubstr("3 begrebslister"));
  EXPECT_THAT(list, HasSubstr("<a href=\"/documents/havnens-begreber\">Havnens begreber</a>"));
  EXPECT_THAT(list, HasSubstr("<td>Skippernes Råd</td>"));
  EXPECT_THAT(list, HasSubstr("<a href=\"/vocabularies/havnens-begreber\">"));
  EXPECT_THAT(list, Not(HasSubstr("vocabulary import")));
  EXPECT_THAT(page("/vocabularies?lang=en"), HasSubstr("3 vocabularies"));
}

TEST_F(VocabularyPages, AreFoundFromTheOtherPages) {
  EXPECT_THAT(page("/"), HasSubstr("<a href=\"/vocabularies\">3 begrebslister</a>"));
  EXPECT_THAT(page("/documents"), HasSubstr("<a href=\"/vocabularies\">3 begrebslister</a>"));
  EXPECT_THAT(page("/documents/havnens-begreber"), HasSubstr("href=\"/vocabularies/havnens-begreber\""));
  EXPECT_THAT(page("/documents/havnen"), Not(HasSubstr("href=\"/vocabularies/")));
}

TEST_F(VocabularyPages, SetTermsBesideWhatOtherDocumentsWrite) {
  const std::string beside = page("/vocabularies/havnens-begreber");
  EXPECT_THAT(beside, HasSubstr("5 begreber"));
  EXPECT_THAT(beside, HasSubstr("det samme (2)"));
  EXPECT_THAT(beside, HasSubstr("uden modstykke (2)"));
  EXPECT_THAT(beside, AllOf(HasSubstr("<a href=\"/documents/havnens-begreber?start="),
                            HasSubstr("<a href=\"/concepts/g%C3%A6stesejler\">gæstesejler</a>")));
  EXPECT_THAT(beside, HasSubstr("af ordene fælles"));
  EXPECT_THAT(beside, HasSubstr("<ins>"));
  EXPECT_THAT(beside, HasSubstr("siges at være det samme i havnens-begreber: gæstesejler"));
  EXPECT_THAT(
      page("/vocabularies/havnens-begreber?lang=en"),
      AllOf(HasSubstr("said to be the same in havnens-begreber"), HasSubstr("without a counterpart (2)")));
}

TEST_F(VocabularyPages, SetTermsBesideAnotherVocabulary) {
  const std::string beside = page("/vocabularies/havnens-begreber?other=turismens-ord");
  EXPECT_THAT(beside, HasSubstr("<option value=\"turismens-ord\" selected>Turismens ord</option>"));
  EXPECT_THAT(beside, Not(HasSubstr("<option value=\"havnens-begreber\"")));
  EXPECT_THAT(beside, HasSubstr("det samme (1)"));
  EXPECT_THAT(beside, HasSubstr("bredere (1)")) << "havn of frihavn";
  EXPECT_THAT(beside, HasSubstr("<a href=\"/documents/turismens-ord?start="));
}

TEST_F(VocabularyPages, LeaveTheTermsOfOneKindWhenAsked) {
  const std::string none = page("/vocabularies/havnens-begreber?match=none");
  EXPECT_THAT(none, AllOf(HasSubstr("2 begreber: uden modstykke"), HasSubstr("pullert"),
                          Not(HasSubstr(">bådplads</a>"))));
  EXPECT_THAT(none, HasSubstr("href=\"/vocabularies/havnens-begreber/alignment.csv?match=none\""));
  EXPECT_THAT(page("/vocabularies/havnens-begreber?other=turismens-ord&match=narrower"),
              HasSubstr("Ingen begreber er sådan"));
  EXPECT_EQ(get("/vocabularies/havnens-begreber?match=nearly").status, 400);
}

TEST_F(VocabularyPages, StandOnPagesWhereTheyAreLong) {
  EXPECT_THAT(page("/vocabularies/tovtyper"), HasSubstr("120 begreber · nr. 1 til 50 vises"));
  const std::string last = page("/vocabularies/tovtyper?side=3");
  EXPECT_THAT(last, AllOf(HasSubstr("nr. 101 til 120 vises"), HasSubstr(">tovtype 101</a>"),
                          Not(HasSubstr(">tovtype 100</a>"))));
  EXPECT_EQ(get("/vocabularies/tovtyper?side=4").status, 404);
}

TEST_F(VocabularyPages, GoIntoASpreadsheetAsChosen) {
  const Response table = get("/vocabularies/havnens-begreber/alignment.csv?match=none");
  EXPECT_EQ(table.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(table.header("Content-Disposition"), StartsWith("attachment"));
  EXPECT_THAT(table.body, StartsWith("\xEF\xBB\xBFterm;definition;svarer til;modstykke;"));
  EXPECT_THAT(table.body, HasSubstr("\r\npullert;pæl, som tove lægges om;uden modstykke;;;;;;http"));
  EXPECT_THAT(table.body, Not(HasSubstr("bådplads;")));
  const std::string whole = page("/vocabularies/havnens-begreber/alignment.csv?lang=en");
  EXPECT_THAT(whole, HasSubstr("\r\nfrihavn;'=havn uden told;"));
  EXPECT_THAT(whole, HasSubstr(";the same;gæstesejler;;2;"));
  EXPECT_EQ(get("/vocabularies/nothing/alignment.csv").status, 404);
}

TEST_F(VocabularyPages, SayThatThereIsNoSuchVocabulary) {
  for (const char* const address :
       {"/vocabularies/nothing", "/vocabularies/havnen", "/vocabularies/havnens-begreber?other=nothing"}) {
    const Response answer = get(address);
    EXPECT_EQ(answer.status, 404) << address;
    EXPECT_THAT(answer.body, HasSubstr("Begrebslisten findes ikke")) << address;
  }
}

TEST_F(VocabularyPages, AreAnsweredToPrograms) {
  const auto list = nlohmann::json::parse(page("/api/v1/vocabularies"))["vocabularies"];
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0]["id"], "havnens-begreber");
  EXPECT_EQ(list[0]["terms"], 5);
  EXPECT_EQ(list[0]["other_terms"], 1);
  EXPECT_EQ(list[0]["defined"], 4);
  const auto beside = nlohmann::json::parse(page("/api/v1/vocabularies/turismens-ord/alignment"));
  EXPECT_TRUE(beside["other"].is_null());
  EXPECT_EQ(beside["terms"][0]["counterparts"][0]["match"], "same");
  EXPECT_EQ(beside["terms"][0]["counterparts"][0]["term"], "gæstesejler");
  EXPECT_TRUE(beside["terms"][0]["counterparts"][0]["reason"].is_null());
  const auto two =
      nlohmann::json::parse(page("/api/v1/vocabularies/turismens-ord/alignment?other=havnens-begreber"));
  EXPECT_EQ(two["other"]["title"], "Havnens begreber");
  EXPECT_EQ(two["terms"][1]["counterparts"][0]["match"], "narrower");
  for (const auto& [address, status] :
       {std::pair("/api/v1/vocabularies/nothing/alignment", 404),
        std::pair("/api/v1/vocabularies/turismens-ord/alignment?other=nothing", 404),
        std::pair("/api/v1/vocabularies/havnen/alignment", 400)}) {
    const Response answer = get(address);
    EXPECT_EQ(answer.status, status) << address;
    EXPECT_EQ(answer.content_type, "application/problem+json");
  }
}

TEST_F(VocabularyPages, StandAmongTheDefinitionsOfAConcept) {
  const std::string concept_page = page("/concepts/liggeg%C3%A6st");
  EXPECT_THAT(concept_page, HasSubstr("person, der lægger til i en havn for kortere tid"));
  EXPECT_THAT(concept_page, HasSubstr("begrebsliste"));
  EXPECT_THAT(concept_page, HasSubstr("siges at være det samme i havnens-begreber"));
  EXPECT_THAT(page("/concepts/liggeg%C3%A6st?lang=en"), HasSubstr("list of concepts"));
}

// Rows that answer only when they are let go.
class HeldRows : public Rows {
 public:
  explicit HeldRows(const Rows& rows) : rows_(rows) {}
  void let_go() { gate_.set_value(); }
  void wait_until_asked() const { asked_.get_future().wait(); }

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    std::call_once(once_, [this] { asked_.set_value(); });
    open_.wait();
    return rows_.get(family, key);
  }
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from) const override {
    open_.wait();
    return rows_.scan(family, prefix, visit, from);
  }

 private:
  const Rows& rows_;
  std::promise<void> gate_;
  std::shared_future<void> open_ = gate_.get_future().share();
  mutable std::promise<void> asked_;
  mutable std::once_flag once_;
};

TEST_F(VocabularyPages, AreNotWaitedForByThoseWhoAskForOthers) {
  const auto lease = site_->pool->take();
  ASSERT_TRUE(lease.has_value());
  const GraphSources sources = (*lease)->sources();
  SharedVocabularies shared;
  const auto kept = shared.align(sources, "1", "turismens-ord", "");
  ASSERT_TRUE(kept.has_value());
  HeldRows held(sources.rows);
  const GraphView held_view(held);
  const GraphSources slow{held, held_view, sources.analyzer, sources.registers};
  auto made = std::async(std::launch::async,
                         [&] { return shared.align(slow, "1", "havnens-begreber", "").has_value(); });
  held.wait_until_asked();
  auto again = std::async(std::launch::async, [&] {
    const auto other = shared.align(sources, "1", "turismens-ord", "havnens-begreber");
    return other.has_value() && *shared.align(sources, "1", "turismens-ord", "") == *kept;
  });
  EXPECT_EQ(again.wait_for(std::chrono::seconds(20)), std::future_status::ready);
  held.let_go();
  EXPECT_TRUE(made.get());
  EXPECT_TRUE(again.get());
}

TEST_F(VocabularyPages, AreKeptWhereOthersAreAskedForThatDoNotExist) {
  const auto lease = site_->pool->take();
  ASSERT_TRUE(lease.has_value());
  const GraphSources sources = (*lease)->sources();
  SharedVocabularies shared;
  const auto kept = shared.align(sources, "1", "turismens-ord", "");
  ASSERT_TRUE(kept.has_value());
  for (std::size_t i = 0; i <= SharedVocabularies::kMostAlignments; ++i)
    EXPECT_FALSE(shared.align(sources, "1", "nothing-" + std::to_string(i), "").has_value());
  EXPECT_EQ(*shared.align(sources, "1", "turismens-ord", ""), *kept);
  for (std::size_t i = 0; i < SharedVocabularies::kMostAlignments; ++i)
    EXPECT_TRUE(shared.align(sources, std::to_string(i + 2), "turismens-ord", "").has_value());
  EXPECT_NE(*shared.align(sources, "1", "turismens-ord", ""), *kept);
}

// Its own definitions name concepts, too.
TEST(VocabularyPagesOfAnotherIndex, SetNothingBesideAVocabularyThatIsAlone) {
  const testing::TemporaryDirectory folder;
  std::ofstream(folder / "overfart.csv") << "Foretrukken term;Definition\n"
                                            "kabelfærge;færge, der trækkes af et kabel\n"
                                            "færgeleje;sted, hvor en færge lægger til\n"
                                            "færgerute;rute, som en færge sejler efter en køreplan\n";
  SampleSite::add_to_index(folder / "index", (folder / "overfart.csv").string());
  const auto pool = IndexPool::open(folder / "index", 1, Analyzer::open().value()).value();
  const auto lease = pool->take();
  const auto alignment = align_vocabulary((*lease)->sources(), "overfart");
  ASSERT_TRUE(alignment.has_value());
  ASSERT_EQ(alignment->terms.size(), 3U);
  for (const AlignedTerm& term : alignment->terms) {
    EXPECT_TRUE(term.counterparts.empty()) << term.term << ": " << term.counterparts.front().term;
  }
}

TEST(VocabularyPagesOfAnotherIndex, SayHowAVocabularyIsBroughtIn) {
  const testing::TemporaryDirectory folder;
  std::ofstream(folder / "havnen.md") << kReport;
  SampleSite::add_to_index(folder / "index", (folder / "havnen.md").string());
  const auto pool = IndexPool::open(folder / "index", 1, Analyzer::open().value()).value();
  Application application(*pool, {});
  const auto page_of = [&](std::string_view target) {
    Request request;
    EXPECT_TRUE(set_target(request, target).has_value());
    return application.handle(request).body;
  };
  EXPECT_THAT(page_of("/vocabularies"), HasSubstr("vidensgraf vocabulary import"));
  EXPECT_THAT(page_of("/"), Not(HasSubstr("/vocabularies")));
  EXPECT_THAT(page_of("/documents"), Not(HasSubstr("/vocabularies")));
  EXPECT_EQ(nlohmann::json::parse(page_of("/api/v1/vocabularies"))["vocabularies"].size(), 0U);
}

}  // namespace
}  // namespace vidensgraf
