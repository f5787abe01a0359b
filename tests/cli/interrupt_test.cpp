#include "cli/interrupt.h"

#include <cerrno>
#include <csignal>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vidensgraf::testing {
namespace {

// Whatever was interrupted may be about to look at it.
TEST(Interrupt, IsNotedAndLeavesErrnoAsItWas) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(STDERR_FILENO);  // so that the message cannot be written
    const std::atomic<bool>& stop = stop_on_interrupt("Stopping.\n");
    errno = ENOENT;
    static_cast<void>(std::raise(SIGINT));
    const int left = errno;
    ::_exit(stop && left == ENOENT ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace vidensgraf::testing
