#include "tests/cli/program.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vidensgraf::testing {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kNobody = 65534;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

fs::path temporary_file() {
  std::string pattern = (fs::temp_directory_path() / "vidensgraf-output-XXXXXX").string();
  const int descriptor = ::mkstemp(pattern.data());
  EXPECT_GE(descriptor, 0);
  ::close(descriptor);
  return pattern;
}

}  // namespace

Program::Program(const std::vector<std::string>& arguments, const Setting& setting)
    : out_(temporary_file()), err_(temporary_file()) {
  std::vector<std::string> words = {VIDENSGRAF_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const int program = ::open(VIDENSGRAF_PROGRAM, O_RDONLY | O_CLOEXEC);  // nobody may not reach its path
  const int out = ::open(out_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
  int err = -1;
  if (setting.on_terminal) {
    terminal_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    EXPECT_TRUE(terminal_ >= 0 && ::grantpt(terminal_) == 0 && ::unlockpt(terminal_) == 0);
    err = ::open(::ptsname(terminal_), O_RDWR | O_NOCTTY | O_CLOEXEC);
  } else {
    err = ::open(err_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
  }
  pid_ = ::fork();
  if (pid_ == 0) {
    for (const auto& [name, value] : setting.environment) ::setenv(name.c_str(), value.c_str(), 1);
    if (setting.on_terminal && (::setsid() < 0 || ::ioctl(err, TIOCSCTTY, 0) != 0)) ::_exit(126);
    const int answers = setting.answers_on_terminal ? err : out;
    bool ok = ::chdir(setting.folder.c_str()) == 0 && ::dup2(answers, 1) == 1 && ::dup2(err, 2) == 2;
    if (setting.as_nobody) {
      ok = ok && ::setgroups(0, nullptr) == 0 && ::setgid(kNobody) == 0 && ::setuid(kNobody) == 0;
    }
    if (ok) ::fexecve(program, argv.data(), environ);
    ::_exit(126);
  }
  for (const int descriptor : {program, out, err}) ::close(descriptor);
}

Program::~Program() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  if (terminal_ >= 0) ::close(terminal_);
  fs::remove(out_);
  fs::remove(err_);
}

void Program::signal(int number) const { ::kill(pid_, number); }

void Program::type(std::string_view keys) const {
  EXPECT_EQ(::write(terminal_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
}

// Takes what stands ready, waiting a little for it. Once nobody holds the other end there is no more.
void Program::read_terminal() {
  pollfd ready{terminal_, POLLIN, 0};
  if (::poll(&ready, 1, 100) <= 0) return;
  std::array<char, 4096> bytes{};
  const ssize_t size = ::read(terminal_, bytes.data(), bytes.size());
  if (size > 0) {
    shown_.append(bytes.data(), static_cast<std::size_t>(size));
  } else {
    ::close(std::exchange(terminal_, -1));
  }
}

bool Program::wait_for(const std::regex& pattern) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!std::regex_search(shown_, pattern)) {
    if (terminal_ < 0 || std::chrono::steady_clock::now() > deadline) return false;
    read_terminal();
  }
  return true;
}

ProgramResult Program::finish() {
  while (terminal_ >= 0) read_terminal();  // or it would wait for us with a full terminal
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  ProgramResult result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out = content_of(out_);
  result.err = content_of(err_) + shown_;
  return result;
}

void ProgramTest::SetUp() {
  std::string pattern = (fs::temp_directory_path() / "vidensgraf-cli-XXXXXX").string();
  ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
  folder_ = pattern;
}

void ProgramTest::TearDown() { fs::remove_all(folder_); }

Program::Setting ProgramTest::setting() const {
  Program::Setting setting;
  setting.folder = folder_;
  setting.environment = {{"VIDENSGRAF_INDEX", "index"}, {"VIDENSGRAF_MIN_FREE_BYTES", "0"}};
  return setting;
}

ProgramResult ProgramTest::run(const std::vector<std::string>& arguments,
                               const std::map<std::string, std::string>& environment) const {
  Program::Setting own = setting();
  for (const auto& [name, value] : environment) own.environment[name] = value;
  return Program(arguments, own).finish();
}

void ProgramTest::write(const std::string& name, std::string_view bytes) const {
  const fs::path path = folder_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace vidensgraf::testing
