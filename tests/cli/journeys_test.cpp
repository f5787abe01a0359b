// What staff come for, on the reference documents (not part of the repository: VIDENSGRAF_SHARED names their
// folder). docs/journeys.md shows the like on our own samples.

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using Json = nlohmann::json;

class Journey : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    const char* named = std::getenv("VIDENSGRAF_SHARED");
    const fs::path shared =
        named != nullptr ? fs::path(named) : fs::path(VIDENSGRAF_SOURCE_DIR) / "../shared";
    if (!fs::is_directory(shared / "corpus")) GTEST_SKIP() << "the reference documents are not here";
    fs::create_directory(folder_ / "rapporter");
    for (const auto& entry : fs::directory_iterator(shared / "corpus")) {
      if (entry.path().extension() == ".txt") fs::copy(entry.path(), folder_ / "rapporter");
    }
    const ProgramResult indexed = run({"index", "rapporter"});
    ASSERT_EQ(indexed.exit_code, 0) << indexed.err;
  }

  [[nodiscard]] Json json(std::vector<std::string> arguments) const {
    arguments.push_back("--json");
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    Json parsed = Json::parse(result.out, nullptr, false);
    EXPECT_FALSE(parsed.is_discarded()) << result.out;
    return parsed;
  }

  [[nodiscard]] std::set<std::string> found(const std::string& query) const {
    std::set<std::string> documents;
    const Json answer = json({"search", query});  // named: a loop over a member of a temporary would dangle
    for (const Json& hit : answer["hits"]) documents.insert(hit["document"]["id"].get<std::string>());
    return documents;
  }
};

// The ids of all documents that stand anywhere in `json`.
std::set<std::string> documents_in(const Json& json) {
  std::set<std::string> ids;
  for (const auto& [key, value] : json.items()) {
    if (key == "document") ids.insert(value.is_string() ? value.get<std::string>() : value.value("id", ""));
    if (value.is_structured()) ids.merge(documents_in(value));
  }
  return ids;
}

TEST_F(Journey, WhatDoWeMeanByKomplekstStoettebehov) {
  for (const char* query :
       {"komplekse støttebehov", "komplekst støttebehov", "støttebehov hos borgere", "stottebehov"}) {
    EXPECT_THAT(found(query), Contains("000")) << query;
  }
  const Json page = json({"concept", "komplekst støttebehov"});
  EXPECT_EQ(page["node"]["label"], "komplekst støttebehov");
  ASSERT_FALSE(page["definitions"].empty());
  const Json& place = page["definitions"][0]["places"][0];
  EXPECT_EQ(place["document"].is_string() ? place["document"] : place["document"]["id"], "000");
  EXPECT_THAT(place["cited_source"].get<std::string>(), HasSubstr("2020"));
  EXPECT_LT(place["start"], place["end"]);
  EXPECT_THAT(page["proposed"].dump(), HasSubstr("\"støttebehov\""));
  EXPECT_THAT(documents_in(page["documents"]), IsSupersetOf({"000", "001"}));
}

TEST_F(Journey, DoTheReportsDefineSammenhaengendeIndsatsTheSame) {
  const Json page = json({"definitions", "sammenhængende indsats"});
  ASSERT_THAT(page["wordings"].size(), Ge(2U));
  // One wording stands in both reports, the longer one in one of them.
  EXPECT_EQ(documents_in(page["wordings"][0]), (std::set<std::string>{"000", "001"}));
  EXPECT_EQ(documents_in(page["wordings"][1]), (std::set<std::string>{"000"}));
  EXPECT_THAT(page["near"].dump(), HasSubstr("helhedsorienteret indsats"));
}

