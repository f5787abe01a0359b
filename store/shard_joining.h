#pragma once

// Internal to store/: full-text databases of a run into one.

#include <filesystem>
#include <optional>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

/// Joins databases whose ranges of ids do not overlap into a new one at `target`; nothing is made where none
/// holds anything.
///
/// \param shards   In the order of their ids. Where they are too many to be open at once they are removed on
/// the
///                 way.
/// \param base     The index there is, whose ids come before all; stays as it is.
/// \param scratch  A folder for what is joined on the way.
[[nodiscard]] Result<void> join_shards(std::vector<std::filesystem::path> shards,
                                       const std::optional<std::filesystem::path>& base,
                                       const std::filesystem::path& target,
                                       const std::filesystem::path& scratch);

/// Syncs the files of a folder, and the folder.
[[nodiscard]] Result<void> sync_all_files(const std::filesystem::path& directory);

}  // namespace vidensgraf
