// A clock that is wrong, as on a machine whose battery is empty.

#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/crash/child.h"

namespace vidensgraf::crash {
namespace {

class WrongClock : public ::testing::Test {
 protected:
  ChildResult run(std::vector<std::string> command, long seconds_since_1970) const {
    command.insert(command.begin(), VIDENSGRAF_PROGRAM);
    command.insert(command.end(), {"--index", (work_.path() / "index").string()});
    return run_child(command,
                     {"VIDENSGRAF_MIN_FREE_BYTES=1048576", "LD_PRELOAD=" VIDENSGRAF_FAULT_SHIM,
                      fmt::format("FAULT_CLOCK={}", seconds_since_1970)},
                     std::nullopt);
  }
  [[nodiscard]] std::string file() const {
    const std::string path = (work_.path() / "notat.txt").string();
    std::ofstream(path) << "Ved støttebehov forstås hjælp.\n";
    return path;
  }

 private:
  WorkDirectory work_;
};

constexpr long kLongBefore = -86'400;
constexpr long kAtFirst = 60;

TEST_F(WrongClock, IsRefusedBefore1970AndTakenAfterwards) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer's runtime must be loaded before the shim";
#endif
  const auto expect_refused = [this](const std::vector<std::string>& command) {
    const ChildResult refused = run(command, kLongBefore);
    EXPECT_TRUE(WIFEXITED(refused.status)) << refused.errors;
    EXPECT_EQ(WEXITSTATUS(refused.status), 3) << refused.errors;
    EXPECT_NE(refused.errors.find("clock of this machine"), std::string::npos) << refused.errors;
  };
  expect_refused({"index", file()});
  const ChildResult indexed = run({"index", file()}, kAtFirst);
  ASSERT_EQ(indexed.status, 0) << indexed.errors;
  for (const char* command : {"status", "verify", "compact"}) expect_refused({command});
  expect_refused({"search", "støttebehov"});
  EXPECT_EQ(run({"verify"}, kAtFirst).status, 0);
}

}  // namespace
}  // namespace vidensgraf::crash
