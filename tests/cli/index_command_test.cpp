// vidensgraf index: what it says, what it takes, how it ends.

#include <csignal>
#include <filesystem>
#include <regex>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class IndexCommand : public ProgramTest {
 protected:
  [[nodiscard]] nlohmann::json status() const { return nlohmann::json::parse(run({"status", "--json"}).out); }
};

TEST_F(IndexCommand, ReadsTheSamplesInEveryFormat) {
  const std::string samples = std::string(VIDENSGRAF_SOURCE_DIR) + "/corpus/samples";
  const ProgramResult result = run({"index", samples});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  EXPECT_GE(status()["documents"], 12);
  EXPECT_GT(status()["passages"], status()["documents"]);
}

TEST_F(IndexCommand, GivesShortIdsWhereTheyAreUnique) {
  write("m/1_a.txt", "Første dokument.\n");
  write("m/2_b.txt", "Andet dokument.\n");
  ASSERT_EQ(run({"index", "m"}).exit_code, 0);
  EXPECT_EQ(run({"document", "1"}).exit_code, 0);
  EXPECT_EQ(run({"document", "2"}).exit_code, 0);
  // Another "1" comes: neither may be called so any more.
  write("m/1_c.txt", "Tredje dokument.\n");
  ASSERT_EQ(run({"index", "m/1_c.txt"}).exit_code, 0);
  EXPECT_EQ(run({"document", "1"}).exit_code, 1);
  EXPECT_EQ(run({"document", "1_a"}).exit_code, 0);
  EXPECT_EQ(run({"document", "1_c"}).exit_code, 0);
  // And goes again.
  ASSERT_EQ(run({"remove", "1_c"}).exit_code, 0);
  EXPECT_EQ(run({"document", "1"}).exit_code, 0);
  EXPECT_EQ(run({"verify"}).exit_code, 0);
}

