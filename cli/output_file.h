#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "corpus/result.h"

namespace vidensgraf {

/// Where a command writes a result: standard output, or a file that appears under its name only when it is
/// whole.
class OutputFile {
 public:
  /// \param path  Empty: standard output. Error Io.
  [[nodiscard]] static Result<OutputFile> open(const std::string& path);
  ~OutputFile();  ///< Without `finish`, the file is not kept.

  /// False where nothing more can be written; `finish` says why.
  [[nodiscard]] bool write(std::string_view bytes);

  /// Error Io names the file.
  [[nodiscard]] Result<void> finish();

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

 private:
  OutputFile(std::string path, std::string temporary, std::FILE* file)
      : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}

  std::string path_;
  std::string temporary_;
  std::FILE* file_ = nullptr;
};

}  // namespace vidensgraf
