#pragma once

#include <chrono>

#include "indexer/progress.h"

namespace vidensgraf {

/// Says on standard error how far a run is: one line that is written over on a terminal, a line every few
/// seconds elsewhere.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(bool quiet);

  void show(const IndexProgress& progress);

  /// Takes the line off the terminal.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  bool quiet_;
  bool on_terminal_;
  bool is_open_ = false;
  Clock::time_point start_;
  Clock::time_point last_line_;
};

}  // namespace vidensgraf
