#include "cli/output_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace vidensgraf {
namespace {

Error cannot_write(const std::string& path, int error) {
  return Error{ErrorCode::Io,
               fmt::format("{} cannot be written: {}.", path, std::generic_category().message(error))};
}

}  // namespace

Result<OutputFile> OutputFile::open(const std::string& path) {
  if (path.empty()) return OutputFile({}, {}, stdout);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return fail(ErrorCode::Io, fmt::format("{} is a folder, not a file to write to.", path));
  }
  // A pipe or a device is written to as it is; a link stays one.
  const bool is_new = !std::filesystem::exists(path, error);
  const bool plain = is_new || std::filesystem::is_regular_file(path, error);
  const std::string place = is_new ? path : std::filesystem::canonical(path, error).string();
  std::string temporary = plain ? fmt::format("{}.{}.tmp", place, ::getpid()) : place;
  std::FILE* const file = std::fopen(temporary.c_str(), "wb");
  if (file == nullptr) return fail(cannot_write(path, errno));
  if (plain && !is_new) {  // whoever could read it before can read it now, and nobody else
    std::filesystem::permissions(temporary, std::filesystem::status(place, error).permissions(), error);
  }
  return OutputFile(place, std::move(temporary), file);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      file_(std::exchange(other.file_, nullptr)) {}

OutputFile::~OutputFile() {
  if (file_ == nullptr || file_ == stdout) return;
  static_cast<void>(std::fclose(file_));
  if (temporary_ != path_) static_cast<void>(::unlink(temporary_.c_str()));
}

bool OutputFile::write(std::string_view bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
}

Result<void> OutputFile::finish() {
  if (file_ == stdout) return {};  // main looks whether it could be written
  const bool bad = std::ferror(file_) != 0;
  const int closed = std::fclose(std::exchange(file_, nullptr));
  const int error = errno;
  if (bad || closed != 0) {
    if (temporary_ != path_) static_cast<void>(::unlink(temporary_.c_str()));
    return fail(cannot_write(path_, error));
  }
  std::error_code renamed;
  if (temporary_ != path_) std::filesystem::rename(temporary_, path_, renamed);
  if (renamed) return fail(cannot_write(path_, renamed.value()));
  return {};
}

}  // namespace vidensgraf
