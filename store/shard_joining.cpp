// Each database keeps five files open while it is joined. Where the limit for open files is too low for all,
// neighbours are joined first, in as many rounds as it takes.

#include "store/shard_joining.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>
#include <xapian.h>

#include "store/index_directory.h"
#include "store/xapian_guard.h"

namespace vidensgraf {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kFilesOfShard = 6;
// Of the joined index. Xapian copies a block whole whenever it skips into another, and writes whole ones:
// with half of its default a small batch writes a third less, and searching takes no longer.
constexpr int kBlockBytes = 4096;
constexpr std::uint64_t kOtherFiles = 400;  // RocksDB's tables, mostly

// How many databases may be joined at once. Asks the system for more open files first; the limit is the
// process's own, and a program that has it raised is none the worse.
std::size_t most_joined_at_once() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 16;
  constexpr rlim_t kWanted = 20000;
  if (limit.rlim_cur < kWanted && limit.rlim_cur < limit.rlim_max) {
    rlimit raised = limit;
    raised.rlim_cur = std::min<rlim_t>(kWanted, limit.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  }
  const std::uint64_t files = std::min<std::uint64_t>(limit.rlim_cur, kWanted);
  return std::max<std::size_t>(16, (files > kOtherFiles ? files - kOtherFiles : 0) / kFilesOfShard);
}

// Makes `target` of those of `sources` that hold anything; nothing if none does.
Result<void> join(const std::vector<fs::path>& sources, const fs::path& target) {
  return guarded([&]() -> Result<void> {
    Xapian::Database all;
    for (const fs::path& source : sources) {
      const Xapian::Database one(source.string());
      if (one.get_doccount() > 0) all.add_database(one);
    }
    if (all.get_doccount() == 0) return {};
    all.compact(target.string(), Xapian::DBCOMPACT_NO_RENUMBER, kBlockBytes);
    return {};
  });
}

Result<void> remove_all_of(const std::vector<fs::path>& paths) {
  for (const fs::path& path : paths) {
    if (auto removed = remove_tree(path); !removed) return removed;
  }
  return {};
}

Result<std::vector<fs::path>> join_neighbours(std::vector<fs::path> sources, std::size_t most,
                                              const fs::path& scratch) {
  for (unsigned round = 0; sources.size() > most; ++round) {
    std::vector<fs::path> joined;
    for (std::size_t begin = 0; begin < sources.size(); begin += most) {
      const std::size_t end = std::min(begin + most, sources.size());
      const std::vector<fs::path> group(sources.begin() + static_cast<std::ptrdiff_t>(begin),
                                        sources.begin() + static_cast<std::ptrdiff_t>(end));
      joined.push_back(scratch / fmt::format("{}-{}", round, joined.size()));
      if (auto done = join(group, joined.back()); !done) return fail(done.error());
      if (auto removed = remove_all_of(group); !removed) return fail(removed.error());
    }
    sources = std::move(joined);
  }
  return sources;
}

Result<void> sync_file(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced) return fail(ErrorCode::Io, fmt::format("Cannot sync \"{}\".", path.string()));
  return {};
}

}  // namespace

Result<void> join_shards(std::vector<fs::path> shards, const std::optional<fs::path>& base,
                         const fs::path& target, const fs::path& scratch) {
  auto sources = join_neighbours(std::move(shards), most_joined_at_once() - 1, scratch);
  if (!sources) return fail(sources.error());
  if (base) sources->insert(sources->begin(), *base);
  return join(*sources, target);
}

Result<void> sync_all_files(const fs::path& directory) {
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
    if (auto synced = sync_file(entry->path()); !synced) return synced;
  }
  if (error) return fail(ErrorCode::Io, fmt::format("Cannot read the folder \"{}\".", directory.string()));
  return sync_directory(directory);
}

}  // namespace vidensgraf
