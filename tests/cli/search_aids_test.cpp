// The commands around search, as a user runs them.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace vidensgraf {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class SearchAids : public vidensgraf::testing::ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("docs/bolig.txt",
          "Boliger til unge\n\nUnge med støttebehov får hjælp efter servicelovens § 85. Et støttebehov kan "
          "være "
          "stort. Den unge får en bostøttemedarbejder.\n");
    write("docs/plan.txt",
          "Planer\n\nEn plan efter servicelovens § 141 beskriver støttebehovet. Hjemløse borgere får en "
          "plan.\n");
    ASSERT_EQ(run({"index", "docs"}).exit_code, 0);
  }
};

TEST_F(SearchAids, SearchSaysOfACopyWhichHitItIs) {
  write("docs/plan-igen.md",
        "# Planer\n\nEn plan efter servicelovens § 141 beskriver støttebehovet. Hjemløse borgere får en "
        "plan.\n");
  ASSERT_EQ(run({"index", "docs"}).exit_code, 0);
  const auto hits = run({"search", "plan", "hjemløse"});
  EXPECT_THAT(hits.out, HasSubstr("the same publication as plan"));
  const auto json = nlohmann::json::parse(run({"search", "plan", "hjemløse", "--json"}).out);
  EXPECT_EQ(json["total"], 2);
  EXPECT_TRUE(json["hits"][0]["copy_of"].is_null());
  EXPECT_EQ(json["hits"][1]["copy_of"], json["hits"][0]["document"]["id"]);
}

TEST_F(SearchAids, CompleteListsNamesThatBeginSo) {
  const auto names = run({"complete", "stotteb"});
  EXPECT_EQ(names.exit_code, 0) << names.err;
  EXPECT_THAT(names.out, StartsWith("støttebehov  (concept, 2 documents)\n"));
  const auto provisions = run({"complete", "SEL", "§", "8", "--json"});
  EXPECT_EQ(provisions.exit_code, 0) << provisions.err;
  const auto json = nlohmann::json::parse(provisions.out);
  ASSERT_EQ(json["completions"].size(), 1U);
  EXPECT_EQ(json["completions"][0]["text"], "serviceloven § 85");
}

TEST_F(SearchAids, CompleteSaysByItsExitCodeThatNothingBeginsSo) {
  const auto nothing = run({"complete", "xyzzy"});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_EQ(nothing.out, "");
  EXPECT_EQ(run({"complete", "st", "--kind", "nonsense"}).exit_code, 2);
}

