#pragma once

#include <cstddef>
#include <memory>
#include <string>

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

/// Reads untrusted documents in locked-down processes: resource limits, seccomp, Landlock where the kernel
/// has it.
///
/// A prepared process (the zygote) forks one worker for each document, in about 2 ms. Start the pool before
/// any thread of the program is started. `read` may be called from several threads at once.
class DocumentWorkerPool {
 public:
  /// Error Internal if no process can be started.
  [[nodiscard]] static Result<std::unique_ptr<DocumentWorkerPool>> start(const WorkerLimits& limits = {});
  ~DocumentWorkerPool();

  /// Reads the file at `path`. Errors: Io (missing, unreadable), Input, Limit; each one sentence without the
  /// path.
  [[nodiscard]] Result<Document> read(const std::string& path);

  DocumentWorkerPool(const DocumentWorkerPool&) = delete;
  DocumentWorkerPool& operator=(const DocumentWorkerPool&) = delete;

 private:
  struct Impl;
  explicit DocumentWorkerPool(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
