#pragma once

#include <cstdint>
#include <filesystem>

namespace vidensgraf {

/// What the files below a folder take on the disk. One that is linked several times there counts once; one
/// that is also linked from elsewhere, as from a backup, counts whole.
[[nodiscard]] std::uint64_t disk_bytes_of(const std::filesystem::path& directory);

}  // namespace vidensgraf
