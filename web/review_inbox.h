#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

/// A folder of its own, beside the index, into which the decisions of reviewers are put: the server never
/// writes to the index. Each hand-in is a file of JSON lines that appears whole or not at all and is never
/// changed again. Thread-safe.
class ReviewInbox {
 public:
  /// Errors: Input where `directory` is no folder that can be written to.
  [[nodiscard]] static Result<ReviewInbox> open(const std::filesystem::path& directory);

  /// Keeps `lines` under a new name: "20261122T121530.042917Z-karen-1.jsonl"; names sort as they were given.
  /// Errors: Io, without a path.
  [[nodiscard]] Result<std::string> put(std::string_view user, std::string_view lines) const;

  /// Names of what was handed in, the newest first.
  [[nodiscard]] std::vector<std::string> newest(std::size_t limit) const;

  /// The lines of the newest of them, at most so many bytes, in the order in which they were handed in: what
  /// nobody has brought in yet, as that takes files out of the folder.
  [[nodiscard]] std::string newest_lines(std::size_t most_bytes) const;

 private:
  explicit ReviewInbox(std::filesystem::path directory) : directory_(std::move(directory)) {}

  std::filesystem::path directory_;
};

}  // namespace vidensgraf
