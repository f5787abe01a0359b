// What running `vidensgraf index` again does: tests/indexer/any_sequence_test.cpp checks the result in full.

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::StartsWith;

class Incremental : public ProgramTest {};

TEST_F(Incremental, SkipsReplacesAndPrunes) {
  write("m/a.txt", "Første dokument om støtte.\n");
  write("m/b.txt", "Andet dokument om støtte.\n");
  write("m/c.jsonl",
        "{\"id\":\"c1\",\"title\":\"Et\",\"text\":\"Første "
        "linje.\"}\n{\"id\":\"c2\",\"title\":\"To\",\"text\":\"Anden linje.\"}\n");
  EXPECT_THAT(run({"index", "m"}).out, StartsWith("4 added, 0 changed, 0 unchanged, 0 removed"));
  EXPECT_THAT(run({"index", "m"}).out, StartsWith("0 added, 0 changed, 4 unchanged, 0 removed"));
  write("m/a.txt", "Første dokument, nu om bolig.\n");
  write("m/c.jsonl", "{\"id\":\"c1\",\"title\":\"Et\",\"text\":\"Første linje, ny.\"}\n");
  EXPECT_THAT(run({"index", "m"}).out, StartsWith("0 added, 2 changed, 1 unchanged, 1 removed"));
  EXPECT_EQ(run({"document", "c2"}).exit_code, 1);
  fs::remove(folder_ / "m/b.txt");
  EXPECT_THAT(run({"index", "m"}).out, StartsWith("0 added, 0 changed, 2 unchanged, 0 removed"));
  EXPECT_THAT(run({"index", "m", "--prune"}).out, StartsWith("0 added, 0 changed, 2 unchanged, 1 removed"));
  EXPECT_EQ(run({"document", "b"}).exit_code, 1);
  EXPECT_EQ(run({"verify"}).exit_code, 0);
}

TEST_F(Incremental, PruneLooksOnlyAtTheFoldersGiven) {
  write("m/a.txt", "I m.\n");
  write("n/b.txt", "I n.\n");
  ASSERT_EQ(run({"index", "m", "n"}).exit_code, 0);
  fs::remove(folder_ / "m/a.txt");
  fs::remove(folder_ / "n/b.txt");
  EXPECT_THAT(run({"index", "m", "--prune"}).out, StartsWith("0 added, 0 changed, 0 unchanged, 1 removed"));
  EXPECT_EQ(run({"document", "b"}).exit_code, 0);
}

TEST_F(Incremental, ABrokenLineTakesNoOtherDocumentAway) {
  write("c.jsonl",
        "{\"id\":\"c1\",\"title\":\"Et\",\"text\":\"Første.\"}\n{\"id\":\"c2\",\"title\":\"To\",\"text\":"
        "\"Anden.\"}\n");
  ASSERT_EQ(run({"index", "c.jsonl"}).exit_code, 0);
  write("c.jsonl", "{\"id\":\"c1\",\"title\":\"Et\",\"text\":\"Første.\"}\n{\"id\":\"c2\", ...\n");
  EXPECT_EQ(run({"index", "c.jsonl"}).exit_code, 1);
  EXPECT_EQ(run({"document", "c2"}).exit_code, 0);
}

}  // namespace
}  // namespace vidensgraf::testing
