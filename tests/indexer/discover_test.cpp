#include "indexer/discover.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Discover : public ::testing::Test {
 protected:
  void touch(const std::string& name) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << "x";
  }
  // Names of what is found below `given`, relative to the folder.
  [[nodiscard]] std::vector<std::string> found(const std::vector<std::string>& given) const {
    std::vector<std::string> paths;
    for (const std::string& one : given) paths.push_back((folder_ / one).string());
    std::vector<std::string> names;
    for (const FoundFile& file : discover(paths, folder_ / "index").files) {
      names.push_back(fs::path(file.identity).lexically_relative(folder_.path()).string());
    }
    return names;
  }

  const testing::TemporaryDirectory folder_;
};

TEST_F(Discover, PassesOverWhatProgramsKeepBesideDocuments) {
  for (const char* name : {"m/~$notat.docx", "m/notat.docx", "m/Thumbs.db", "m/sub/desktop.ini", "m/side.htm",
                           "m/side_filer/billede.png", "m/andre_filer/notat.txt", "m/sub/b.txt"})
    touch(name);
  EXPECT_THAT(found({"m"}),
              ElementsAre("m/andre_filer/notat.txt", "m/notat.docx", "m/side.htm", "m/sub/b.txt"));
  EXPECT_THAT(found({"m/Thumbs.db"}), ElementsAre("m/Thumbs.db"));  // whoever names it means it
}

TEST_F(Discover, GoesThroughFoldersInOrder) {
  for (const char* name : {"m/b.txt", "m/a/z.txt", "m/a.txt", "n/x.jsonl"}) touch(name);
  EXPECT_THAT(found({"n", "m"}), ElementsAre("m/a.txt", "m/a/z.txt", "m/b.txt", "n/x.jsonl"));
}

TEST_F(Discover, FindsEachFileOnce) {
  touch("m/a.txt");
  EXPECT_THAT(found({"m", "m/a.txt", "m/../m"}), ElementsAre("m/a.txt"));
}

TEST_F(Discover, PassesOverHiddenNamesAndTheIndex) {
  for (const char* name : {"m/.a.txt", "m/.git/b.txt", "m/c.txt", "index/text/d.txt"}) touch(name);
  EXPECT_THAT(found({"."}), ElementsAre("m/c.txt"));
}

TEST_F(Discover, FollowsLinksButNotInCircles) {
  touch("m/a.txt");
  touch("elsewhere/b.txt");
  fs::create_directory_symlink(folder_ / "elsewhere", folder_ / "m/link");
  fs::create_directory_symlink(folder_ / "m", folder_ / "m/back");
  EXPECT_THAT(found({"m"}), ElementsAre("m/a.txt", "m/link/b.txt"));
  const Discovery discovery = discover({(folder_ / "m").string()}, "index");
  ASSERT_EQ(discovery.skipped.size(), 1U);
  EXPECT_EQ(discovery.skipped[0].reason, "The link leads back to a folder above it.");
}

TEST_F(Discover, ReportsWhatDoesNotExist) {
  const Discovery discovery = discover({(folder_ / "nothing").string()}, "index");
  EXPECT_THAT(discovery.files, IsEmpty());
  ASSERT_EQ(discovery.skipped.size(), 1U);
  EXPECT_EQ(discovery.skipped[0].reason, "The file does not exist.");
}

TEST(IsBelow, ComparesWholeNames) {
  EXPECT_TRUE(is_below("/m/a.txt", "/m"));
  EXPECT_TRUE(is_below("/m/a/b.txt", "/m"));
  EXPECT_FALSE(is_below("/mappe/a.txt", "/m"));
  EXPECT_FALSE(is_below("/m", "/m"));
  EXPECT_TRUE(is_below("/m", "/"));
}

}  // namespace
}  // namespace vidensgraf