TEST_F(IndexCommand, NamesPagesThatAreOnlyPictures) {
  // Two pages: a line of text, and a grey rectangle.
  write("m/plan.pdf",
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        "4 0 obj<</Length 52>>stream\nBT /F1 12 Tf 72 720 Td (Kommunen laver en plan.) Tj ET\nendstream "
        "endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        "6 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 7 0 R>>endobj\n"
        "7 0 obj<</Length 26>>stream\n0.5 g 100 100 400 500 re f\nendstream endobj\n"
        "trailer<</Root 1 0 R/Size 8>>\n%%EOF\n");
  write("m/b.txt", "Et dokument.\n");
  const ProgramResult result = run({"index", "m"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  constexpr const char* kSentence = "1 of 2 pages has no text, only pictures (page 2).";
  EXPECT_THAT(result.err, HasSubstr(fmt::format("not all of m/plan.pdf was read: {}\n", kSentence)));
  EXPECT_THAT(run({"document", "plan"}).out, HasSubstr(kSentence));
  const auto json = nlohmann::json::parse(run({"document", "plan", "--json"}).out);
  EXPECT_EQ(json["unread_pages"], nlohmann::json::parse(R"([{"page": 2, "reason": "only_pictures"}])"));
  EXPECT_EQ(json["pages"], 2);
  EXPECT_TRUE(nlohmann::json::parse(run({"document", "b", "--json"}).out)["unread_pages"].empty());
  EXPECT_EQ(status()["documents_with_unread_pages"], 1);
  EXPECT_THAT(run({"status"}).out, HasSubstr("1 of them with pages that could not be read"));
  // What is stored is read again by the next run, which has nothing to say.
  const ProgramResult again = run({"index", "m"});
  EXPECT_THAT(again.out, StartsWith("0 added, 0 changed, 2 unchanged"));
  EXPECT_THAT(again.err, Not(HasSubstr("not all of")));
  EXPECT_EQ(run({"verify"}).exit_code, 0);
}

TEST_F(IndexCommand, PassesOverHiddenFilesAndItsOwnIndex) {
  write("m/a.txt", "Et dokument.\n");
  write("m/.skjult.txt", "Skjult.\n");
  write("m/.git/config.txt", "Skjult.\n");
  ASSERT_EQ(run({"index", "m", "--index", "m/index"}).exit_code, 0);
  const ProgramResult again = run({"index", "m", "--index", "m/index"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, StartsWith("0 added, 0 changed, 1 unchanged"));
}

TEST_F(IndexCommand, TakesFilesOfTheSameNameApart) {
  write("m/a/rapport.txt", "Fra a.\n");
  write("m/b/rapport.txt", "Fra b.\n");
  const ProgramResult result = run({"index", "m"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(run({"document", "a/rapport.txt"}).exit_code, 0);
  EXPECT_EQ(run({"document", "b/rapport.txt"}).exit_code, 0);
}

TEST_F(IndexCommand, OfTwoLinesWithOneIdKeepsTheFirst) {
  write("m/a.jsonl",
        "{\"id\":\"x\",\"title\":\"Første\",\"text\":\"En "
        "tekst.\"}\n{\"id\":\"x\",\"title\":\"Anden\",\"text\":\"To.\"}\n");
  const ProgramResult result = run({"index", "m"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("skipped m/a.jsonl:2: Its id x is already that of m/a.jsonl:1."));
  EXPECT_THAT(run({"document", "x"}).out, HasSubstr("Første"));
}

TEST_F(IndexCommand, LeavesOutDocumentsOnRequest) {
  write("m/a.txt", "Et dokument.\n");
  write("m/b.txt", "Et andet.\n");
  ASSERT_EQ(run({"index", "m"}).exit_code, 0);
  const ProgramResult unknown = run({"remove", "a", "c"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("There is no document c in the index."));
  EXPECT_EQ(status()["documents"], 2);
  EXPECT_EQ(run({"remove", "a"}).exit_code, 0);
  EXPECT_EQ(status()["documents"], 1);
}

// Runs that are interrupted as soon as the program says that something is committed, long before their end:
// the input would take it many times as long. It is cut short afterwards, so that the rest can be run.
class Interruption : public IndexCommand {
 protected:
  static constexpr unsigned kFarTooMany = 200'000;
  static constexpr unsigned kEnough = 7000;

  static std::string line(unsigned number, std::string_view wording) {
    return fmt::format(
        "{{\"id\":\"d{0}\",\"title\":\"Sag {0}\",\"text\":\"Sagsnummer {1} {2} efter servicelovens § "
        "{3}.\"}}\n",
        number, number * 7, wording, 80 + number % 40);
  }
  // The first `count` cases; those below `changed` in another wording.
  void write_cases(const std::string& name, unsigned count, unsigned changed = 0) const {
    std::string lines;
    for (unsigned i = 0; i < count; ++i) {
      lines += line(i, i < changed ? "har nu en samlet indsats" : "har støttebehov");
    }
    write(name, lines);
  }
  [[nodiscard]] Program::Setting on_terminal() const {
    Program::Setting own = setting();
    own.on_terminal = true;
    return own;
  }
  static bool wait_for_commit(Program& program) {
    return program.wait_for(std::regex(", [1-9][0-9]* committed"));
  }
  [[nodiscard]] unsigned documents() const { return status()["documents"].get<unsigned>(); }

  // The rest of `name`, cut to `count` cases, completes the index to what a fresh build gives.
  void expect_completion(const std::string& name) const {
    const ProgramResult rest = run({"index", name});
    EXPECT_EQ(rest.exit_code, 0) << rest.err;
    EXPECT_EQ(run({"verify"}).exit_code, 0);
    ASSERT_EQ(run({"index", name, "--index", "frisk"}).exit_code, 0);
    EXPECT_TRUE(graph_of("index") == graph_of("frisk")) << "not as after a fresh build";
    EXPECT_EQ(run({"search", "samlede indsatser", "--json"}).out,
              run({"search", "samlede indsatser", "--json", "--index", "frisk"}).out);
  }

  // The graph with every place that is said to speak for it.
  [[nodiscard]] std::string graph_of(const std::string& index) const {
    const ProgramResult result = run({"graph", "export", "--format", "cytoscape", "--index", index});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
};

TEST_F(Interruption, OfAFirstBuildKeepsWhatItSaysIsKept) {
  write_cases("sager.jsonl", kFarTooMany);
  Program program({"index", "sager.jsonl"}, on_terminal());
  ASSERT_TRUE(wait_for_commit(program));
  program.type("\x03");  // Ctrl-C
  const ProgramResult result = program.finish();
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.err, HasSubstr(" MB/s, "));
  EXPECT_THAT(result.err, HasSubstr("Press Ctrl-C again to end at once."));
  EXPECT_THAT(result.out, HasSubstr("Stopped before the end. What is counted above is kept"));
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  const unsigned kept = documents();
  EXPECT_GT(kept, 0U);
  EXPECT_LT(kept, kFarTooMany);
  EXPECT_THAT(result.out, StartsWith(fmt::format("{} added, 0 changed, 0 unchanged", kept)));

  write_cases("sager.jsonl", kEnough);
  expect_completion("sager.jsonl");
}

TEST_F(Interruption, OfAnUpdateLeavesEachDocumentOldOrNew) {
  constexpr unsigned kOld = 3000;
  write_cases("sager.jsonl", kOld);
  ASSERT_EQ(run({"index", "sager.jsonl"}).exit_code, 0);
  write_cases("sager.jsonl", kFarTooMany, kOld);
  Program program({"index", "sager.jsonl"}, on_terminal());
  ASSERT_TRUE(wait_for_commit(program));
  program.signal(SIGTERM);  // as when the machine is shut down
  const ProgramResult result = program.finish();
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Stopped before the end. What is counted above is kept"));
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  const unsigned kept = documents();
  EXPECT_GE(kept, kOld);
  EXPECT_LT(kept, kFarTooMany);
  EXPECT_THAT(result.out, HasSubstr(fmt::format("{} added, {} changed", kept - kOld, kOld)));

  write_cases("sager.jsonl", kEnough, kOld);
  expect_completion("sager.jsonl");
}

TEST_F(Interruption, TwiceEndsAtOnceAndLosesNothingCommitted) {
  write_cases("sager.jsonl", kFarTooMany);
  Program program({"index", "sager.jsonl"}, on_terminal());
  ASSERT_TRUE(wait_for_commit(program));
  program.type("\x03");
  ASSERT_TRUE(program.wait_for(std::regex("Press Ctrl-C again")));
  program.type("\x03");
  EXPECT_THAT(program.finish().exit_code, ::testing::AnyOf(128 + SIGINT, 1));  // 1: the first had just done

  write_cases("sager.jsonl", kEnough);
  const ProgramResult rest = run({"index", "sager.jsonl"});
  EXPECT_EQ(rest.exit_code, 0) << rest.err;
  EXPECT_THAT(rest.out, Not(StartsWith(fmt::format("{} added", kEnough))));
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  EXPECT_EQ(documents(), kEnough);
}

}  // namespace
}  // namespace vidensgraf::testing
