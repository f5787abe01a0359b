// vidensgraf remove DOCUMENT...: takes documents out of the index.

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/progress_display.h"
#include "extraction/registers.h"
#include "indexer/indexer.h"
#include "language/analyzer.h"

namespace vidensgraf {
namespace {

constexpr const char* kRemoveHelp = R"(
Takes documents out again, with everything that only they stated. The files stay; indexing their folder again brings the
documents back, unless the files are gone (then `vidensgraf index --prune FOLDER` does the same).

Examples:
  vidensgraf remove 003                        by the id that search and document show
  vidensgraf remove 003 vejledning-2021

Exit code: 0 done, 1 one of them is not there and none was taken out, 2 bad usage, 3 index damaged or locked.)";

struct RemoveArguments {
  std::vector<std::string> ids;
  std::string directory;
};

ExitCode run_remove(const RemoveArguments& arguments) {
  const auto analyzer = Analyzer::open();
  if (!analyzer) return report(analyzer.error());
  ProgressDisplay display(false);
  const auto summary =
      remove_documents(arguments.directory, arguments.ids, **analyzer, Registers::built_in(),
                       [&display](const IndexProgress& progress) { display.show(progress); });
  display.finish();
  if (!summary) {
    const ExitCode code = report(summary.error());
    std::fflush(nullptr);
    std::_Exit(static_cast<int>(code));  // as in index_command.cpp
  }
  fmt::print("{} removed\n", summary->removed);
  return ExitCode::Done;
}

}  // namespace

void add_remove_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("remove", "Take documents out of the index");
  command.footer(kRemoveHelp);
  const auto arguments = std::make_shared<RemoveArguments>();
  command.add_option("document", arguments->ids, "Ids of documents")->required()->expected(-1);
  add_index_option(command, arguments->directory);
  command.callback([arguments, &context] { context.exit_code = run_remove(*arguments); });
}

}  // namespace vidensgraf
