#pragma once

#include <cstdint>
#include <filesystem>

namespace vidensgraf {

enum class Naming : std::uint8_t { Done, Taken, Failed };

/// Gives a file another name on its file system unless another file has it: nothing is ever replaced, also
/// where several processes want the same name, and the file is whole under it at once. The old name may stay
/// beside. File systems have different ways to do that in one step, and some, as of FAT, none: the last way
/// that is tried only keeps away those who go the same way. `Failed` leaves the reason in errno.
[[nodiscard]] Naming name_if_free(const std::filesystem::path& file, const std::filesystem::path& wanted);

}  // namespace vidensgraf
