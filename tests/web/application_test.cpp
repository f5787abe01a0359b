// Requests and their answers without a network, over an index of corpus/samples.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>

#include "tests/eventually.h"
#include "tests/language/shared_analyzer.h"
#include "tests/web/sample_site.h"
#include "web/request_target.h"

namespace vidensgraf {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::SampleSite;

SampleSite& site() { return SampleSite::shared(); }

TEST(Application, WaitsForTheFirstCommitOfAnEmptyIndex) {
  const testing::TemporaryDirectory folder;
  std::ofstream(folder / "blank.md") << "\n";
  SampleSite::add_to_index(folder / "index", (folder / "blank.md").string());
  const std::shared_ptr<const Analyzer> analyzer{std::shared_ptr<const Analyzer>(), &shared_analyzer()};
  const auto pool = IndexPool::open(folder / "index", 1, analyzer).value();
  ApplicationOptions options;
  options.requests_per_second = 0;
  Application application(*pool, options);
  Request request;
  request.peer = "127.0.0.1";
  ASSERT_TRUE(set_target(request, "/?lang=da").has_value());
  const Response empty = application.handle(request);
  EXPECT_EQ(empty.status, 503);
  EXPECT_THAT(empty.body, HasSubstr("Samlingen er tom"));
  SampleSite::add_to_index(folder / "index", VIDENSGRAF_SOURCE_DIR "/corpus/samples/begreber-2024.md");
  Response filled;
  EXPECT_TRUE(testing::eventually([&] {
    filled = application.handle(request);
    return filled.status == 200;
  }));
  EXPECT_THAT(filled.body, HasSubstr("Samlingen har 1 dokument"));
}

TEST(Application, FindsPassagesAndMarksTheWords) {
  const Response page = site().get("/?q=st%C3%B8ttebehov");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.content_type, HasSubstr("text/html"));
  EXPECT_THAT(page.body, HasSubstr("<mark>støttebehov</mark>"));
  EXPECT_THAT(page.body, HasSubstr("lang=\"da\""));
}

TEST(Application, ShowsWhatWasTypedAsText) {
  const Response page = site().get("/?q=%3Cscript%3Ealert(1)%3C/script%3E%22");
  EXPECT_THAT(page.body, Not(HasSubstr("<script>")));
  EXPECT_THAT(page.body, HasSubstr("&lt;script&gt;"));
}

TEST(Application, SpeaksEnglishWhenAsked) {
  EXPECT_THAT(site().get("/?lang=en").body, HasSubstr("What are you looking for?"));
  EXPECT_THAT(site().get("/", {{"accept-language", "en-GB,en;q=0.9"}}).body, HasSubstr("lang=\"en\""));
  EXPECT_THAT(site().get("/", {{"accept-language", "de,da;q=0.9,en"}}).body, HasSubstr("lang=\"da\""));
  EXPECT_THAT(site().get("/", {{"cookie", "lang=en"}, {"accept-language", "da"}}).body,
              HasSubstr("lang=\"en\""));
  EXPECT_THAT(site().get("/?lang=en").header("Set-Cookie"), HasSubstr("lang=en"));
}

TEST(Application, ShowsTheDefinitionsOfAConcept) {
  const Response page = site().get("/concepts/st%C3%B8ttebehov");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Borgerens behov for hjælp til at mestre hverdagen"));
  EXPECT_THAT(page.body, HasSubstr("/documents/begreber-2024?start="));
}

TEST(Application, HelpsOnFromAnUnknownConcept) {
  const Response page = site().get("/concepts/st%C3%B8ttebehvo");
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(page.body, HasSubstr("støttebehvo"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/?q=st%C3%B8ttebehvo\""));
}

TEST(Application, AnswersProgramsInJson) {
  const auto found = site().json("/api/v1/search?q=st%C3%B8ttebehov&limit=2");
  EXPECT_EQ(found["hits"].size(), 2U);
  EXPECT_GT(found["total"], 2);
  EXPECT_EQ(site().json("/api/v1/concepts/st%C3%B8ttebehov")["node"]["key"], "støttebehov");
  EXPECT_FALSE(site().json("/api/v1/definitions/st%C3%B8ttebehov")["wordings"].empty());
  EXPECT_EQ(site().json("/api/v1/provisions/SEL%20%C2%A7%2085")["provision"], "serviceloven#85");
  EXPECT_FALSE(site().json("/api/v1/graph/neighbours/st%C3%B8ttebehov")["links"].empty());
  EXPECT_TRUE(site().json("/api/v1/graph/around?around=st%C3%B8ttebehov").contains("elements"));
}

