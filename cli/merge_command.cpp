// vidensgraf merge SHARD... --index DIR: what a query server has of several shards.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/progress_display.h"
#include "indexer/merge_shards.h"

namespace vidensgraf {
namespace {

constexpr const char* kMergeHelp = R"(
Joins what several indexes hold but the full text of their words, which stays with the shards and is asked for over
the network. The result is copied to each query server. docs/scaling.md says how all of it works together.

Example, on one machine:
  vidensgraf index --as-shard --index shard1 rapporter/
  vidensgraf index --as-shard --index shard2 vejledninger/
  vidensgraf merge shard1 shard2 --index samlet
  xapian-tcpsrv --interface 127.0.0.1 --port 4001 shard1/text &
  xapian-tcpsrv --interface 127.0.0.1 --port 4002 shard2/text &
  vidensgraf search --index samlet --shard 127.0.0.1:4001 --shard 127.0.0.1:4002 støttebehov

Exit code: 0 merged, 1 a shard is missing, 2 bad usage or shards that do not fit together, 3 index damaged or locked.)";

struct MergeArguments {
  std::vector<std::string> shards;
  std::string directory;
  bool quiet = false;
};

ExitCode run_merge(const MergeArguments& arguments) {
  ProgressDisplay display(arguments.quiet || !ProgressDisplay::is_on_terminal());
  const std::vector<std::filesystem::path> shards(arguments.shards.begin(), arguments.shards.end());
  const auto merged = merge_shards(shards, arguments.directory, [&display](const MergeSummary& so_far) {
    display.show(
        fmt::format("{} documents, {} passages, {} words", so_far.documents, so_far.passages, so_far.words));
  });
  display.finish();
  if (!merged) {
    const ExitCode code = report(merged.error());
    // After a failed commit nothing of the store may run any more.
    std::fflush(nullptr);
    std::_Exit(static_cast<int>(code));
  }
  fmt::print("{} shards merged: {} documents, {} passages, {} words\n", shards.size(), merged->documents,
             merged->passages, merged->words);
  return ExitCode::Done;
}

}  // namespace

void add_merge_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("merge", "Join shards into what a query server needs of them");
  command.footer(kMergeHelp);
  const auto arguments = std::make_shared<MergeArguments>();
  command.add_option("shard", arguments->shards, "Indexes made with \"vidensgraf index --as-shard\"")
      ->required()
      ->expected(-1);
  command.add_option("--index", arguments->directory, "New folder for the result")->required();
  command.add_flag("--quiet", arguments->quiet, "No progress");
  command.callback([arguments, &context] { context.exit_code = run_merge(*arguments); });
}

}  // namespace vidensgraf
