// A review sheet there and back again, as people do it.

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

class ReviewCommand : public vidensgraf::testing::ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("docs/behov.txt",
          "Behov\n\nVed støttebehov forstås et behov for hjælp. Et komplekst støttebehov er et støttebehov, "
          "der "
          "kræver flere indsatser. En handleplan beskriver støttebehovet.\n");
    ASSERT_EQ(run({"index", "docs"}).exit_code, 0);
  }

  std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // The sheet with "decision;correction" on the row that names `name`.
  std::string filled_in(std::string sheet, const std::string& name, const std::string& decision) const {
    const std::size_t row = sheet.find(";" + name + ";");
    EXPECT_NE(row, std::string::npos) << name << " in " << sheet;
    const std::size_t end = sheet.find(";;;\r\n", row);
    return sheet.replace(end, 3, ";" + decision + ";");
  }
};

TEST_F(ReviewCommand, ASheetComesBackAndChangesTheGraph) {
  ASSERT_EQ(run({"review", "sheet", "--around", "handleplan", "--out", "ark.csv"}).exit_code, 0);
  std::string sheet = filled_in(read("ark.csv"), "handleplan", "omdøb;plan for indsatsen");
  ASSERT_EQ(run({"review", "sheet", "--around", "komplekst støttebehov", "--out", "ark.csv"}).exit_code, 0);
  const std::string other = filled_in(read("ark.csv"), "komplekst støttebehov", "slå sammen;støttebehov");
  sheet += other.substr(other.find('\n') + 1);
  write("ark.csv", sheet);
  const auto dry = run({"review", "import", "ark.csv", "--user", "karen", "--dry-run"});
  EXPECT_THAT(dry.out, HasSubstr("2 decisions")) << dry.err;
  EXPECT_EQ(run({"review", "list"}).exit_code, 1);
  const auto done = run({"review", "import", "ark.csv", "--user", "karen"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("2 decisions brought in"));
  EXPECT_THAT(run({"review", "import", "ark.csv", "--user", "karen"}).out, HasSubstr("2 were there already"));

  EXPECT_THAT(run({"concept", "plan for indsatsen"}).out, HasSubstr("handleplan"));
  EXPECT_THAT(run({"concept", "komplekst støttebehov"}).out, HasSubstr("merged by a reviewer"));
  EXPECT_THAT(run({"complete", "plan for"}).out, HasSubstr("plan for indsatsen"));
  EXPECT_EQ(run({"search", "plan for indsatsen"}).exit_code, 0) << "found by what the documents call it";

  // Indexing anew keeps them; so does an export into another index.
  ASSERT_EQ(run({"index", "docs", "--prune"}).exit_code, 0);
  EXPECT_THAT(run({"review", "list"}).out, HasSubstr("handleplan -> plan for indsatsen  [counts]"));
  ASSERT_EQ(run({"review", "export", "--out", "log.jsonl"}).exit_code, 0);
  ASSERT_EQ(run({"index", "docs", "--index", "other"}).exit_code, 0);
  EXPECT_EQ(run({"review", "import", "log.jsonl", "--index", "other", "--user", "per"}).exit_code, 0);
  EXPECT_EQ(run({"concept", "plan for indsatsen", "--index", "other"}).exit_code, 0);

  const auto listed = nlohmann::json::parse(run({"review", "list", "--json"}).out)["decisions"];
  ASSERT_EQ(listed.size(), 2U);
  const bool rename_first = listed[0]["decision"] == "rename";
  const auto number = std::to_string(listed[rename_first ? 0 : 1]["number"].get<int>());
  EXPECT_EQ(run({"review", "undo", number, "--user", "per"}).exit_code, 0);
  EXPECT_EQ(run({"concept", "plan for indsatsen"}).exit_code, 1);
  EXPECT_THAT(run({"review", "list", "--all"}).out, HasSubstr("taken back by per"));
}

TEST_F(ReviewCommand, SaysInOneSentenceWhatIsWrong) {
  const auto none = run({"review", "list"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_THAT(none.err, HasSubstr("No decision is in force in this index"));

  write("windows.csv", "sep=;\r\nid;navn;beslutning;bem\xE6rkning\r\n1,23457E+15;x;godkend;bl\xE5\r\n");
  const auto mangled = run({"review", "import", "windows.csv", "--user", "karen"});
  EXPECT_EQ(mangled.exit_code, 1);
  EXPECT_THAT(mangled.err, HasSubstr("windows.csv, line 3: \"1,23457E+15\" is no id of a sheet"));
  ASSERT_EQ(run({"review", "sheet", "--around", "handleplan", "--out", "ark.csv"}).exit_code, 0);
  write("ark.csv", filled_in(read("ark.csv"), "handleplan", "godkend;"));
  write("docs/mere.txt", "Mere\n\nHver handleplan skal følges op. En handleplan er skriftlig.\n");
  ASSERT_EQ(run({"index", "docs"}).exit_code, 0);
  const auto changed = run({"review", "import", "ark.csv", "--user", "karen"});
  EXPECT_EQ(changed.exit_code, 0) << changed.err;
  EXPECT_THAT(changed.err, HasSubstr("places in 2 documents now."));

  EXPECT_EQ(run({"review", "import", "missing.csv", "--user", "karen"}).exit_code, 2);
  EXPECT_EQ(run({"review", "undo", "99", "--user", "karen"}).exit_code, 1);
  const auto refused = run({"review", "merge", "handleplan", "hestekastanje", "--user", "karen"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.err, "vidensgraf: Nothing in the index is called \"hestekastanje\".\n");
}

TEST_F(ReviewCommand, AnExportWithoutDecisionsCanBeBroughtIn) {
  const auto exported = run({"review", "export", "--out", "none.jsonl"});
  EXPECT_EQ(exported.exit_code, 1);
  EXPECT_EQ(exported.err, "There are no decisions in this index.\n");
  const auto imported = run({"review", "import", "none.jsonl", "--user", "karen"});
  EXPECT_EQ(imported.exit_code, 0);
  EXPECT_EQ(imported.out, "0 decisions brought in, 0 were there already, 0 taken back\n");
  EXPECT_EQ(imported.err, "");
}

TEST_F(ReviewCommand, ARejectedConceptTakesItsDefinitionAlong) {
  const auto definitions = [this] {
    const auto page = nlohmann::json::parse(run({"document", "behov", "--json"}).out, nullptr, false);
    return page.is_object() ? page["facts"]["definitions"].get<int>() : -1;
  };
  const int before = definitions();
  ASSERT_GT(before, 0);
  ASSERT_EQ(run({"review", "reject", "støttebehov", "--user", "karen"}).exit_code, 0);
  EXPECT_EQ(definitions(), before - 1);
}

TEST_F(ReviewCommand, OneBadFileStopsNoOtherOfTheFolder) {
  ASSERT_EQ(run({"review", "accept", "handleplan", "--user", "karen"}).exit_code, 0);
  ASSERT_EQ(run({"review", "export", "--out", "log.jsonl"}).exit_code, 0);
  std::string line = read("log.jsonl");
  line.replace(line.find("karen"), 5, "jonas");
  write("handed/2.jsonl", line);
  std::filesystem::create_directory(folder_ / "handed/1.jsonl");
  std::filesystem::create_symlink(folder_ / "log.jsonl", folder_ / "handed/3.jsonl");
  const auto done = run({"review", "import", "handed", "--user", "root"});
  EXPECT_EQ(done.exit_code, 2);
  EXPECT_THAT(done.out, HasSubstr("1 decision brought in, 0 were there already"));
  EXPECT_THAT(done.err, HasSubstr("handed/1.jsonl is no file."));
  EXPECT_THAT(done.err, HasSubstr("handed/3.jsonl is no file."));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "handed/brought-in/2.jsonl"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "handed/3.jsonl"));
  EXPECT_EQ(run({"review", "import", "handed", "--user", "root", "--index", "none"}).exit_code, 2);

  std::filesystem::remove_all(folder_ / "handed");
  write("handed/4.jsonl", line);
  std::filesystem::create_directory(folder_ / "elsewhere");
  std::filesystem::create_directory_symlink(folder_ / "elsewhere", folder_ / "handed/brought-in");
  EXPECT_EQ(run({"review", "import", "handed", "--user", "root"}).exit_code, 2);
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "elsewhere"));
}

