#include "corpus/sandbox.h"

#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vidensgraf {
namespace {

constexpr SandboxLimits kLimits{std::size_t{256} << 20U, 1};

// Runs `action` in a locked-down process and gives the status of waitpid(2); `action` returns the exit code.
template <class Action>
int status_in_sandbox(Action action) {
  const Sandbox sandbox;
  const pid_t pid = ::fork();
  if (pid == 0) {
    if (!sandbox.enter(kLimits)) ::_exit(99);
    ::_exit(action());
  }
  int status = 0;
  ::waitpid(pid, &status, 0);
  return status;
}

void expect_exit(int status, int code) {
  ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
  EXPECT_EQ(WEXITSTATUS(status), code);
}

void expect_killed(int status, int signal) {
  ASSERT_TRUE(WIFSIGNALED(status)) << "exit code " << WEXITSTATUS(status);
  EXPECT_EQ(WTERMSIG(status), signal);
}

TEST(Sandbox, LetsAProcessComputeAndEnd) {
  expect_exit(status_in_sandbox([] {
                void* memory = std::malloc(std::size_t{32} << 20U);
                if (memory == nullptr) return 1;
                std::memset(memory, 1, std::size_t{32} << 20U);
                std::free(memory);
                return 7;
              }),
              7);
}

TEST(Sandbox, KillsWhoOpensASocket) {
  expect_killed(status_in_sandbox([] { return ::socket(AF_INET, SOCK_STREAM, 0); }), SIGSYS);
}

TEST(Sandbox, KillsWhoStartsAProgram) {
  expect_killed(status_in_sandbox([] { return ::execl("/bin/true", "true", nullptr); }), SIGSYS);
}

TEST(Sandbox, KillsWhoForks) {
  expect_killed(status_in_sandbox([] { return ::fork() == 0 ? 0 : 1; }), SIGSYS);
}

TEST(Sandbox, KillsWhoOpensAFileForWriting) {
  expect_killed(
      status_in_sandbox([] { return ::open("/tmp/vidensgraf-sandbox-test", O_WRONLY | O_CREAT, 0600); }),
      SIGSYS);
}

TEST(Sandbox, KillsWhoSignalsOthers) {
  expect_killed(status_in_sandbox([] { return ::kill(::getppid(), SIGCONT); }), SIGSYS);
}

TEST(Sandbox, RefusesToReadFiles) {
  expect_exit(status_in_sandbox([] { return ::open("/etc/passwd", O_RDONLY) < 0 ? 0 : 1; }), 0);
}

TEST(Sandbox, RefusesExecutableMemory) {
  expect_exit(status_in_sandbox([] {
                void* page =
                    ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
                return ::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0 ? 1 : 0;
              }),
              0);
}

TEST(Sandbox, EndsAProcessThatComputesTooLong) {
  expect_killed(status_in_sandbox([] {
                  volatile bool go_on = true;
                  while (go_on) {
                  }
                  return 0;
                }),
                SIGXCPU);
}

TEST(Sandbox, RefusesMemoryPastTheLimit) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers reserve more address space than any limit";
#endif
  expect_exit(status_in_sandbox([] {
                void* memory = ::mmap(nullptr, std::size_t{512} << 20U, PROT_READ | PROT_WRITE,
                                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
                return memory == MAP_FAILED ? 0 : 1;
              }),
              0);
}

}  // namespace
}  // namespace vidensgraf
