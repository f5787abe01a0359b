#pragma once

#include <cstddef>
#include <string>

#include "corpus/result.h"

namespace vidensgraf {

/// The bytes of the regular file at `path`, links followed.
///
/// Never blocks on a pipe or a device: whatever is not a regular file is refused before it is read.
/// Errors: Io (missing, unreadable, a folder, a pipe, links in a circle), Limit (longer than `max_bytes`);
/// each one sentence without the path.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::size_t max_bytes);

/// A file that was opened for reading and found to be a regular one. Closes itself.
class OpenFile {
 public:
  /// Errors as for `read_file`, Limit apart.
  [[nodiscard]] static Result<OpenFile> open(const std::string& path);
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile();

  /// Size when it was opened; the file may have grown since.
  [[nodiscard]] std::size_t size_bytes() const { return size_bytes_; }

  /// Appends at most `count` bytes to `buffer` and gives how many; 0 at the end of the file. Error Io.
  [[nodiscard]] Result<std::size_t> append_to(std::string& buffer, std::size_t count);

 private:
  OpenFile(int descriptor, std::size_t size_bytes) : descriptor_(descriptor), size_bytes_(size_bytes) {}

  int descriptor_ = -1;
  std::size_t size_bytes_ = 0;
};

}  // namespace vidensgraf
