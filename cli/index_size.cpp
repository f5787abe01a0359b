#include "cli/index_size.h"

#include <system_error>

namespace vidensgraf {

namespace fs = std::filesystem;

std::uint64_t disk_bytes_of(const fs::path& directory) {
  std::uint64_t total = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code gone;  // a writer may remove a file meanwhile
    if (!entry->is_regular_file(gone) || gone) continue;
    const std::uint64_t size = entry->file_size(gone);
    const std::uint64_t links = entry->hard_link_count(gone);
    if (!gone && links > 0) total += links == 1 ? size : size / links;
  }
  return total;
}

}  // namespace vidensgraf
