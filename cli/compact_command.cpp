// vidensgraf compact: the index as small as it can be.

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/index_size.h"
#include "cli/interrupt.h"
#include "cli/progress_display.h"
#include "extraction/registers.h"
#include "indexer/compact_job.h"
#include "language/analyzer.h"

namespace vidensgraf {
namespace {

constexpr const char* kCompactHelp = R"(
Writes the index anew beside, packed and without what was removed, and puts it into place. What it holds and answers
stays the same. People can go on searching meanwhile; nobody can index.

Worth it before an index is copied or archived, and after many runs that each changed a little. Not needed otherwise:
`vidensgraf index` does the same with the full text by itself when a fifth of it is gone.

Examples:
  vidensgraf compact
  vidensgraf compact --index /srv/viden

Needs as much room on the disk as the index takes, or half as much again where documents were removed. Ctrl-C leaves
the index as it was, and so does a power cut.
Exit code: 0 done, 1 stopped by Ctrl-C (or no index there), 2 no room on the disk (or made by another version), 3 index
damaged or locked.)";

constexpr const char* kStopping =
    "\nStopping; the index stays as it was. Press Ctrl-C again to end at once.\n";

struct CompactArguments {
  std::string directory;
  bool quiet = false;
};

std::string line_of(const CompactProgress& progress) {
  if (progress.is_merging) return "merging the tables of documents and graph";
  if (progress.of == 0) return fmt::format("writing the full text anew: {} passages", progress.passages);
  return fmt::format("writing the full text anew: {} of {} passages", progress.passages, progress.of);
}

ExitCode run_compact(const CompactArguments& arguments) {
  const auto analyzer = Analyzer::open();
  if (!analyzer) return report(analyzer.error());
  const std::uint64_t before = disk_bytes_of(arguments.directory);
  std::atomic<bool>& stop = stop_on_interrupt(kStopping);
  ProgressDisplay display(arguments.quiet);
  const auto compacted =
      compact_index(arguments.directory, **analyzer, Registers::built_in(), stop,
                    [&display](const CompactProgress& progress) { display.show(line_of(progress)); });
  display.finish();
  if (!compacted) {
    const ExitCode code = report(compacted.error());
    std::fflush(nullptr);
    std::_Exit(static_cast<int>(code));  // as in index_command.cpp
  }
  if (!*compacted) {
    fmt::print("Stopped before the end. The index is as it was.\n");
    return ExitCode::Nothing;
  }
  constexpr double kMegabyte = 1e6;
  fmt::print("{:.1f} MB before, {:.1f} MB now\n", static_cast<double>(before) / kMegabyte,
             static_cast<double>(disk_bytes_of(arguments.directory)) / kMegabyte);
  return ExitCode::Done;
}

}  // namespace

void add_compact_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("compact", "Make the index as small as it can be");
  command.footer(kCompactHelp);
  const auto arguments = std::make_shared<CompactArguments>();
  add_index_option(command, arguments->directory);
  command.add_flag("--quiet", arguments->quiet, "No progress");
  command.callback([arguments, &context] { context.exit_code = run_compact(*arguments); });
}

}  // namespace vidensgraf
