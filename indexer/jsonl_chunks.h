#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/read_file.h"
#include "corpus/result.h"

namespace vidensgraf {

/// Some whole lines of a JSONL file; or the place of one line that is too long to be read.
struct JsonlChunk {
  std::string lines;
  std::size_t first_line = 1;
  std::size_t bytes = 0;     ///< Of the file, lines that are too long included.
  bool is_too_long = false;  ///< `lines` is empty, `first_line` is the line.
};

/// Cuts a JSONL file of any length into chunks, without ever holding more than one line and one chunk.
class JsonlChunks {
 public:
  JsonlChunks(OpenFile file, std::size_t max_line_bytes)
      : file_(std::move(file)), max_line_bytes_(max_line_bytes) {}

  /// The next chunk, or nothing at the end. Error Io.
  [[nodiscard]] Result<std::optional<JsonlChunk>> next();

 private:
  [[nodiscard]] Result<JsonlChunk> skip_line();

  OpenFile file_;
  std::size_t max_line_bytes_;
  std::string buffer_;
  std::size_t line_ = 1;
  bool at_end_ = false;
  bool at_start_ = true;
};

/// Calls `work(line)` for each of `lines`, without its line break.
template <class Work>
void for_each_line(std::string_view lines, Work work) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    work(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

}  // namespace vidensgraf
