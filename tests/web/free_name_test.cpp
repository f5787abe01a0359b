// Names are given to files on any file system, and never taken from one. A filter of system calls plays those
// that cannot link, or cannot rename on condition.

#include "web/free_name.h"

#include <cerrno>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <seccomp.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/temporary_directory.h"
#include "web/review_inbox.h"

namespace vidensgraf {
namespace {

struct Lacking {
  bool links;
  bool conditional_renames;
};

bool take_away(const Lacking& lacking) {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) return false;
  bool added = true;
  if (lacking.links) {
    for (const int call : {SCMP_SYS(link), SCMP_SYS(linkat)})
      added = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0 && added;
  }
  if (lacking.conditional_renames) {
    const scmp_arg_cmp has_flags = SCMP_A4(SCMP_CMP_NE, 0, 0);
    added = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(renameat2), 1, has_flags) == 0 && added;
  }
  return added && seccomp_load(filter) == 0;
}

// What `action` returns in a process of its own on such a file system.
bool holds_without(const Lacking& lacking, const std::function<bool()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (!take_away(lacking)) ::_exit(2);
    ::_exit(action() ? 0 : 1);
  }
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string text_in(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr Lacking kFileSystems[] = {{false, false}, {true, false}, {false, true}, {true, true}};

TEST(FreeName, IsGivenToAFileAndNeverTakenFromOne) {
  for (const Lacking& lacking : kFileSystems) {
    SCOPED_TRACE(lacking.links);
    SCOPED_TRACE(lacking.conditional_renames);
    const testing::TemporaryDirectory folder;
    std::ofstream(folder / ".ny") << "ny";
    std::ofstream(folder / "optaget") << "gammel";
    EXPECT_TRUE(holds_without(lacking, [&] {
      return name_if_free(folder / ".ny", folder / "optaget") == Naming::Taken &&
             name_if_free(folder / ".ny", folder / "fri") == Naming::Done &&
             name_if_free(folder / ".ingen", folder / "andet") == Naming::Failed;
    }));
    EXPECT_EQ(text_in(folder / "optaget"), "gammel");
    EXPECT_EQ(text_in(folder / "fri"), "ny");
    EXPECT_FALSE(std::filesystem::exists(folder / "andet"));
  }
}

TEST(FreeName, IsNotUsedWhileAnotherIsAboutToTakeIt) {
  const testing::TemporaryDirectory folder;
  std::ofstream(folder / ".ny") << "ny";
  std::ofstream(folder / ".navn") << "";  // made by the other
  EXPECT_TRUE(holds_without({true, true},
                            [&] { return name_if_free(folder / ".ny", folder / "navn") == Naming::Taken; }));
  EXPECT_FALSE(std::filesystem::exists(folder / "navn"));
}

TEST(ReviewInbox, NeedsNoHardLinks) {
  for (const Lacking& lacking : kFileSystems) {
    const testing::TemporaryDirectory folder;
    const auto inbox = ReviewInbox::open(folder.path());
    ASSERT_TRUE(inbox.has_value());
    EXPECT_TRUE(holds_without(lacking, [&] {
      return inbox->put("karen", "{\"a\":1}\n").has_value() && inbox->put("karen", "{\"b\":2}\n").has_value();
    }));
    EXPECT_EQ(inbox->newest_lines(1000), "{\"a\":1}\n{\"b\":2}\n");
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
    EXPECT_EQ(files, 2U);
  }
}

}  // namespace
}  // namespace vidensgraf
