#include "cli/progress_display.h"

#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/terminal_filter.h"

namespace vidensgraf {
namespace {

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::string line_of(const IndexProgress& progress, double seconds) {
  if (progress.rewritten > 0) {
    std::string line = fmt::format("writing the full text anew: {}", progress.rewritten);
    if (progress.to_rewrite > 0) line += fmt::format(" of {}", progress.to_rewrite);
    return line + " passages";
  }
  const double rate = seconds > 0 ? megabytes(progress.bytes_done) / seconds : 0;
  std::string line = fmt::format("{} of {} documents, {:.1f} of {:.1f} MB, {:.1f} MB/s",
                                 progress.documents_done, progress.documents_total,
                                 megabytes(progress.bytes_done), megabytes(progress.bytes_total), rate);
  if (const auto left = seconds_left(progress, seconds)) line += fmt::format(", {:.0f} s left", *left);
  return line + fmt::format(", {} committed", progress.committed);
}

}  // namespace

ProgressDisplay::ProgressDisplay(bool quiet)
    : quiet_(quiet), on_terminal_(is_on_terminal()), start_(Clock::now()), last_line_(start_) {}

bool ProgressDisplay::is_on_terminal() { return ::isatty(STDERR_FILENO) == 1; }

void ProgressDisplay::show(const IndexProgress& progress) {
  if (quiet_) return;
  const Clock::time_point now = Clock::now();
  if (!on_terminal_ && now < last_line_ + std::chrono::seconds(5)) return;
  last_line_ = now;
  print(line_of(progress, std::chrono::duration<double>(now - start_).count()));
}

void ProgressDisplay::show(const std::string& line) {
  const Clock::time_point now = Clock::now();
  const auto pause = on_terminal_ ? std::chrono::milliseconds(100) : std::chrono::seconds(5);
  if (quiet_ || now < last_line_ + pause) return;
  last_line_ = now;
  print(line);
}

void ProgressDisplay::print(const std::string& line) {
  if (on_terminal_) {
    fmt::print(stderr, "{}{}", terminal_code(TerminalCode::EraseLine), line);
    std::fflush(stderr);
    is_open_ = true;
  } else {
    fmt::print(stderr, "{}\n", line);
  }
}

void ProgressDisplay::finish() {
  if (is_open_) fmt::print(stderr, "{}", terminal_code(TerminalCode::EraseLine));
  is_open_ = false;
}

}  // namespace vidensgraf
