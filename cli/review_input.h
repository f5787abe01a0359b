#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "graph/review.h"

namespace vidensgraf {

/// What a file of reviewers holds.
struct ReviewFile {
  std::string path;
  ReviewInput input;
  /// Where each decision stands, for messages: "sheet.csv, line 7".
  std::vector<std::string> places;
  std::vector<std::string> problems;  ///< One sentence for each row that cannot be used.
};

/// The files that `paths` name: of a folder those in it that were handed in by the page (*.jsonl), oldest
/// first. Error Input where there is no such file or folder.
[[nodiscard]] Result<std::vector<std::string>> review_files(const std::vector<std::string>& paths);

/// Whether there is a file of this very name, not a link that leads elsewhere, nor a pipe.
[[nodiscard]] bool is_file_itself(const std::string& path);

/// Reads JSON lines or a review sheet, whichever it is.
/// \param user  Who reviewed, where the file does not say so (sheets).
/// \param time  When, likewise.
[[nodiscard]] Result<ReviewFile> read_review_file(const std::string& path, const std::string& user,
                                                  const std::string& time);

}  // namespace vidensgraf
