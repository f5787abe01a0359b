// What running `vidensgraf index` again does: tests/indexer/any_sequence_test.cpp checks the result in full.

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
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
  write("m/c.txt", "Også i m.\n");
  write("n/b.txt", "I n.\n");
  ASSERT_EQ(run({"index", "m", "n"}).exit_code, 0);
  fs::remove(folder_ / "m/a.txt");
  fs::remove(folder_ / "n/b.txt");
  EXPECT_THAT(run({"index", "m", "--prune"}).out, StartsWith("0 added, 0 changed, 1 unchanged, 1 removed"));
  EXPECT_EQ(run({"document", "b"}).exit_code, 0);
}

TEST_F(Incremental, AShareThatIsNotMountedTakesNothingOut) {
  write("share/a.txt", "Første dokument om støtte.\n");
  write("share/sub/b.txt", "Andet dokument om støtte.\n");
  ASSERT_EQ(run({"index", "share"}).exit_code, 0);
  fs::rename(folder_ / "share", folder_ / "elsewhere");
  const auto missing = run({"index", "share", "--prune"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.out, StartsWith("0 added, 0 changed, 0 unchanged, 0 removed, 1 skipped"));

  // The point where it is mounted is an empty folder.
  fs::create_directory(folder_ / "share");
  write("share/.hidden", "x");
  const auto empty = run({"index", "share", "--prune"});
  EXPECT_EQ(empty.exit_code, 1);
  EXPECT_THAT(empty.out, StartsWith("0 added, 0 changed, 0 unchanged, 0 removed, 1 skipped"));
  EXPECT_THAT(empty.err,
              HasSubstr("/share: The folder is empty, as a share is that is not mounted: 2 documents"));
  EXPECT_EQ(run({"document", "b"}).exit_code, 0);

  // A folder in it that was emptied is another matter: the rest is there.
  fs::remove_all(folder_ / "share");
  fs::rename(folder_ / "elsewhere", folder_ / "share");
  fs::remove(folder_ / "share/sub/b.txt");
  EXPECT_THAT(run({"index", "share", "--prune"}).out,
              StartsWith("0 added, 0 changed, 1 unchanged, 1 removed"));
  // Where the index has nothing from there, an empty folder is just empty.
  fs::create_directory(folder_ / "new");
  EXPECT_EQ(run({"index", "new", "--prune"}).exit_code, 0);
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
