#pragma once

#include <filesystem>
#include <map>
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
  };

  Program(const std::vector<std::string>& arguments, const Setting& setting);
  ~Program();
  void signal(int number) const;
  /// Waits for its end.
  [[nodiscard]] ProgramResult finish();

  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

 private:
  pid_t pid_ = -1;
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
