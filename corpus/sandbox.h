#pragma once

#include <cstddef>

namespace vidensgraf {

/// Limits of one worker process (corpus/document_worker.h says what they are for).
struct SandboxLimits {
  std::size_t address_space_bytes = 0;
  unsigned cpu_seconds = 0;
};

/// What is made once, in the process that forks the workers, so that each worker is locked down quickly.
///
/// Internal to the document worker. Not copyable; lives as long as the zygote.
class Sandbox {
 public:
  /// Builds the filter of system calls and, where the kernel has it, the Landlock rules.
  Sandbox();
  ~Sandbox();

  [[nodiscard]] bool has_landlock() const { return ruleset_ >= 0; }

  /// Locks the calling process down for good. False if a step was refused: the process must then end.
  [[nodiscard]] bool enter(const SandboxLimits& limits) const;

  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

 private:
  void* filter_ = nullptr;  // scmp_filter_ctx
  int ruleset_ = -1;        // Landlock
};

}  // namespace vidensgraf
