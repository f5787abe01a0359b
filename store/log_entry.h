#pragma once

// Internal to store/: what a batch changed in the full-text index, so that it can be changed again.

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

struct LogEntry {
  std::vector<PassageId> added;    ///< Ascending, without duplicates.
  std::vector<PassageId> removed;  ///< Likewise.
};

[[nodiscard]] std::string encode(const LogEntry& entry);
[[nodiscard]] Result<LogEntry> decode_log_entry(std::string_view bytes);

}  // namespace vidensgraf
