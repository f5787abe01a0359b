// Files that commands write: whole or not at all, several together, and nothing left beside them.

#include "cli/output_file.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/temporary_directory.h"

namespace vidensgraf::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::UnorderedElementsAre;

class OutputFiles : public ::testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  void put(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  [[nodiscard]] std::string text_of(const std::string& name) const {
    std::ifstream file(path(name));
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : fs::directory_iterator(path(""))) all.push_back(entry.path().filename());
    return all;
  }
  [[nodiscard]] OutputFile opened(const std::string& name, std::string_view text) const {
    auto file = OutputFile::open(path(name));
    EXPECT_TRUE(file.has_value()) << file.error().message;
    EXPECT_TRUE(file->write(text));
    return std::move(*file);
  }

 private:
  TemporaryDirectory folder_;
};

TEST_F(OutputFiles, AppearWhenTheyAreFinished) {
  put("a", "før");
  {
    OutputFile file = opened("a", "efter");
    EXPECT_EQ(text_of("a"), "før");
    EXPECT_TRUE(file.finish().has_value());
    EXPECT_EQ(text_of("a"), "efter");
    const OutputFile given_up = opened("b", "halv");
  }
  EXPECT_THAT(names(), UnorderedElementsAre("a"));
}

TEST_F(OutputFiles, ThatBelongTogetherAppearTogether) {
  put("a", "før");
  OutputFile first = opened("a", "efter");
  OutputFile second = opened("b", "efter");
  EXPECT_TRUE(OutputFile::finish_all(std::array{&first, &second}).has_value());
  EXPECT_EQ(text_of("a"), "efter");
  EXPECT_EQ(text_of("b"), "efter");
  EXPECT_THAT(names(), UnorderedElementsAre("a", "b"));
}

TEST_F(OutputFiles, ThatBelongTogetherStayAsTheyWereWhereOneCannotBeWritten) {
  put("a", "før");
  {
    OutputFile old = opened("a", "efter");
    OutputFile added = opened("b", "efter");
    OutputFile impossible = opened("c", "efter");
    fs::create_directories(path("c/optaget"));  // came meanwhile
    const auto finished = OutputFile::finish_all(std::array{&old, &added, &impossible});
    ASSERT_FALSE(finished.has_value());
    EXPECT_THAT(finished.error().message, ::testing::HasSubstr("c cannot be written"));
  }
  EXPECT_EQ(text_of("a"), "før");
  EXPECT_THAT(names(), UnorderedElementsAre("a", "c"));
  EXPECT_TRUE(fs::is_directory(path("c/optaget")));
}

TEST_F(OutputFiles, AreNeverWrittenIntoWhatAnotherOneHas) {
  put("andet", "andet");
  const std::string planted = "a." + std::to_string(::getpid()) + "-1.tmp";
  fs::create_symlink(path("andet"), path(planted));
  {
    OutputFile first = opened("a", "første");
    OutputFile second = opened("a", "anden");
    EXPECT_TRUE(first.finish().has_value());
    EXPECT_EQ(text_of("a"), "første");
    EXPECT_TRUE(second.finish().has_value());
  }
  EXPECT_EQ(text_of("a"), "anden");
  EXPECT_EQ(text_of("andet"), "andet");
  EXPECT_THAT(names(), UnorderedElementsAre("a", "andet", planted));
}

TEST_F(OutputFiles, SayWhyTheyCouldNotBeWrittenWhateverFailedSince) {
  auto file = OutputFile::open("/dev/full");
  ASSERT_TRUE(file.has_value());
  EXPECT_FALSE(file->write(std::string(100'000, 'x')));
  errno = ENOTTY;
  const auto finished = file->finish();
  ASSERT_FALSE(finished.has_value());
  EXPECT_THAT(finished.error().message, ::testing::HasSubstr(std::generic_category().message(ENOSPC)));
}

TEST_F(OutputFiles, LeaveNothingBehindWhereTheProgramIsToldToEnd) {
  put("a", "før");
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const pid_t child = ::fork();
    if (child == 0) {
      const OutputFile first = opened("a", "efter");
      const OutputFile second = opened("b", "efter");
      static_cast<void>(std::raise(signal));
      ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal) << status;
    EXPECT_THAT(names(), UnorderedElementsAre("a"));
    EXPECT_EQ(text_of("a"), "før");
  }
}

// As under nohup.
TEST_F(OutputFiles, AreWrittenOnWhereASignalIsToBeIgnored) {
  const pid_t child = ::fork();
  if (child == 0) {
    static_cast<void>(std::signal(SIGHUP, SIG_IGN));
    OutputFile file = opened("a", "hel");
    static_cast<void>(std::raise(SIGHUP));
    ::_exit(file.finish() ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(text_of("a"), "hel");
}

}  // namespace
}  // namespace vidensgraf::testing
