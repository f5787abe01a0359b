#include "cli/temporary_files.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

namespace vidensgraf {
namespace {

constexpr std::size_t kMostFiles = 16;
std::array<std::atomic<char*>, kMostFiles> paths_to_remove{};
std::atomic<bool> is_held{false};
std::atomic<int> waiting_signal{0};
static_assert(std::atomic<char*>::is_always_lock_free && std::atomic<int>::is_always_lock_free &&
              std::atomic<bool>::is_always_lock_free);  // or a signal handler could not use them

// Only what a signal handler may call.
void end_by(int signal) {
  for (std::atomic<char*>& path : paths_to_remove) {
    const char* const taken = path.exchange(nullptr);
    if (taken != nullptr) static_cast<void>(::unlink(taken));
  }
  static_cast<void>(std::signal(signal, SIG_DFL));
  static_cast<void>(std::raise(signal));
}

// Any thread may be the one that gets it: hence no mask of signals, which each thread has its own of.
extern "C" void remove_files_and_end(int signal) {
  if (is_held) {
    waiting_signal = signal;
  } else {
    end_by(signal);
  }
}

void take_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction present {};
    if (::sigaction(signal, nullptr, &present) != 0 || present.sa_handler != SIG_DFL) continue;
    struct sigaction action {};
    action.sa_handler = remove_files_and_end;
    action.sa_flags = static_cast<int>(SA_NODEFER);  // raised in the handler, it must end the program
    static_cast<void>(::sigaction(signal, &action, nullptr));
  }
}

}  // namespace

void remove_on_signal(const std::string& path) {
  take_signals();
  char* kept = ::strdup(path.c_str());
  for (std::atomic<char*>& place : paths_to_remove) {
    char* free_place = nullptr;
    if (place.compare_exchange_strong(free_place, kept)) return;
  }
  std::free(kept);  // NOLINT(cppcoreguidelines-no-malloc): from strdup
}

void keep_on_signal(const std::string& path) {
  for (std::atomic<char*>& place : paths_to_remove) {
    char* kept = place.load();
    if (kept == nullptr || path != kept) continue;
    if (place.compare_exchange_strong(kept, nullptr)) std::free(kept);  // NOLINT: from strdup
    return;
  }
}

SignalsHeld::SignalsHeld() {
  take_signals();
  is_held = true;
}

SignalsHeld::~SignalsHeld() {
  is_held = false;
  if (const int signal = waiting_signal.exchange(0); signal != 0) end_by(signal);
}

}  // namespace vidensgraf