TEST(Application, SaysWhetherAGraphIsAllThereIs) {
  const std::string address = "/api/v1/graph/around?around=st%C3%B8ttebehov&depth=3";
  const auto whole = site().json(address);
  EXPECT_EQ(whole["data"]["exhaustive"], true);
  EXPECT_EQ(whole["data"]["nodes"], whole["elements"]["nodes"].size());
  EXPECT_EQ(whole["data"]["edges"], whole["elements"]["edges"].size());
  const auto part = site().json(address + "&nodes=2");
  EXPECT_EQ(part["data"]["exhaustive"], false);
  EXPECT_EQ(part["elements"]["nodes"].size(), 2U);
  std::size_t places = 0;
  const auto few_places = site().json(address + "&evidence=1");
  for (const auto& edge : few_places["elements"]["edges"]) {
    std::set<std::string> documents;
    for (const auto& place : edge["data"]["evidence"]) documents.insert(place["document"].get<std::string>());
    EXPECT_EQ(documents.size(), std::min<std::uint64_t>(1, edge["data"]["documents"].get<std::uint64_t>()));
    places += edge["data"]["evidence"].size();
  }
  EXPECT_GT(places, 0U);
}

TEST(Application, WritesTablesWithTheSeparatorThatIsAskedFor) {
  const std::string address = "/api/v1/exports/csv?around=st%C3%B8ttebehov&table=nodes";
  EXPECT_THAT(site().get(address).body, ::testing::StartsWith("id,kind,key"));
  EXPECT_THAT(site().get(address + "&separator=semicolon").body, ::testing::StartsWith("id;kind;key"));
  EXPECT_EQ(site().get(address + "&separator=space").status, 400);
}

