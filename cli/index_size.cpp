#include "cli/index_size.h"

#include <set>
#include <system_error>
#include <utility>

#include <sys/stat.h>

namespace vidensgraf {

namespace fs = std::filesystem;

std::uint64_t disk_bytes_of(const fs::path& directory) {
  std::uint64_t total = 0;
  std::set<std::pair<dev_t, ino_t>> linked;  // those that were counted
  std::error_code error;
  for (fs::recursive_directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    struct stat status {};  // a writer may remove a file meanwhile
    if (::lstat(entry->path().c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
    if (status.st_nlink > 1 && !linked.emplace(status.st_dev, status.st_ino).second) continue;
    total += static_cast<std::uint64_t>(status.st_size);
  }
  return total;
}

}  // namespace vidensgraf
