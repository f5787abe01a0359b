#include "tests/cli/program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <grp.h>
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
  const int err = ::open(err_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
  pid_ = ::fork();
  if (pid_ == 0) {
    for (const auto& [name, value] : setting.environment) ::setenv(name.c_str(), value.c_str(), 1);
    bool ok = ::chdir(setting.folder.c_str()) == 0 && ::dup2(out, 1) == 1 && ::dup2(err, 2) == 2;
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
  fs::remove(out_);
  fs::remove(err_);
}

void Program::signal(int number) const { ::kill(pid_, number); }

ProgramResult Program::finish() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  ProgramResult result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out = content_of(out_);
  result.err = content_of(err_);
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
