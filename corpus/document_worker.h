#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/reader.h"
#include "corpus/result.h"

namespace vidensgraf {

/// Limits of one worker process. Reaching one ends that document with an error, never the indexer.
struct WorkerLimits {
  ReadLimits read;
  std::size_t address_space_bytes = std::size_t{1} << 30;
  unsigned cpu_seconds = 10;
  unsigned wall_seconds = 30;
};

/// A line of a JSONL file: its document, or why it has none.
struct JsonLine {
  std::size_t number = 0;  ///< From 1.
  Result<Document> document;
};

/// Reads untrusted documents in locked-down processes: resource limits, seccomp, Landlock where the kernel
/// has it.
///
/// A prepared process (the zygote) forks the workers, in about 2 ms. PDF, HTML, DOCX and ODT get a worker of
/// their own that ends with the document. Plain text, Markdown and JSONL need no parser that could be taken
/// over, and come in thousands: a worker reads many of them one after another.
///
/// Start the pool before any thread of the program is started. All calls may come from several threads at
/// once. What comes back is bounds-checked (corpus/document_codec.h), not trusted.
class DocumentWorkerPool {
 public:
  /// Error Internal if no process can be started.
  [[nodiscard]] static Result<std::unique_ptr<DocumentWorkerPool>> start(const WorkerLimits& limits = {});
  ~DocumentWorkerPool();

  /// Whether documents can be read at all: where the system allows too few files, processes or too little
  /// memory, each would fail. Error Internal.
  [[nodiscard]] Result<void> check();

  /// Reads the file at `path`. Errors: Io (missing, unreadable), Input, Limit; each one sentence without the
  /// path.
  [[nodiscard]] Result<Document> read(const std::string& path);

  /// The same for bytes that the caller has read itself; `name` is the path as given.
  [[nodiscard]] Result<Document> read(std::string_view bytes, const std::string& name);

  /// Reads some lines of a JSONL file, at best about a megabyte; empty lines are left out of the result.
  ///
  /// \param lines       Whole lines, separated by '\n'.
  /// \param first_line  Number of the first of them in the file, from 1.
  /// \return  In the order of the lines. A line that brings its worker down gets an error of its own.
  [[nodiscard]] std::vector<JsonLine> read_json_lines(std::string_view lines, const std::string& name,
                                                      std::size_t first_line);

  [[nodiscard]] const WorkerLimits& limits() const;

  DocumentWorkerPool(const DocumentWorkerPool&) = delete;
  DocumentWorkerPool& operator=(const DocumentWorkerPool&) = delete;

 private:
  struct Impl;
  explicit DocumentWorkerPool(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