TEST_F(ReviewCommand, BringsInWhatWasHandedInOnThePageOnce) {
  ASSERT_EQ(run({"review", "accept", "handleplan", "--user", "karen", "--comment", "fint"}).exit_code, 0);
  ASSERT_EQ(run({"review", "export", "--out", "log.jsonl"}).exit_code, 0);
  std::string line = read("log.jsonl");
  line.replace(line.find("karen"), 5, "jonas");
  write("handed/20261122T120000Z-jonas-1.jsonl", line);
  write("handed/20261122T120001Z-jonas-1.jsonl",
        "{\"withdraw\":1,\"user\":\"jonas\",\"time\":\"2026-11-22T12:00:01Z\"}\n");
  const auto done = run({"review", "import", "handed", "--user", "root"});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("1 decision brought in, 0 were there already, 1 taken back"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "handed/brought-in/20261122T120000Z-jonas-1.jsonl"));
  write("handed/20261122T120000Z-jonas-1.jsonl", line);
  EXPECT_THAT(run({"review", "import", "handed", "--user", "root"}).out, HasSubstr("0 decisions brought in"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "handed/brought-in/20261122T120000Z-jonas-1-2.jsonl"));
  EXPECT_THAT(run({"review", "list"}).out, HasSubstr("jonas  accept handleplan"));
  EXPECT_THAT(run({"review", "list"}).out, Not(HasSubstr("karen")));
}

}  // namespace
}  // namespace vidensgraf
