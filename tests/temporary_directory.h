#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace vidensgraf::testing {

/// A new directory, removed with everything in it at the end; in memory where there is room, since hundreds
/// of syncs on a busy disk take longer than all tests together.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::error_code error;
    const bool roomy =
        std::filesystem::space("/dev/shm", error).available >= (std::uintmax_t{64} << 20U) && !error;
    const std::filesystem::path parent = roomy ? "/dev/shm" : std::filesystem::temp_directory_path();
    std::string name = (parent / "vidensgraf-test-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryDirectory() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace vidensgraf::testing
