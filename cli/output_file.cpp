#include "cli/output_file.h"

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/temporary_files.h"

namespace vidensgraf {
namespace {

Error cannot_write(const std::string& path, int error) {
  return Error{ErrorCode::Io,
               fmt::format("{} cannot be written: {}.", path, std::generic_category().message(error))};
}

// A file beside `place` that nobody else has, whatever was left there or is about to be written: numbers of
// processes come again, and those of two containers are the same. Null leaves the reason in errno.
std::FILE* new_file_beside(std::string_view place, std::string& name) {
  const SignalsHeld held;
  std::FILE* file = nullptr;
  for (int number = 1; file == nullptr && (number == 1 || errno == EEXIST); ++number) {
    name = fmt::format("{}.{}-{}.tmp", place, ::getpid(), number);
    file = std::fopen(name.c_str(), "wbx");
  }
  if (file != nullptr) remove_on_signal(name);
  return file;
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
  std::string temporary = place;
  std::FILE* const file = plain ? new_file_beside(place, temporary) : std::fopen(place.c_str(), "wb");
  if (file == nullptr) return fail(cannot_write(path, errno));
  if (plain && !is_new) {  // whoever could read it before can read it now, and nobody else
    std::filesystem::permissions(temporary, std::filesystem::status(place, error).permissions(), error);
  }
  return OutputFile(place, std::move(temporary), file);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      file_(std::exchange(other.file_, nullptr)),
      failed_(other.failed_),
      state_(other.state_) {}

OutputFile::~OutputFile() {
  if (file_ != nullptr && file_ != stdout) static_cast<void>(std::fclose(file_));
  if (state_ == State::Beside) drop_temporary();
}

bool OutputFile::write(std::string_view bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size();
  if (!written && failed_ == 0) failed_ = errno;
  return written;
}

Result<void> OutputFile::close() {
  if (file_ == stdout) return {};  // main looks whether it could be written
  if (std::fclose(std::exchange(file_, nullptr)) != 0 && failed_ == 0) failed_ = errno;
  if (failed_ != 0) return fail(cannot_write(path_, failed_));
  return {};
}

Result<void> OutputFile::finish() {
  if (auto closed = close(); !closed || !has_temporary()) return closed;
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return fail(cannot_write(path_, errno));
  state_ = State::InPlace;
  keep_on_signal(temporary_);
  return {};
}

// Changes places with the file that is there, so that this can be taken back.
Result<void> OutputFile::place() {
  if (!has_temporary()) return {};
  std::error_code unknown;  // a folder would change places as well
  if (!std::filesystem::is_directory(path_, unknown) &&
      ::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE) == 0) {
    state_ = State::InPlaceOldBeside;
    return {};
  }
  const bool is_new = !std::filesystem::exists(path_, unknown);  // else the file system cannot do that
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return fail(cannot_write(path_, errno));
  state_ = is_new ? State::InPlaceAsNew : State::InPlace;
  return {};
}

void OutputFile::take_back() {
  if (state_ == State::InPlaceOldBeside && ::rename(temporary_.c_str(), path_.c_str()) == 0)
    state_ = State::InPlace;
  if (state_ == State::InPlaceAsNew) static_cast<void>(::unlink(path_.c_str()));
}

void OutputFile::drop_temporary() {
  if (!has_temporary()) return;
  static_cast<void>(::unlink(temporary_.c_str()));
  keep_on_signal(temporary_);
}

Result<void> OutputFile::finish_all(std::span<OutputFile* const> files) {
  for (OutputFile* const file : files) {
    if (auto closed = file->close(); !closed) return closed;
  }
  const SignalsHeld held;
  Result<void> placed;
  for (OutputFile* const file : files) {
    if (placed) placed = file->place();
  }
  for (OutputFile* const file : files) {
    if (!placed) file->take_back();
    file->drop_temporary();
  }
  return placed;
}

}  // namespace vidensgraf
