#include "corpus/read_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class ReadFile : public ::testing::Test {
 protected:
  [[nodiscard]] std::string message_of(const std::string& name) const {
    const auto bytes = read_file(folder_ / name, 100);
    return bytes ? "no error" : bytes.error().message;
  }

  const testing::TemporaryDirectory folder_;
};

TEST_F(ReadFile, GivesTheBytesOfAFileAndFollowsLinks) {
  std::ofstream(folder_ / "a.txt") << "blåbær\n";
  fs::create_symlink("a.txt", folder_ / "b.txt");
  const auto bytes = read_file(folder_ / "b.txt", 100);
  ASSERT_TRUE(bytes.has_value());
  EXPECT_EQ(*bytes, "blåbær\n");
}

TEST_F(ReadFile, TakesAFileOfExactlyTheLimit) {
  std::ofstream(folder_ / "a.txt") << std::string(100, 'a');
  EXPECT_EQ(message_of("a.txt"), "no error");
  std::ofstream(folder_ / "a.txt") << std::string(101, 'a');
  EXPECT_THAT(message_of("a.txt"), HasSubstr("at most"));
}

TEST_F(ReadFile, SaysWhatIsWrongInOneSentence) {
  fs::create_directory(folder_ / "mappe");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  fs::create_symlink("ring", folder_ / "ring");
  EXPECT_EQ(message_of("missing.txt"), "The file does not exist.");
  EXPECT_EQ(message_of("mappe"), "This is a folder, not a file.");
  EXPECT_EQ(message_of("pipe"), "This is not a regular file (a pipe, socket or device).");
  EXPECT_EQ(message_of("ring"), "The link leads back to itself.");
}

TEST_F(ReadFile, SaysThatPermissionIsMissing) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  std::ofstream(folder_ / "a.txt") << "a";
  fs::permissions(folder_ / "a.txt", fs::perms::none);
  EXPECT_EQ(message_of("a.txt"), "No permission to read the file.");
}

}  // namespace
}  // namespace vidensgraf
