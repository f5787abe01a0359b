#include "cli/interrupt.h"

#include <cerrno>
#include <csignal>

#include <unistd.h>

namespace vidensgraf {
namespace {

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // or a signal handler could not set it
std::string_view message_when_stopped;

extern "C" void on_interrupt(int /*signal*/) {
  const int of_interrupted = errno;
  stop_requested = true;
  [[maybe_unused]] const ssize_t written =
      ::write(STDERR_FILENO, message_when_stopped.data(), message_when_stopped.size());
  errno = of_interrupted;
}

}  // namespace

std::atomic<bool>& stop_on_interrupt(std::string_view message) {
  message_when_stopped = message;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one ends the process
  for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
  return stop_requested;
}

}  // namespace vidensgraf