TEST(Application, WritesTheConceptListAsTableAndSpreadsheet) {
  const std::string around = "?around=komplekst%20st%C3%B8ttebehov";
  const Response table = site().get("/api/v1/exports/begrebsliste" + around + "&separator=semicolon");
  EXPECT_EQ(table.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(table.body, ::testing::StartsWith("\xEF\xBB\xBF"
                                                "Foretrukken term;Accepteret term;"));
  EXPECT_THAT(table.body, ::testing::HasSubstr("\r\nkomplekst støttebehov;"));
  const Response workbook = site().get("/api/v1/exports/begrebsliste-xlsx" + around);
  EXPECT_EQ(workbook.content_type, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_THAT(workbook.body, ::testing::StartsWith("PK"));
  EXPECT_EQ(site().get("/api/v1/exports/begrebsliste-xlsx" + around).body, workbook.body);
}

TEST(Application, NarrowsTheHitsByFilters) {
  const auto found = site().json("/api/v1/search?q=st%C3%B8ttebehov&type=rapport&year=2021..2022&limit=50");
  ASSERT_FALSE(found["hits"].empty());
  for (const auto& hit : found["hits"]) {
    EXPECT_EQ(hit["document"]["type"], "rapport");
    EXPECT_GE(hit["document"]["year"], 2021);
  }
}

TEST(Application, SaysWhatIsWrongAsProblemJson) {
  struct Case {
    const char* target;
    int status;
  };
  for (const Case& test :
       {Case{"/api/v1/search", 400}, Case{"/api/v1/search?q=x&limit=0", 400},
        Case{"/api/v1/search?q=x&limit=-1", 400}, Case{"/api/v1/search?q=x&year=x..y", 400},
        Case{"/api/v1/concepts/findesikke", 404}, Case{"/api/v1/nothing", 404},
        Case{"/api/v1/provisions/hest", 404}, Case{"/api/v1/exports/docx", 404},
        Case{"/api/v1/graph/neighbours/st%C3%B8ttebehov?edge=x", 400}}) {
    SCOPED_TRACE(test.target);
    const Response response = site().get(test.target);
    EXPECT_EQ(response.status, test.status);
    EXPECT_EQ(response.content_type, "application/problem+json");
    const auto json = nlohmann::json::parse(response.body);
    EXPECT_EQ(json["status"], test.status);
    EXPECT_FALSE(json["detail"].get<std::string>().empty());
  }
}

TEST(Application, RefusesWhatItDoesNotDo) {
  Request request;
  request.method = "DELETE";
  request.segments = {""};
  const Response response = site().application().handle(request);
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.header("Allow"), "GET");
}

TEST(Application, SendsNothingTwiceWhileTheIndexStays) {
  const Response first = site().get("/api/v1/search?q=botilbud");
  const std::string tag(first.header("ETag"));
  ASSERT_FALSE(tag.empty());
  const Response again = site().get("/api/v1/search?q=botilbud", {{"if-none-match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(again.header("ETag"), tag);
  // A page in another language is another page.
  EXPECT_NE(site().get("/?lang=en").header("ETag"), site().get("/?lang=da").header("ETag"));
}

TEST(Application, SendsSecurityHeadersWithEveryAnswer) {
  for (const char* target :
       {"/", "/nothing", "/api/v1/search", "/healthz", "/metrics", "/assets/x/css/no.css"}) {
    SCOPED_TRACE(target);
    const Response response = site().get(target);
    EXPECT_THAT(std::string(response.header("Content-Security-Policy")), HasSubstr("frame-ancestors 'none'"));
    EXPECT_THAT(std::string(response.header("Content-Security-Policy")), Not(HasSubstr("unsafe")));
    EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
    EXPECT_FALSE(response.header("Referrer-Policy").empty());
  }
}

TEST(Application, PagesHoldNoScriptAndNoStyleOfTheirOwn) {
  for (const char* target : {"/?q=botilbud", "/concepts/botilbud", "/nothing"}) {
    SCOPED_TRACE(target);
    const std::string page = site().get(target).body;
    EXPECT_THAT(page, Not(HasSubstr("<style")));
    EXPECT_THAT(page, Not(HasSubstr(" style=")));
    EXPECT_THAT(page, Not(HasSubstr("onclick")));
    EXPECT_THAT(page, Not(HasSubstr("<script>")));
  }
}

TEST(Application, ServesTheStyleSheetThatPagesName) {
  const std::string page = site().get("/").body;
  const std::size_t start = page.find("/assets/");
  const std::string address = page.substr(start, page.find('"', start) - start);
  const Response css = site().get(address);
  EXPECT_EQ(css.status, 200);
  EXPECT_THAT(css.content_type, HasSubstr("text/css"));
  EXPECT_THAT(std::string(css.header("Cache-Control")), HasSubstr("immutable"));
  EXPECT_GT(css.body.size(), 100000U);
}

TEST(Application, CountsRequestsForPrometheus) {
  static_cast<void>(site().get("/healthz"));
  const Response metrics = site().get("/metrics");
  EXPECT_THAT(metrics.body, HasSubstr("vidensgraf_http_requests_total{route=\"/healthz\",status=\"200\"}"));
  EXPECT_THAT(metrics.body, HasSubstr("vidensgraf_index_commit 1\n"));
}

TEST(Application, NamesNoFileOfTheServer) {
  for (const char* target : {"/", "/?q=botilbud", "/concepts/botilbud", "/api/v1/concepts/botilbud",
                             "/api/v1/search?q=botilbud&explain=true", "/api/v1/exports/turtle",
                             "/api/v1/exports/cytoscape", "/api/v1/exports/csv", "/metrics"}) {
    SCOPED_TRACE(target);
    const std::string body = site().get(target).body;
    EXPECT_THAT(body, Not(HasSubstr("corpus/samples")));
    EXPECT_THAT(body, Not(HasSubstr(site().index().string())));
  }
}

TEST(Application, ShowsACommitThatWasMadeMeanwhile) {
  const testing::TemporaryDirectory directory;
  std::ofstream(directory / "a.txt") << "Handleplanen beskriver borgerens mål.\n";
  SampleSite::add_to_index(directory / "index", (directory / "a.txt").string());
  const std::shared_ptr<const Analyzer> analyzer(std::shared_ptr<const Analyzer>(), &shared_analyzer());
  const auto pool = IndexPool::open(directory / "index", 2, analyzer);
  ASSERT_TRUE(pool.has_value());
  Application application(**pool, {});
  Request request;
  request.segments = {"api", "v1", "search"};
  request.parameters = {{"q", "varmestue"}};
  EXPECT_THAT(application.handle(request).body, HasSubstr("\"total\":0"));
  const std::string old_tag((*pool)->state());

  std::ofstream(directory / "b.txt") << "Varmestuen har åbent hver dag.\n";
  SampleSite::add_to_index(directory / "index", (directory / "b.txt").string());
  EXPECT_TRUE(testing::eventually([&] { return (*pool)->state() != old_tag; }));
  EXPECT_THAT(application.handle(request).body, HasSubstr("\"total\":1"));
  EXPECT_EQ((*pool)->problem(), "");
}

TEST(Application, NamesPagesThatAreOnlyPicturesInBothLanguages) {
  const testing::TemporaryDirectory directory;
  std::ofstream(directory / "plan.pdf")
      << "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Kids[3 0 R 6 0 R 6 0 R]/Count 3>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
         "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
         "4 0 obj<</Length 52>>stream\nBT /F1 12 Tf 72 720 Td (Kommunen laver en plan.) Tj ET\nendstream "
         "endobj\n"
         "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
         "6 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 7 0 R>>endobj\n"
         "7 0 obj<</Length 26>>stream\n0.5 g 100 100 400 500 re f\nendstream endobj\n"
         "trailer<</Root 1 0 R/Size 8>>\n%%EOF\n";
  SampleSite::add_to_index(directory / "index", (directory / "plan.pdf").string());
  const std::shared_ptr<const Analyzer> analyzer(std::shared_ptr<const Analyzer>(), &shared_analyzer());
  const auto pool = IndexPool::open(directory / "index", 1, analyzer);
  ASSERT_TRUE(pool.has_value());
  Application application(**pool, {});
  const auto body_of = [&application](std::string_view target) {
    Request request;
    EXPECT_TRUE(set_target(request, target).has_value()) << target;
    return application.handle(request).body;
  };
  EXPECT_THAT(body_of("/documents/plan?lang=da"),
              HasSubstr("2 af 3 sider har ingen tekst, kun billeder (side 2-3)."));
  EXPECT_THAT(body_of("/documents/plan?lang=en"),
              HasSubstr("2 of 3 pages have no text, only pictures (pages 2-3)."));
  EXPECT_THAT(body_of("/api/v1/documents/plan"), HasSubstr("\"reason\": \"only_pictures\""));
  EXPECT_THAT(body_of("/api/v1/status"), HasSubstr("\"documents_with_unread_pages\": 1"));
}

TEST(IndexPool, GivesUpAnAnalyzerThatKeepsTooManyWords) {
  const testing::TemporaryDirectory directory;
  std::ofstream(directory / "a.txt") << "Handleplanen beskriver borgerens mål.\n";
  SampleSite::add_to_index(directory / "index", (directory / "a.txt").string());
  const auto analyzer = Analyzer::open();
  ASSERT_TRUE(analyzer.has_value());
  const auto pool = IndexPool::open(directory / "index", 1, *analyzer, {}, 1000);
  ASSERT_TRUE(pool.has_value());
  const std::string state = (*pool)->state();
  const auto in_use = [&pool] { return &(*(*pool)->take().value()).analyzer(); };
  ASSERT_EQ(in_use(), analyzer->get());
  std::string words;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) words += std::string("ord") + a + b + "elig " + a + b + "ning ";
  }
  (void)(*analyzer)->analyze(words);
  EXPECT_TRUE(testing::eventually([&] { return in_use() != analyzer->get(); }));
  EXPECT_EQ((*pool)->state(), state);
  EXPECT_EQ((*pool)->problem(), "");
}

// A pool over an index of two files, and how more are added to it.
struct GrowingIndex {
  GrowingIndex() {
    add("a", "Handleplanen beskriver borgerens mål.");
    pool = IndexPool::open(
               directory / "index", 1,
               std::shared_ptr<const Analyzer>(std::shared_ptr<const Analyzer>(), &shared_analyzer()))
               .value();
  }
  void add(const std::string& name, const std::string& text) const {
    std::ofstream(directory / (name + ".txt")) << text << "\n";
    SampleSite::add_to_index(directory / "index", (directory / (name + ".txt")).string());
  }
  static std::uint64_t found(IndexSession& session, const std::string& query) {
    SearchRequest request;
    request.query = query;
    const auto result = session.searcher().search(request);
    return result ? result->total : 1000;
  }

  testing::TemporaryDirectory directory;
  std::unique_ptr<IndexPool> pool;
};

TEST(IndexPool, AnswersFromWhatItKnowsWhereAWriterHasLeftASessionBehind) {
  const GrowingIndex index;
  const std::string before = index.pool->state();
  auto lease = index.pool->take();
  ASSERT_TRUE(lease.has_value());
  index.add("b", "Varmestuen har åbent hver dag.");
  index.add("c", "Handleplanen ligger i varmestuen.");
  ASSERT_TRUE(index.pool->renew(*lease).has_value());
  EXPECT_EQ(GrowingIndex::found(**lease, "handleplan"), 1U) << "the newer one is not known yet";
  EXPECT_EQ(GrowingIndex::found(**lease, "varmestue"), 0U);
  EXPECT_TRUE((*lease)->overview().has_value());
  EXPECT_THAT((*lease)->state(), ::testing::StartsWith(before + "+")) << "must not be taken for a commit's";
  { const auto given_back = std::move(*lease); }
  EXPECT_TRUE(testing::eventually([&] {
    auto next = index.pool->take();
    return next && GrowingIndex::found(**next, "varmestue") == 2;
  }));
}

TEST(IndexPool, TellsWhatIsWrongAndGoesOnWhenItIsMended) {
  const GrowingIndex index;
  std::filesystem::rename(index.directory / "index", index.directory / "moved");
  EXPECT_TRUE(testing::eventually([&] { return !index.pool->problem().empty(); }));
  EXPECT_TRUE(index.pool->take().has_value()) << "answers go on";
  std::filesystem::rename(index.directory / "moved", index.directory / "index");
  index.add("b", "Varmestuen har åbent hver dag.");
  EXPECT_TRUE(testing::eventually([&] { return index.pool->sequence() == 2; }));
  EXPECT_EQ(index.pool->problem(), "");
}

}  // namespace
}  // namespace vidensgraf
