#pragma once

// Runs a program that is expected to die, and reads what it said before.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace vidensgraf::crash {

struct ChildResult {
  int status = 0;      ///< As from waitpid.
  std::string output;  ///< Standard output.
  std::string errors;  ///< Standard error.

  [[nodiscard]] bool was_killed() const;
  /// The number after the last complete line "<word> <number>"; nothing if there is none.
  [[nodiscard]] std::optional<std::uint64_t> last(const std::string& word) const;
};

/// Starts `command` with `environment` ("NAME=value") added, and kills it after `kill_after`, or after a
/// minute.
[[nodiscard]] ChildResult run_child(const std::vector<std::string>& command,
                                    const std::vector<std::string>& environment,
                                    std::optional<std::chrono::microseconds> kill_after);

/// A new directory on a file system in memory if there is a roomy one (killing a process loses nothing of the
/// page cache, so that the disk only costs time), removed at the end.
class WorkDirectory {
 public:
  WorkDirectory();
  ~WorkDirectory();
  WorkDirectory(const WorkDirectory&) = delete;
  WorkDirectory& operator=(const WorkDirectory&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The environment's number `name`, else `otherwise`.
[[nodiscard]] std::uint64_t setting(const char* name, std::uint64_t otherwise);

}  // namespace vidensgraf::crash