TEST_F(Journey, WhatIsTheLegalBasisOfNationalKoordination) {
  std::set<std::string> provisions;
  for (const char* name : {"SEL § 13 b", "servicelovens § 13b", "§ 13b serviceloven"}) {
    const Json page = json({"law", name});
    provisions.insert(page["provision"].get<std::string>());
    EXPECT_THAT(documents_in(page["citations"]), Contains("002")) << name;
    EXPECT_THAT(page["quotes"].dump(), HasSubstr("Socialstyrelsen skal følge udviklingen"));
    EXPECT_THAT(page["stated_versions"].dump(), HasSubstr("LBK nr 1287"));
  }
  EXPECT_EQ(provisions, (std::set<std::string>{"serviceloven#13b"}));
  EXPECT_THAT(run({"concept", "NATKO"}).out, HasSubstr("National Koordination"));
}

TEST_F(Journey, WhichTargetGroupsIsItAbout) {
  for (const char* id : {"002", "004"}) {
    EXPECT_THAT(json({"document", id})["facts"]["nodes"]["target_group"].get<int>(), Ge(10)) << id;
  }
}

TEST_F(Journey, WhereDoesItComeFrom) {
  // VIVE's publication is cited in 002 and described by 003; both speak of its steps.
  EXPECT_THAT(json({"document", "002"})["facts"]["nodes"]["cited_work"].get<int>(), Ge(5));
  EXPECT_THAT(found("VIVE undersøgelse"), IsSupersetOf({"002", "003"}));
  EXPECT_EQ(run({"graph", "path", "002", "003"}).exit_code, 0);
}

TEST_F(Journey, WhereAreTheSixSteps) { EXPECT_THAT(found("seks trin"), IsSupersetOf({"002", "003"})); }

TEST_F(Journey, WhereDoConceptsNotFitTogether) {
  const Json hits = json({"search", "Fælles Faglige Begreber Fællessprog III"})["hits"];
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits[0]["document"]["id"], "004");
  EXPECT_THAT(hits[0]["passages"].dump(), HasSubstr("Fællessprog"));
}

TEST_F(Journey, SendsConceptsOutForReview) {
  for (const char* format : {"svg", "graphml", "turtle"}) {
    const std::string file = std::string("ud.") + format;
    const ProgramResult result = run(
        {"graph", "export", "--format", format, "--around", "kompleksitet", "--depth", "2", "--out", file});
    EXPECT_EQ(result.exit_code, 0) << format << result.err;
    EXPECT_GT(fs::file_size(folder_ / file), 500U) << format;
  }
  ASSERT_EQ(
      run({"graph", "export", "--format", "csv", "--around", "kompleksitet", "--out", "tabeller"}).exit_code,
      0);
  EXPECT_TRUE(fs::exists(folder_ / "tabeller/concepts.csv"));
}

TEST_F(Journey, TakesInANewEdition) {
  const std::string samples = std::string(VIDENSGRAF_SOURCE_DIR) + "/corpus/samples";
  for (const auto& entry : fs::directory_iterator(folder_ / "rapporter")) {
    const std::string name = entry.path().filename();
    if (name.starts_with("003")) fs::remove(entry.path());
  }
  for (const auto& entry : fs::directory_iterator(folder_ / "rapporter")) {
    const std::string name = entry.path().filename();
    if (name.starts_with("004"))
      write("rapporter/" + name, "Ny udgave\n\nEt botilbud er et sted at bo med støtte.\n");
  }
  const ProgramResult changed = run({"index", "--prune", "rapporter", samples});
  EXPECT_EQ(changed.exit_code, 0) << changed.err;
  EXPECT_THAT(changed.out, AllOf(HasSubstr(" 1 changed, 3 unchanged, 1 removed"), HasSubstr(" 0 skipped")));
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  EXPECT_EQ(run({"document", "003"}).exit_code, 1);
  ASSERT_EQ(run({"index", "rapporter", samples, "--index", "frisk"}).exit_code, 0);
  const std::vector<std::string> exported = {"graph", "export", "--format", "cytoscape", "--mentions"};
  std::vector<std::string> fresh = exported;
  fresh.insert(fresh.end(), {"--index", "frisk"});
  EXPECT_EQ(run(exported).out, run(fresh).out);
}

}  // namespace
}  // namespace vidensgraf::testing
