#pragma once

#include <cstdint>
#include <filesystem>

namespace vidensgraf {

/// What the files below a folder take on the disk; those that are linked several times there count once.
[[nodiscard]] std::uint64_t disk_bytes_of(const std::filesystem::path& directory);

}  // namespace vidensgraf
