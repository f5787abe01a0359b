// vidensgraf compact: what it says, and that nothing else changes.

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

using ::testing::HasSubstr;

class CompactCommand : public ProgramTest {
 protected:
  // Three runs, of which the last takes a document out.
  void index() const {
    for (const char* name : {"a", "b", "c"}) {
      write(fmt::format("m/{}.txt", name),
            fmt::format("Notat {0}\n\nVed støttebehov forstås behovet for hjælp {0}.\n", name));
      ASSERT_EQ(run({"index", "m"}).exit_code, 0);
    }
    ASSERT_EQ(run({"remove", "b"}).exit_code, 0);
  }
  [[nodiscard]] std::string graph() const { return run({"graph", "export", "--format", "turtle"}).out; }
  [[nodiscard]] nlohmann::json status() const { return nlohmann::json::parse(run({"status", "--json"}).out); }
};

TEST_F(CompactCommand, MakesTheIndexSmallerAndNothingElse) {
  index();
  const nlohmann::json before = status();
  const std::string graph_before = graph();
  const ProgramResult compacted = run({"compact"});
  ASSERT_EQ(compacted.exit_code, 0) << compacted.err;
  std::smatch sizes;
  ASSERT_TRUE(
      std::regex_search(compacted.out, sizes, std::regex(R"(^([\d.]+) MB before, ([\d.]+) MB now\n$)")))
      << compacted.out;
  EXPECT_LT(std::stod(sizes[2]), std::stod(sizes[1]));
  nlohmann::json after = status();
  EXPECT_LT(after["disk_bytes"], before["disk_bytes"]);
  after["disk_bytes"] = before["disk_bytes"];
  EXPECT_EQ(after, before);
  EXPECT_EQ(graph(), graph_before);
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  EXPECT_THAT(run({"search", "støttebehov"}).out, HasSubstr("2 documents"));
  EXPECT_THAT(run({"index", "m"}).out, HasSubstr("1 added, 0 changed, 2 unchanged"));
}

// As `cp -al` makes one.
TEST_F(CompactCommand, CountsWhatABackupIsLinkedWithAsMuchAsBefore) {
  index();
  const nlohmann::json before = status();
  namespace fs = std::filesystem;
  fs::create_directory(folder_ / "backup");
  for (const auto& entry : fs::directory_iterator(folder_ / "index/text"))
    fs::create_hard_link(entry.path(), folder_ / "backup" / entry.path().filename());
  EXPECT_EQ(status()["disk_bytes"], before["disk_bytes"]);
}

TEST_F(CompactCommand, SaysWhyItCannot) {
  EXPECT_EQ(run({"compact"}).exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "index"));
  index();
  const int lock = ::open((folder_ / "index/lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  const ProgramResult locked = run({"compact"});
  ::close(lock);
  EXPECT_EQ(locked.exit_code, 3);
  EXPECT_THAT(locked.err, HasSubstr("is writing to the index"));
  const ProgramResult full = run({"compact"}, {{"VIDENSGRAF_MIN_FREE_BYTES", "1000000000000000000"}});
  EXPECT_EQ(full.exit_code, 2);
  EXPECT_THAT(full.err, HasSubstr("nearly full"));
  EXPECT_EQ(run({"verify"}).exit_code, 0);
}

}  // namespace
}  // namespace vidensgraf::testing
