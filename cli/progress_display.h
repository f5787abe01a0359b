#pragma once

#include <chrono>
#include <string>

#include "indexer/progress.h"

namespace vidensgraf {

/// Says on standard error how far a run is: one line that is written over on a terminal, a line every few
/// seconds elsewhere.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(bool quiet);

  [[nodiscard]] static bool is_on_terminal();

  void show(const IndexProgress& progress);

  /// Another line in its place; of many in a row, some are shown.
  void show(const std::string& line);

  /// Takes the line off the terminal.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  void print(const std::string& line);
  bool quiet_;
  bool on_terminal_;
  bool is_open_ = false;
  Clock::time_point start_;
  Clock::time_point last_line_;
};

}  // namespace vidensgraf
