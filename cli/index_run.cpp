#include "cli/index_run.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "cli/interrupt.h"
#include "cli/progress_display.h"
#include "extraction/registers.h"

namespace vidensgraf {
namespace {

constexpr const char* kStopping =
    "\nStopping; what is done so far is being committed. Press Ctrl-C again to end at once.\n";

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

void print_summary(const IndexSummary& summary, double seconds) {
  for (const SkippedFile& file : summary.skipped) {
    fmt::print(stderr, "skipped {}: {}\n", file.path, file.reason);
  }
  for (const PartlyReadFile& file : summary.partly_read) {
    fmt::print(stderr, "not all of {} was read: {}\n", file.path, file.unread);
  }
  fmt::print("{} added, {} changed, {} unchanged, {} removed, {} skipped; {:.1f} MB in {:.1f} s\n",
             summary.added, summary.changed, summary.unchanged, summary.removed, summary.skipped.size(),
             megabytes(summary.bytes_read), seconds);
  const auto seen =
      summary.added + summary.changed + summary.unchanged + summary.removed + summary.skipped.size();
  if (seen == 0 && !summary.interrupted) {
    fmt::print(
        stderr,
        "Nothing to read was found there. vidensgraf index --help says which kinds of files are read.\n");
  }
  if (summary.interrupted) {
    fmt::print("Stopped before the end. What is counted above is kept; run the same command to go on.\n");
  }
}

}  // namespace

ExitCode index_with_progress(const IndexOptions& options, DocumentWorkerPool& workers,
                             const Analyzer& analyzer, bool quiet) {
  const auto start = std::chrono::steady_clock::now();
  const std::atomic<bool>& stop = stop_on_interrupt(kStopping);
  ProgressDisplay display(quiet);
  const auto summary = update_index(options, workers, analyzer, Registers::built_in(), stop,
                                    [&display](const IndexProgress& progress) { display.show(progress); });
  display.finish();
  if (!summary) {
    const ExitCode code = report(summary.error());
    // After a failed commit nothing of the store may run any more; the next run recovers.
    std::fflush(nullptr);
    std::_Exit(static_cast<int>(code));
  }
  print_summary(*summary, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return summary->skipped.empty() && !summary->interrupted ? ExitCode::Done : ExitCode::Nothing;
}

}  // namespace vidensgraf
