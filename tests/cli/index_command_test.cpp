// vidensgraf index: what it says, what it takes, how it ends.

#include <csignal>
#include <filesystem>
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

TEST_F(IndexCommand, KeepsWhatWasCommittedOnInterruption) {
  std::string lines;
  for (int i = 0; i < 40000; ++i) {
    lines += fmt::format(
        "{{\"id\":\"d{}\",\"title\":\"Sag {}\",\"text\":\"Borger {} har brug for støtte nummer {} i sin "
        "hverdag.\"}}\n",
        i, i, i * 3, i * 7);
  }
  write("stor.jsonl", lines);
  Program program({"index", "stor.jsonl"}, setting());
  const fs::path published = folder_ / "index/pub/1";
  for (int waited = 0; waited < 60'000 && !fs::exists(published); ++waited) ::usleep(1000);
  program.signal(SIGINT);
  const ProgramResult result = program.finish();
  if (result.exit_code == 0) GTEST_SKIP() << "it was faster than the signal";
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.err, HasSubstr("Press Ctrl-C again to end at once."));
  EXPECT_THAT(result.out, HasSubstr("Stopped before the end. What is counted above is kept"));
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  const auto kept = status()["documents"].get<unsigned>();
  EXPECT_GT(kept, 0U);
  EXPECT_LT(kept, 40000U);
  EXPECT_THAT(result.out, StartsWith(fmt::format("{} added", kept)));
  // The next run goes on where it stopped.
  const ProgramResult rest = run({"index", "stor.jsonl"});
  EXPECT_EQ(rest.exit_code, 0) << rest.err;
  EXPECT_THAT(rest.out, StartsWith(fmt::format("{} added, 0 changed, {} unchanged", 40000 - kept, kept)));
}

}  // namespace
}  // namespace vidensgraf::testing
