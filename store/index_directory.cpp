#include "store/index_directory.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace vidensgraf {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 6> kOwnNames{"lock", "graph", "pub", "text", "text.new", "shards"};
constexpr std::size_t kCheckpointsKept = 3;
constexpr std::time_t kCheckpointSecondsKept = 5;

std::string reason(int error_number) { return std::generic_category().message(error_number); }

std::optional<std::uint64_t> number_of(const std::string& name) {
  std::uint64_t number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

// Whether `name`, in a folder without a database of ours, is a user's own: a folder called "text" may well
// be.
bool is_foreign(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  if (std::find(kOwnNames.begin(), kOwnNames.end(), name) == kOwnNames.end()) return true;
  if (name == "lock") return false;
  std::error_code error;
  return !fs::is_empty(entry.path(), error) || error;
}

// Whether RocksDB began a database here. Of what it makes first any part may be left by a power cut.
bool is_of_rocksdb(const fs::path& directory) {
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name == "LOG" || name == "LOCK" || name == "IDENTITY" || name == "CURRENT" ||
        name.starts_with("MANIFEST-") || name.ends_with(".dbtmp")) {
      return true;
    }
  }
  return false;
}

Result<void> io_error(std::string_view action, const fs::path& path, const std::error_code& error) {
  return fail(ErrorCode::Io, fmt::format("Cannot {} \"{}\": {}.", action, path.string(), error.message()));
}

}  // namespace

namespace index_directory {

Result<void> prepare(const fs::path& root) {
  std::error_code error;
  fs::create_directories(root, error);
  if (error) return io_error("make the index folder", root, error);
  // Also a full-text index without RocksDB, which is damage to report.
  const bool is_index = is_of_rocksdb(graph(root)) || fs::exists(text(root) / "iamglass", error);
  std::string foreign;
  for (fs::directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
    if (is_foreign(*entry)) foreign = entry->path().filename().string();
  }
  if (error) return io_error("read the index folder", root, error);
  if (!is_index && !foreign.empty()) {
    return fail(ErrorCode::Input,
                fmt::format("\"{}\" holds other files (\"{}\") and no index; choose an empty or new folder.",
                            root.string(), foreign));
  }
  for (const fs::path& directory : {graph(root), published(root)}) {
    fs::create_directory(directory, error);
    if (error) return io_error("make the folder", directory, error);
  }
  return sync_directory(root);
}

Result<void> clean(const fs::path& root) {
  for (const fs::path& leftover : {text_new(root), text_shards(root)}) {
    if (auto removed = remove_tree(leftover); !removed) return removed;
  }
  std::error_code error;
  std::vector<fs::path> leftovers;
  for (fs::directory_iterator entry(published(root), error), end; !error && entry != end;
       entry.increment(error)) {
    if (!number_of(entry->path().filename().string())) leftovers.push_back(entry->path());
  }
  if (error) return io_error("read the folder", published(root), error);
  for (const fs::path& leftover : leftovers) {
    if (auto removed = remove_tree(leftover); !removed) return removed;
  }
  return {};
}

std::vector<std::uint64_t> checkpoints(const fs::path& root) {
  std::vector<std::uint64_t> numbers;
  std::error_code error;
  for (fs::directory_iterator entry(published(root), error), end; !error && entry != end;
       entry.increment(error)) {
    if (const auto number = number_of(entry->path().filename().string())) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

void remove_checkpoint(const fs::path& root, std::uint64_t sequence) {
  const fs::path path = checkpoint(root, sequence);
  fs::path doomed = path;
  doomed += ".old";
  std::error_code error;
  fs::rename(path, doomed, error);
  if (!error) fs::remove_all(doomed, error);
}

void prune_checkpoints(const fs::path& root) {
  const std::vector<std::uint64_t> numbers = checkpoints(root);
  if (numbers.size() <= kCheckpointsKept) return;
  const std::time_t now = std::time(nullptr);
  for (std::size_t i = 0; i < numbers.size() - kCheckpointsKept; ++i) {
    struct stat status {};
    if (::stat(checkpoint(root, numbers[i]).c_str(), &status) != 0) continue;
    if (status.st_mtime <= now && now - status.st_mtime < kCheckpointSecondsKept) return;
    remove_checkpoint(root, numbers[i]);
  }
}

}  // namespace index_directory

Result<void> sync_directory(const fs::path& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return io_error("open the folder", directory, {errno, std::generic_category()});
  const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (failed != 0) return io_error("sync the folder", directory, {failed, std::generic_category()});
  return {};
}

Result<void> rename_path(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) return io_error("rename", from, error);
  return {};
}

Result<void> exchange_path(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(to, error)) return rename_path(from, to);
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0) return {};
  if (errno != EINVAL && errno != ENOSYS) {
    return io_error("rename", from, {errno, std::generic_category()});
  }
  fs::path old = to;
  old += ".old";
  if (auto removed = remove_tree(old); !removed) return removed;
  if (auto moved = rename_path(to, old); !moved) return moved;
  if (auto moved = rename_path(from, to); !moved) return moved;
  return rename_path(old, from);
}

Result<void> remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return io_error("remove", path, error);
  return {};
}

std::uint64_t size_of_files(const fs::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code unknown;
    const std::uintmax_t size = entry->file_size(unknown);
    if (!unknown) bytes += size;
  }
  return bytes;
}

Result<void> require_space(const fs::path& directory, std::uint64_t needed_bytes) {
  struct statvfs status {};
  if (::statvfs(directory.c_str(), &status) != 0) {
    return io_error("read the free space of", directory, {errno, std::generic_category()});
  }
  const std::uint64_t free_bytes = static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
  if (free_bytes >= needed_bytes) return {};
  constexpr double kMegabyte = 1e6;
  return fail(
      ErrorCode::Io,
      fmt::format("The disk of \"{}\" is nearly full: {:.0f} MB are free and {:.0f} MB are needed to write "
                  "safely. Make room and run the command again: what is in the index stays.",
                  directory.string(), static_cast<double>(free_bytes) / kMegabyte,
                  static_cast<double>(needed_bytes) / kMegabyte));
}

Result<WriteLock> WriteLock::take(const fs::path& root) {
  const fs::path path = root / "lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return fail(ErrorCode::Io, fmt::format("Cannot open \"{}\": {}.", path.string(), reason(errno)));
  }
  WriteLock lock(descriptor);
  std::array<char, 32> text{};
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int failed = errno;
    if (failed != EWOULDBLOCK) {
      return fail(ErrorCode::Io, fmt::format("Cannot lock \"{}\": {}.", path.string(), reason(failed)));
    }
    const ssize_t size = ::pread(descriptor, text.data(), text.size() - 1, 0);
    const std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    return fail(ErrorCode::Locked,
                fmt::format("Another process{} is writing to the index \"{}\"; try again when it "
                            "has ended.",
                            holder.empty() ? "" : fmt::format(" ({})", holder), root.string()));
  }
  // The number is only for that message, so failing to write it is no failure.
  const std::string holder = std::to_string(::getpid());
  if (::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, holder.data(), holder.size(), 0) < 0) errno = 0;
  return lock;
}

WriteLock::~WriteLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}
WriteLock::WriteLock(WriteLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
WriteLock& WriteLock::operator=(WriteLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

}  // namespace vidensgraf
