#pragma once

#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "corpus/result.h"

namespace vidensgraf {

/// Where a command writes a result: standard output, or a file that appears under its name only when it is
/// whole. Until then it has another name beside; no such file stays where the program fails, or is told to
/// end by Ctrl-C, SIGTERM or SIGHUP. At most 16 are open at a time.
class OutputFile {
 public:
  /// \param path  Empty: standard output. Error Io.
  [[nodiscard]] static Result<OutputFile> open(const std::string& path);
  ~OutputFile();  ///< Without `finish`, the file is not kept.

  /// False where nothing more can be written; `finish` says why.
  [[nodiscard]] bool write(std::string_view bytes);

  /// Error Io names the file.
  [[nodiscard]] Result<void> finish();

  /// Finishes files that belong together: after an error, whatever stood under their names still does. Only a
  /// power cut or a kill between two renames can part them, and an error where the file system cannot let two
  /// files change places.
  [[nodiscard]] static Result<void> finish_all(std::span<OutputFile* const> files);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

 private:
  // Where the bytes are.
  enum class State : std::uint8_t { Beside, InPlace, InPlaceAsNew, InPlaceOldBeside };

  OutputFile(std::string path, std::string temporary, std::FILE* file)
      : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}
  [[nodiscard]] bool has_temporary() const { return !temporary_.empty() && temporary_ != path_; }
  [[nodiscard]] Result<void> close();
  [[nodiscard]] Result<void> place();
  void take_back();
  void drop_temporary();

  std::string path_;
  std::string temporary_;
  std::FILE* file_ = nullptr;
  int failed_ = 0;  // errno of what was written first of all that could not be
  State state_ = State::Beside;
};

}  // namespace vidensgraf