TEST_F(SearchAids, SearchTakesSeveralValuesOfAFacet) {
  const auto both = run({"search", "plan", "hjælp", "--facet", "law=SEL", "--facets", "law,year", "--json"});
  EXPECT_EQ(both.exit_code, 0) << both.err;
  const auto json = nlohmann::json::parse(both.out);
  EXPECT_EQ(json["total"], 2);
  EXPECT_EQ(json["facets"].size(), 2U);
  EXPECT_EQ(json["facets"]["law"][0],
            nlohmann::json::parse(
                R"({"value": "serviceloven", "label": "serviceloven", "count": 2, "selected": true})"));
  EXPECT_EQ(run({"search", "--facet", "lov=serviceloven"}).exit_code, 0);
  const auto unknown = run({"search", "plan", "--facet", "farve=rød"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("There is no facet \"farve\"."));
  EXPECT_EQ(run({"search", "plan", "--facet", "law="}).exit_code, 2);
  EXPECT_EQ(run({"search", "plan", "--facet", "law"}).exit_code, 2);
}

TEST_F(SearchAids, SearchFindsSimilarDocumentsAndSaysWhatTheyShare) {
  const auto similar = run({"search", "--similar", "bolig"});
  EXPECT_EQ(similar.exit_code, 0) << similar.err;
  EXPECT_THAT(similar.out, HasSubstr("shares: "));
  EXPECT_THAT(similar.out, HasSubstr("støttebehov"));
  EXPECT_EQ(run({"search", "--similar", "ukendt"}).exit_code, 1);
}

TEST_F(SearchAids, BatchSearchKeepsTheOtherColumns) {
  write("terms.csv", "\xEF\xBB\xBFnr;begreb\r\n7;støttebehov\r\n8;xyzzyq\r\n");
  const auto done = run({"search", "--batch", "terms.csv", "--output", "hits.csv", "--bom", "--limit", "1"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_EQ(done.out, "");
  std::ifstream file(folder_ / "hits.csv", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_THAT(text, StartsWith("\xEF\xBB\xBFterm;nr;rank;score;document;"));
  EXPECT_THAT(text, HasSubstr("\r\nstøttebehov;7;1;"));
  EXPECT_THAT(text, HasSubstr("\r\nxyzzyq;8;;"));
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    EXPECT_THAT(entry.path().string(), Not(HasSubstr(".tmp"))) << "nothing half written stays";
  }
}

TEST_F(SearchAids, SearchSaysWhichOfTheHitsItShows) {
  const auto first = run({"search", "støttebehov", "--limit", "1"});
  EXPECT_THAT(first.out, HasSubstr("  1 to 1 of 2 documents (--limit and --offset show others)"));
  const auto second = run({"search", "støttebehov", "--limit", "1", "--offset", "1", "--json"});
  EXPECT_EQ(nlohmann::json::parse(second.out)["hits"][0]["rank"], 2);
  const auto beyond = run({"search", "støttebehov", "--offset", "2"});
  EXPECT_EQ(beyond.exit_code, 1);
  EXPECT_THAT(beyond.out, HasSubstr("none of 2 documents is so far down"));
  EXPECT_THAT(beyond.err, Not(HasSubstr("Nothing was found")));
  EXPECT_THAT(run({"search", "støttebehov"}).out, Not(HasSubstr("--offset")));
}

TEST_F(SearchAids, OneSearchIsATableToo) {
  const auto done = run({"search", "støttebehov", "--csv"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.out, StartsWith("term,rank,score,document,"));
  EXPECT_THAT(done.out, HasSubstr("\r\nstøttebehov,2,"));
  EXPECT_EQ(run({"search", "xyzzyq", "--csv"}).exit_code, 1);
}

TEST_F(SearchAids, BatchSearchSaysWhatIsWrong) {
  write("unclear.csv", "1,støtte\n2,plan\n");
  const auto unclear = run({"search", "--batch", "unclear.csv"});
  EXPECT_EQ(unclear.exit_code, 2);
  EXPECT_THAT(unclear.err, HasSubstr("unclear.csv: The first line names no column"));
  EXPECT_EQ(run({"search", "--batch", "none.csv"}).exit_code, 2);
  EXPECT_EQ(run({"search", "støtte", "--batch", "unclear.csv"}).exit_code, 2);
  EXPECT_EQ(run({"search", "støtte", "--output", "hits.csv"}).exit_code, 2);
  EXPECT_EQ(run({"search", "støtte", "--csv", "--output", "no/such/folder.csv"}).exit_code, 2);
}

class SavedSearchesOfAUser : public SearchAids {
 protected:
  [[nodiscard]] vidensgraf::testing::ProgramResult saved(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "saved");
    return run(arguments, {{"XDG_DATA_HOME", (folder_ / "data").string()}});
  }
};

TEST_F(SavedSearchesOfAUser, SayWhatIsNewChangedAndGoneSinceTheLastLook) {
  EXPECT_EQ(saved({"list"}).exit_code, 1);
  const auto added = saved({"add", "behov", "støttebehov", "--index", "index"});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_EQ(added.out, "behov: 2 documents now, at commit 1\n");
  EXPECT_EQ(saved({"add", "behov", "andet", "--index", "index"}).exit_code, 2) << "the name is taken";
  EXPECT_THAT(saved({"run"}).out, HasSubstr("nothing new"));
  EXPECT_EQ(saved({"run"}).exit_code, 1);

  write("docs/ny.txt", "Nyt\n\nEn ny tekst om støttebehov hos unge.\n");
  write("docs/plan.txt", "Planer\n\nStøttebehovet beskrives i en anden plan end før.\n");
  std::filesystem::remove(folder_ / "docs/bolig.txt");
  ASSERT_EQ(run({"index", "docs", "--prune"}).exit_code, 0);

  const auto kept = saved({"run", "behov", "--json", "--keep"});
  EXPECT_EQ(kept.exit_code, 0) << kept.err;
  const auto json = nlohmann::json::parse(kept.out);
  EXPECT_EQ(json["added"], nlohmann::json::array({"ny"}));
  EXPECT_EQ(json["changed"], nlohmann::json::array({"plan"}));
  EXPECT_EQ(json["gone"], nlohmann::json::array({"bolig"}));
  EXPECT_EQ(json["since_commit"], 1);
  EXPECT_EQ(json["rebuilt"], false);
  EXPECT_EQ(json["hits"].size(), 2U);
  const auto shown = saved({"run"});
  EXPECT_EQ(shown.exit_code, 0) << "it was kept as not seen";
  EXPECT_THAT(shown.out, HasSubstr("1 new: ny"));
  EXPECT_THAT(shown.out, HasSubstr("1 changed: plan"));
  EXPECT_THAT(shown.out, HasSubstr("1 gone: bolig"));
  EXPECT_EQ(saved({"run"}).exit_code, 1) << "now it was seen";
}

TEST_F(SavedSearchesOfAUser, KnowAnIndexThatWasBuiltAnew) {
  ASSERT_EQ(saved({"add", "behov", "støttebehov", "--facet", "law=SEL", "--index", "index"}).exit_code, 0);
  std::filesystem::remove_all(folder_ / "index");
  ASSERT_EQ(run({"index", "docs"}).exit_code, 0);
  const auto anew = saved({"run"});
  EXPECT_EQ(anew.exit_code, 1) << anew.err;
  EXPECT_THAT(anew.out, HasSubstr("built anew"));
  std::filesystem::remove_all(folder_ / "index");
  const auto none = saved({"run"});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_THAT(none.err, HasSubstr("behov: "));
}

TEST_F(SavedSearchesOfAUser, AreForgottenAndSurviveNoDamageSilently) {
  ASSERT_EQ(saved({"add", "behov", "støttebehov", "--index", "index"}).exit_code, 0);
  EXPECT_THAT(saved({"list"}).out, StartsWith("behov: støttebehov\n"));
  EXPECT_EQ(saved({"remove", "behov"}).exit_code, 0);
  EXPECT_EQ(saved({"remove", "behov"}).exit_code, 1);
  EXPECT_EQ(saved({"run", "behov"}).exit_code, 1);
  write("data/vidensgraf/saved-searches.json", "{\"version\": 1, \"searches\": [7]}");
  const auto damaged = saved({"list"});
  EXPECT_EQ(damaged.exit_code, 3);
  EXPECT_THAT(damaged.err, HasSubstr("is damaged"));
  write("data/vidensgraf/saved-searches.json", "{\"version\": 99, \"searches\": []}");
  EXPECT_EQ(saved({"list"}).exit_code, 2);
}

}  // namespace
}  // namespace vidensgraf
