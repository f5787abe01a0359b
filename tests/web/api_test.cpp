// What the routes of the API answer, over an index of corpus/samples.

#include <algorithm>
#include <map>

#include <gmock/gmock.h>

#include "tests/web/sample_site.h"
#include "web/request_target.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::SampleSite;
using Json = nlohmann::json;

SampleSite& site() { return SampleSite::shared(); }

TEST(Api, ShowsTheHitsOfASearchPartByPart) {
  const Json all = site().json("/api/v1/search?q=st%C3%B8tte&limit=6");
  const Json part = site().json("/api/v1/search?q=st%C3%B8tte&limit=3&offset=3");
  ASSERT_EQ(part["hits"].size(), 3U);
  EXPECT_EQ(part["hits"][0], all["hits"][3]);
  EXPECT_EQ(part["total"], all["total"]);
  EXPECT_EQ(site().get("/api/v1/search?q=st%C3%B8tte&offset=901").status, 400);
}

TEST(Api, SaysWhereItIsDescribed) {
  EXPECT_THAT(site().get("/api/v1").body, ::testing::HasSubstr("/api/v1/openapi.json"));
}

TEST(ApiDocuments, AreListedPageByPage) {
  std::vector<std::string> ids;
  std::string from;
  do {
    const Json page = site().json("/api/v1/documents?limit=4&from=" + from);
    ASSERT_LE(page["documents"].size(), 4U);
    for (const Json& document : page["documents"]) ids.push_back(document["id"].get<std::string>());
    from = page["next"].is_null() ? "" : page["next"].get<std::string>();
  } while (!from.empty());
  EXPECT_EQ(ids.size(), site().json("/api/v1/status")["documents"].get<std::size_t>());
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

TEST(ApiDocuments, GiveTextAndMarksThatFitEachOther) {
  const Json text = site().json("/api/v1/documents/begreber-2024/text");
  std::string canonical(text["text_bytes"].get<std::size_t>(), ' ');
  for (const Json& block : text["blocks"]) {
    const auto words = block["text"].get<std::string>();
    ASSERT_EQ(words.size(), block["end"].get<std::size_t>() - block["start"].get<std::size_t>());
    canonical.replace(block["start"].get<std::size_t>(), words.size(), words);
  }
  const Json marks = site().json("/api/v1/documents/begreber-2024/marks?kind=definition")["marks"];
  ASSERT_FALSE(marks.empty());
  bool found = false;
  for (const Json& mark : marks) {
    const auto start = mark["start"].get<std::size_t>();
    const std::string words = canonical.substr(start, mark["end"].get<std::size_t>() - start);
    found = found || words.starts_with("Støttebehov: Borgerens behov for hjælp");
  }
  EXPECT_TRUE(found);
}

TEST(ApiDocuments, GiveOnlyTheBlocksOfASpan) {
  const Json all = site().json("/api/v1/documents/begreber-2024/text")["blocks"];
  ASSERT_GT(all.size(), 3U);
  const std::string start = all[1]["start"].dump();
  const std::string end = all[1]["end"].dump();
  const Json some =
      site().json("/api/v1/documents/begreber-2024/text?start=" + start + "&end=" + end)["blocks"];
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(some[0], all[1]);
}

TEST(ApiDocuments, NameNoFile) {
  for (const char* part : {"", "/text", "/passages", "/marks"}) {
    const Response response = site().get(std::string("/api/v1/documents/begreber-2024") + part);
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.body, Not(HasSubstr("corpus/samples")));
  }
  EXPECT_EQ(site().get("/api/v1/documents/findesikke").status, 404);
}

