#pragma once

#include <filesystem>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <sys/types.h>

namespace vidensgraf::testing {

struct ProgramResult {
  int exit_code = -1;  ///< 128 + signal where one ended it.
  std::string out;
  std::string err;
};

/// A started `vidensgraf`, or one that has ended.
class Program {
 public:
  /// How it is started.
  struct Setting {
    std::filesystem::path folder;                    ///< Working directory.
    std::map<std::string, std::string> environment;  ///< Added to the test's own.
    bool as_nobody = false;                          ///< Under a user without rights; needs root.
    bool on_terminal = false;  ///< Standard error is a terminal of its own, where Ctrl-C can be typed.
    bool answers_on_terminal = false;  ///< Standard output is that terminal too; all it shows is in `err`.
  };

  Program(const std::vector<std::string>& arguments, const Setting& setting);
  ~Program();
  void signal(int number) const;
  /// Types on its terminal: "\x03" is Ctrl-C.
  void type(std::string_view keys) const;
  /// Reads what the terminal shows until `pattern` is found in it; false after a minute, or if it ends
  /// before.
  [[nodiscard]] bool wait_for(const std::regex& pattern);
  /// Waits for its end.
  [[nodiscard]] ProgramResult finish();

  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

 private:
  void read_terminal();

  pid_t pid_ = -1;
  int terminal_ = -1;  // the end that we hold
  std::string shown_;  // on it
  std::filesystem::path out_;
  std::filesystem::path err_;
};

/// Tests in a folder of their own, removed afterwards.
class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// Runs `vidensgraf <arguments>` in the folder; the index is `index/` unless told otherwise.
  [[nodiscard]] ProgramResult run(const std::vector<std::string>& arguments,
                                  const std::map<std::string, std::string>& environment = {}) const;
  [[nodiscard]] Program::Setting setting() const;
  void write(const std::string& name, std::string_view bytes) const;

  std::filesystem::path folder_;
};

}  // namespace vidensgraf::testing
