#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vidensgraf {

/// A file that could not be indexed.
struct SkippedFile {
  std::string path;
  std::string reason;  ///< One sentence.
};

/// A document that was indexed though not all of its pages could be read.
struct PartlyReadFile {
  std::string path;
  std::string unread;  ///< One sentence (corpus/unread_pages.h).
};

/// What a run did. Counts are documents, where nothing else is said.
struct IndexSummary {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t bytes_read = 0;  ///< Without those of files that were skipped.
  bool interrupted = false;      ///< Stopped by `stop`: what was committed is kept.
  std::vector<SkippedFile> skipped;
  std::vector<PartlyReadFile> partly_read;  ///< Of those added or changed.
};

}  // namespace vidensgraf