TEST(ApiComparison, SetsTwoEditionsAgainstEachOther) {
  const Json page =
      site().json("/api/v1/comparison?document=begreber-i-voksenindsatsen&document=begreber-2024");
  EXPECT_FALSE(page["both"].empty());
  bool found = false;
  for (const Json& definition : page["definitions"]) {
    if (definition["first"]["term"].get<std::string>().find("tøttebehov") == std::string::npos) continue;
    found = true;
    EXPECT_GT(definition["likeness"], 0.5);
    EXPECT_LT(definition["likeness"], 1.0);
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(site().get("/api/v1/comparison?document=begreber-2024").status, 400);
  EXPECT_EQ(site().get("/api/v1/comparison?concept=botilbud&concept=findesikke").status, 404);
}

TEST(ApiSuggest, CompletesNames) {
  const Json found = site().json("/api/v1/suggest?q=st%C3%B8tteb&kind=concept");
  std::vector<std::string> texts;
  for (const Json& completion : found["completions"]) texts.push_back(completion["text"].get<std::string>());
  EXPECT_THAT(texts, Contains("støttebehov"));
  EXPECT_EQ(site().get("/api/v1/suggest?q=a&kind=hest").status, 400);
}

Json reconciled(const Json& batch) {
  return site().json("/api/v1/reconcile?queries=" + url_encoded(batch.dump()));
}

TEST(Reconciliation, MatchesNamesInOtherForms) {
  const Json answers = reconciled({{"a", {{"query", "Støttebehovet"}}},
                                   {"b", {{"query", "SEL § 85"}, {"type", "provision"}}},
                                   {"c", {{"query", "qwertyuiop"}}}});
  const Json& best = answers["a"]["result"][0];
  EXPECT_EQ(best["name"], "støttebehov");
  EXPECT_EQ(best["match"], true);
  EXPECT_EQ(best["type"][0]["id"], "concept");
  EXPECT_THAT(answers["b"]["result"][0]["name"].get<std::string>(), HasSubstr("§ 85"));
  EXPECT_TRUE(answers["c"]["result"].empty());
}

TEST(Reconciliation, LeadsFromAnIdToThePage) {
  const Json answers = reconciled({{"a", {{"query", "støttebehov"}, {"limit", 1}}}});
  ASSERT_EQ(answers["a"]["result"].size(), 1U);
  const auto id = answers["a"]["result"][0]["id"].get<std::string>();
  const Response page = site().get("/id/" + id);
  EXPECT_EQ(page.status, 303);
  EXPECT_EQ(page.header("Location"), "/concepts/st%C3%B8ttebehov");
  const Response preview = site().get("/api/v1/reconcile/preview/" + id);
  EXPECT_THAT(preview.body, HasSubstr("<h1>støttebehov</h1>"));
  EXPECT_THAT(std::string(preview.header("Content-Security-Policy")), Not(HasSubstr("frame-ancestors")));
  EXPECT_EQ(site().get("/id/0000000000000000").status, 404);
  EXPECT_EQ(site().get("/id/hest").status, 404);
}

TEST(Reconciliation, RefusesBatchesThatAreNone) {
  for (const char* queries : {"x", "[]", "{\"a\":1}", "{\"a\":{\"query\":1}}", "{\"a\":"}) {
    EXPECT_EQ(site().get("/api/v1/reconcile?queries=" + url_encoded(queries)).status, 400) << queries;
  }
  Json many;
  for (int i = 0; i < 51; ++i) many[std::to_string(i)] = {{"query", "x"}};
  const Response refused = site().get("/api/v1/reconcile?queries=" + url_encoded(many.dump()));
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(refused.header("Access-Control-Allow-Origin"), "*");
}

// Version 0.2 of the specification, item by item.
TEST(Reconciliation, SaysWhatItOffers) {
  const Json manifest = site().json("/api/v1/reconcile");
  EXPECT_THAT(manifest["versions"], Contains("0.2"));
  for (const char* field : {"name", "identifierSpace", "schemaSpace", "documentation", "logo"}) {
    EXPECT_TRUE(manifest[field].is_string()) << field;
  }
  EXPECT_EQ(manifest["batchSize"], 50);
  EXPECT_FALSE(manifest.contains("extend"));
  EXPECT_FALSE(manifest["suggest"].contains("property"));
  for (const char* kind : {"entity", "type"}) {
    const Json& service = manifest["suggest"][kind];
    const auto base = service["service_url"].get<std::string>();
    EXPECT_EQ(base, "http://localhost");
    const auto path = service["service_path"].get<std::string>();
    const Response answer = site().get(path + "?prefix=be");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
    const Json found = Json::parse(answer.body)["result"];
    ASSERT_FALSE(found.empty()) << path;
    EXPECT_TRUE(found[0]["id"].is_string() && found[0]["name"].is_string());
    // What is skipped is not repeated.
    const Json rest = site().json(path + "?prefix=be&cursor=1")["result"];
    EXPECT_TRUE(rest.empty() || rest[0]["id"] != found[0]["id"]);
  }
  for (const char* field : {"view", "preview"}) {
    EXPECT_THAT(manifest[field]["url"].get<std::string>(), HasSubstr("{{id}}"));
  }
}

TEST(Reconciliation, KeepsToTheFormOfAnswers) {
  const Json answers =
      reconciled({{"a", {{"query", "støttebehov"}, {"type", {"law", "concept"}}, {"limit", 5}}}});
  double last = 100;
  for (const Json& candidate : answers["a"]["result"]) {
    EXPECT_TRUE(candidate["id"].is_string() && candidate["name"].is_string());
    EXPECT_TRUE(candidate["match"].is_boolean());
    EXPECT_LE(candidate["score"].get<double>(), last);
    last = candidate["score"].get<double>();
    const auto type = candidate["type"][0]["id"].get<std::string>();
    EXPECT_TRUE(type == "law" || type == "concept") << type;
  }
  EXPECT_LE(answers["a"]["result"].size(), 5U);
}

TEST(Reconciliation, TakesAnIdForItsNode) {
  const auto id = reconciled({{"a", {{"query", "støttebehov"}}}})["a"]["result"][0]["id"].get<std::string>();
  const Json again = reconciled({{"a", {{"query", id}}}});
  EXPECT_EQ(again["a"]["result"][0]["id"], id);
  EXPECT_EQ(again["a"]["result"][0]["match"], true);
  EXPECT_EQ(site().json("/api/v1/reconcile/suggest?prefix=" + id)["result"][0]["id"], id);
}

TEST(Reconciliation, SuggestsWhatIsLikeAMisspeltCell) {
  const Json suggested = site().json("/api/v1/reconcile/suggest?prefix=" + url_encoded("støttebehvo"));
  ASSERT_FALSE(suggested["result"].empty());
  EXPECT_EQ(suggested["result"][0]["name"], "støttebehov");
}

TEST(Reconciliation, PrefersTheNodeThatBearsTheName) {
  const Json answers = reconciled({{"a", {{"query", "Støttebehov"}, {"type", "concept"}}}});
  const Json& results = answers["a"]["result"];
  ASSERT_FALSE(results.empty());
  EXPECT_EQ(results[0]["name"], "støttebehov");
  EXPECT_EQ(results[0]["score"], 100);
  EXPECT_EQ(results[0]["match"], true);
  for (std::size_t i = 1; i < results.size(); ++i) EXPECT_EQ(results[i]["match"], false);
}

TEST(Reconciliation, LetsPagesOfOtherSitesAsk) {
  Request request;
  request.peer = "127.0.0.1";
  request.method = "OPTIONS";
  request.headers = {{"origin", "https://refine.example"}, {"access-control-request-method", "POST"}};
  ASSERT_TRUE(set_target(request, "/api/v1/reconcile").has_value());
  const Response response = site().application().handle(request);
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(response.header("Access-Control-Allow-Methods"), "GET, POST");
}

TEST(Reconciliation, AnswersPropertiesAloneAndEmptyNamesWithNothing) {
  const Json answers =
      reconciled({{"a", {{"properties", {{{"pid", "x"}, {"v", "y"}}}}}}, {"b", {{"query", ""}}}});
  EXPECT_TRUE(answers["a"]["result"].empty());
  EXPECT_TRUE(answers["b"]["result"].empty());
}

// What OpenRefine asks, in its order, with nothing known but the address that a user typed: the manifest; the
// first rows without a type, to guess one; a type looked for by hand; the column in batches, by POST, with
// the type and values of other columns; a preview of a candidate; another candidate looked for by hand; its
// page.
TEST(Reconciliation, LeadsThroughTheWizardOfOpenRefine) {
  const NamedValues origin = {{"origin", "http://127.0.0.1:3333"}, {"host", "viden.example"}};
  const std::string base = "http://viden.example";
  const auto path_of = [&](const Json& address) {
    const auto text = address.get<std::string>();
    EXPECT_EQ(text.rfind(base, 0), 0U) << text;
    return text.substr(base.size());
  };
  const auto filled = [](std::string address, const std::string& id) {
    const std::size_t gap = address.find("{{id}}");
    EXPECT_NE(gap, std::string::npos) << address;
    return address.replace(gap, 6, id);
  };
  const auto posted = [&](const Json& batch) {
    Request request;
    request.method = "POST";
    request.peer = "127.0.0.1";
    request.headers = origin;
    EXPECT_TRUE(set_target(request, "/api/v1/reconcile").has_value());
    request.parameters.emplace_back("queries", batch.dump());
    const Response answer = site().application().handle(request);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
    return Json::parse(answer.body);
  };
  const Json manifest = Json::parse(site().get("/api/v1/reconcile", origin).body);

  Json rows;
  int row = 0;
  for (const char* name : {"støttebehov", "Handleplaner", "botilbud", "hestekastanje"}) {
    rows["q" + std::to_string(row++)] = {{"query", name}, {"limit", 3}};
  }
  std::map<std::string, int> votes;
  const Json guessed = posted(rows);
  ASSERT_EQ(guessed.size(), rows.size());
  for (const Json& one : guessed) {
    for (const Json& candidate : one["result"]) ++votes[candidate["type"][0]["id"].get<std::string>()];
  }
  ASSERT_FALSE(votes.empty());
  const auto most = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  EXPECT_EQ(most->first, "concept");

  const Json& types = manifest["suggest"]["type"];
  const std::string type_path = path_of(types["service_url"]) + types["service_path"].get<std::string>();
  const Json type = Json::parse(site().get(type_path + "?prefix=Beg", origin).body)["result"][0];
  EXPECT_EQ(type["id"], most->first);

  for (auto& [key, query] : rows.items()) {
    query["type"] = type["id"];
    query["type_strict"] = "should";
    query["properties"] = {{{"pid", "kilde"}, {"v", "håndbogen"}}};
  }
  const Json matched = posted(rows);
  const Json& first = matched["q0"]["result"][0];
  EXPECT_EQ(first["match"], true);
  EXPECT_EQ(matched["q1"]["result"][0]["name"], "handleplan");
  EXPECT_TRUE(matched["q3"]["result"].empty());

  const auto id = first["id"].get<std::string>();
  const Response framed = site().get(filled(path_of(manifest["preview"]["url"]), id), origin);
  EXPECT_EQ(framed.status, 200);
  EXPECT_TRUE(framed.header("X-Frame-Options").empty()) << "it is shown in a frame";
  const Json& entities = manifest["suggest"]["entity"];
  const std::string entity_path =
      path_of(entities["service_url"]) + entities["service_path"].get<std::string>();
  const Json other = Json::parse(site().get(entity_path + "?prefix=handlep&cursor=0", origin).body)["result"];
  ASSERT_FALSE(other.empty());
  EXPECT_EQ(other[0]["notable"][0]["id"], "concept");
  EXPECT_EQ(site().get(filled(path_of(manifest["view"]["url"]), id), origin).status, 303);
}

TEST(Reconciliation, NamesItselfByTheHostThatWasAsked) {
  const auto manifest = [](const NamedValues& headers) {
    return Json::parse(site().get("/api/v1/reconcile", headers).body);
  };
  EXPECT_EQ(manifest({{"host", "viden.example:8080"}})["identifierSpace"], "http://viden.example:8080/id/");
  EXPECT_EQ(manifest({{"host", "x\"><script>"}})["identifierSpace"], "http://localhost/id/");
}

}  // namespace
}  // namespace vidensgraf
