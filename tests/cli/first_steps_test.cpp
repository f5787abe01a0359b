// What somebody meets who types the first commands, not all of them right.

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class FirstSteps : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("mappe/god.txt",
          "Botilbud\n\nVed komplekst støttebehov forstås et behov for hjælp fra flere sider. Botilbud gives "
          "til "
          "borgere med komplekst støttebehov.\n");
  }
  void index() const { ASSERT_EQ(run({"index", "mappe"}).exit_code, 0); }
};

TEST_F(FirstSteps, BeginWithWhatToType) {
  const ProgramResult result = run({});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, AllOf(HasSubstr("vidensgraf index FOLDER"), HasSubstr("vidensgraf serve"),
                                HasSubstr("vidensgraf --help")));
}

TEST_F(FirstSteps, NameTheCommandThatWasMeant) {
  const ProgramResult result = run({"serch", "botilbud"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(
      result.err,
      StartsWith("vidensgraf: There is no command \"serch\". Did you mean \"search\"? The commands are: "
                 "index, search, concept, "));
  EXPECT_THAT(run({"udtræk"}).err, Not(HasSubstr("Did you mean")));
}

TEST_F(FirstSteps, SayInOneSentenceWhatIsWrongWithTheLine) {
  struct Line {
    std::vector<std::string> words;
    std::string said;
  };
  const Line lines[] = {
      {{"graph", "path", "botilbud"}, "vidensgraf graph path: \"to\" is missing.\n"},
      {{"graph"}, "vidensgraf graph: one of its commands must follow: neighbours, path, metrics, export.\n"},
      {{"serve", "--port", "99999"}, "vidensgraf serve: --port cannot be 99999.\n"},
      {{"review", "undo", "x", "--user", "karen"}, "vidensgraf review undo: number: \"x\" is no number.\n"},
      {{"status", "--jsn"}, "vidensgraf status: \"--jsn\" is not expected here.\n"},
      {{"search", "botilbud", "-unge"},
       "vidensgraf search: \"-unge\" is not expected here; words that begin"},
  };
  for (const Line& line : lines) {
    SCOPED_TRACE(line.said);
    const ProgramResult result = run(line.words);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, AllOf(StartsWith(line.said), HasSubstr(" --help explains it.")));
    EXPECT_EQ(result.out, "");
  }
}

TEST_F(FirstSteps, ListTheOptionForAllHelpsOnce) {
  EXPECT_THAT(run({"--help"}).out, HasSubstr("--help-all"));
  EXPECT_THAT(run({"index", "--help"}).out, Not(HasSubstr("--help-all")));
}

TEST_F(FirstSteps, LeaveNoIndexBehindForAMisspeltFolder) {
  const ProgramResult result = run({"index", "mape"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "vidensgraf: There is no file or folder \"mape\"; nothing was made.\n");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "index"));
  index();
  EXPECT_EQ(run({"index", "mape"}).exit_code, 1);
}

TEST_F(FirstSteps, SayWhatFillsAnEmptyIndex) {
  std::filesystem::create_directory(folder_ / "tom");
  EXPECT_EQ(run({"index", "tom"}).exit_code, 0);
  EXPECT_EQ(run({"search", "botilbud"}).err,
            "vidensgraf: The index \"index\" is empty; put documents into it with \"vidensgraf index\".\n");
  EXPECT_THAT(run({"saved", "run"}, {{"XDG_DATA_HOME", folder_.string()}}).err,
              HasSubstr("No search is saved yet"));
}

TEST_F(FirstSteps, SayHowAFullTextThatIsGoneComesBack) {
  index();
  std::filesystem::remove_all(folder_ / "index/text");
  const ProgramResult without = run({"search", "støttebehov"});
  EXPECT_NE(without.exit_code, 0);
  EXPECT_EQ(without.err,
            "vidensgraf: The index \"index\" cannot be read: its full text is missing; \"vidensgraf index\" "
            "derives it anew.\n");
  index();
  EXPECT_EQ(run({"search", "støttebehov"}).exit_code, 0);
}

TEST_F(FirstSteps, TakeTermsOfSeveralWordsWithoutQuotationMarks) {
  index();
  EXPECT_THAT(run({"concept", "komplekst", "støttebehov"}).out,
              StartsWith("komplekst støttebehov (concept)"));
  EXPECT_THAT(run({"definitions", "komplekst", "støttebehov"}).out,
              StartsWith("komplekst støttebehov (concept): 1 definition"));
}

TEST_F(FirstSteps, PointAtThePartOfAQueryInItsOwnWords) {
  index();
  EXPECT_THAT(run({"search", "støttebehov", "(botilbud"}).err,
              HasSubstr("vidensgraf: at \"(botilbud\": this parenthesis is never closed\n"));
  EXPECT_THAT(run({"search", ""}).err, HasSubstr("vidensgraf: in the query: the query holds no word"));
}

TEST_F(FirstSteps, AdviseWhereNothingIsFound) {
  index();
  const ProgramResult nothing = run({"search", "kvantekromodynamik", "--facet", "type=rapport"});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_THAT(nothing.err,
              AllOf(StartsWith("Nothing was found: try other"), HasSubstr("leave out a --facet")));
  EXPECT_EQ(run({"search", "botilbud"}).err, "");
}

TEST_F(FirstSteps, CountOnlyBytesThatWereRead) {
  write("mappe/stor.txt", std::string(std::size_t{70} << 20U, 'a'));
  const ProgramResult result = run({"index", "mappe"});
  EXPECT_THAT(result.out, StartsWith("1 added, 0 changed, 0 unchanged, 0 removed, 1 skipped; 0.0 MB"));
}

}  // namespace
}  // namespace vidensgraf::testing
