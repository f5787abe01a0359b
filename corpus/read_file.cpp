#include "corpus/read_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vidensgraf {
namespace {

tl::unexpected<Error> open_error(int reason) {
  switch (reason) {
    case ENOENT:
    case ENOTDIR:
      return fail(ErrorCode::Io, "The file does not exist.");
    case EACCES:
    case EPERM:
      return fail(ErrorCode::Io, "No permission to read the file.");
    case ELOOP:
      return fail(ErrorCode::Io, "The link leads back to itself.");
    case ENAMETOOLONG:
      return fail(ErrorCode::Io, "The file name is too long.");
    default:
      return fail(ErrorCode::Io, fmt::format("The file cannot be opened: {}.", std::strerror(reason)));
  }
}

}  // namespace

Result<OpenFile> OpenFile::open(const std::string& path) {
  // O_NONBLOCK: opening a named pipe would wait for somebody to write to it. Regular files ignore it.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    // A socket gives ENXIO here and is told apart like the other kinds below.
    if (errno == ENXIO) return fail(ErrorCode::Io, "This is not a regular file (a pipe, socket or device).");
    return open_error(errno);
  }
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) {
    const int reason = errno;
    ::close(descriptor);
    return open_error(reason);
  }
  OpenFile file(descriptor, static_cast<std::size_t>(status.st_size));
  if (S_ISDIR(status.st_mode)) return fail(ErrorCode::Io, "This is a folder, not a file.");
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::Io, "This is not a regular file (a pipe, socket or device).");
  }
  return file;
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_bytes_(other.size_bytes_) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_bytes_, other.size_bytes_);
  return *this;
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::size_t> OpenFile::append_to(std::string& buffer, std::size_t count) {
  const std::size_t before = buffer.size();
  buffer.resize(before + count);
  std::size_t done = 0;
  while (done < count) {
    const ssize_t got = ::read(descriptor_, buffer.data() + before + done, count - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int reason = errno;
      buffer.resize(before);
      return fail(ErrorCode::Io, fmt::format("The file cannot be read: {}.", std::strerror(reason)));
    }
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  buffer.resize(before + done);
  return done;
}

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  auto file = OpenFile::open(path);
  if (!file) return fail(file.error());
  const auto too_long = [&](std::size_t size_bytes) {
    return fail(ErrorCode::Limit, fmt::format("The file is {} MB long; at most {} MB are read.",
                                              size_bytes >> 20U, max_bytes >> 20U));
  };
  if (file->size_bytes() > max_bytes) return too_long(file->size_bytes());
  std::string bytes;
  bytes.reserve(file->size_bytes() + 1);
  // One byte more than announced, to see the end; and on while it grows, but never past the limit.
  for (std::size_t wanted = file->size_bytes() + 1;; wanted = std::size_t{1} << 16U) {
    const auto got = file->append_to(bytes, wanted);
    if (!got) return fail(got.error());
    if (bytes.size() > max_bytes) return too_long(bytes.size());
    if (*got < wanted) return bytes;
  }
}

}  // namespace vidensgraf
