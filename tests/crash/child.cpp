#include "tests/crash/child.h"

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vidensgraf::crash {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds kPatience{60};

std::string read_all(const fs::path& path) {
  std::string text;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::array<char, 4096> bytes{};
  for (ssize_t size = 0; descriptor >= 0 && (size = ::read(descriptor, bytes.data(), bytes.size())) > 0;) {
    text.append(bytes.data(), static_cast<std::size_t>(size));
  }
  if (descriptor >= 0) ::close(descriptor);
  return text;
}

}  // namespace

bool ChildResult::was_killed() const { return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL; }

std::optional<std::uint64_t> ChildResult::last(const std::string& word) const {
  std::optional<std::uint64_t> number;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = output.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const std::string line = output.substr(begin, end - begin);
    if (line.starts_with(word + " ")) number = std::strtoull(line.c_str() + word.size() + 1, nullptr, 10);
  }
  return number;
}

ChildResult run_child(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                      std::optional<std::chrono::microseconds> kill_after) {
  // Output goes to files: a pipe could fill, and a killed writer's last words must not depend on a reader.
  const WorkDirectory scratch;
  const fs::path output = scratch.path() / "out";
  const fs::path errors = scratch.path() / "err";

  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  std::vector<char*> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.push_back(*variable);
  for (const std::string& variable : environment) variables.push_back(const_cast<char*>(variable.c_str()));
  variables.push_back(nullptr);

  const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const int err = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const auto start = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    ::execve(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
  }
  ::close(out);
  ::close(err);

  ChildResult result;
  const auto deadline = start + (kill_after ? std::chrono::duration_cast<Clock::duration>(*kill_after)
                                            : Clock::duration(kPatience));
  bool ended = false;
  while (!ended) {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - Clock::now());
    if (left.count() <= 0) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &result.status, 0);
      break;
    }
    ended = ::waitpid(child, &result.status, WNOHANG) == child;
    if (!ended) ::usleep(static_cast<useconds_t>(std::min<std::int64_t>(left.count(), 500)));
  }
  result.output = read_all(output);
  result.errors = read_all(errors);
  return result;
}

WorkDirectory::WorkDirectory() {
  constexpr std::uint64_t kRoomy = std::uint64_t{256} << 20U;
  fs::path parent = fs::temp_directory_path();
  struct statvfs status {};
  if (::statvfs("/dev/shm", &status) == 0 &&
      static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize >= kRoomy) {
    parent = "/dev/shm";
  }
  if (const char* chosen = std::getenv("VIDENSGRAF_CRASH_DIR")) parent = chosen;
  std::string name = (parent / "vidensgraf-crash-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

WorkDirectory::~WorkDirectory() {
  std::error_code error;
  fs::remove_all(path_, error);
}

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace vidensgraf::crash
