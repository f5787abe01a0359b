// vidensgraf verify: checks that the index is what it says it is.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "graph/graph_verify.h"
#include "store/store_view.h"
#include "store/verify.h"

namespace vidensgraf {
namespace {

constexpr const char* kVerifyHelp = R"(
Reads the whole index and checks that both stores hold the same passages, that nothing is missing or left over, that
every sum of the graph is the sum of its documents, and that every checksum is right. Writes nothing; no writer can start meanwhile.

Examples:
  vidensgraf verify
  vidensgraf verify --index /srv/viden --json

Exit code: 0 all is well, 1 something is wrong (each problem is printed), 3 the index cannot be read or is being written.

To mend a full-text index, delete the folder "text" in the index: the next `vidensgraf index` builds it again.)";

struct VerifyArguments {
  std::string directory;
  bool json = false;
};

ExitCode run_verify(const VerifyArguments& arguments) {
  const auto view = StoreView::open(arguments.directory);
  if (!view) return report(view.error());
  const auto stores = verify_stores(arguments.directory, **view);
  if (!stores) return report(stores.error());
  const auto graph = verify_graph(**view);
  if (!graph) return report(graph.error());
  std::vector<std::string> problems = stores->problems;
  problems.insert(problems.end(), graph->problems.begin(), graph->problems.end());
  if (graph->documents != stores->documents) {
    problems.push_back(fmt::format("The graph has contributions of {} documents, the index has {} documents.",
                                   graph->documents, stores->documents));
  }

  if (!stores->has_checked_full_text_files) {
    fmt::print(
        stderr,
        "vidensgraf: Xapian's own check of the full-text files was left out: it wants to be allowed to "
        "write to them, though it does not. All else was checked.\n");
  }

  if (arguments.json) {
    const nlohmann::json json{{"documents", stores->documents},
                              {"passages", stores->passages},
                              {"nodes", graph->nodes},
                              {"edges", graph->edges},
                              {"full_text_files_checked", stores->has_checked_full_text_files},
                              {"batches", (*view)->sequence()},
                              {"problems", problems}};
    fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  } else {
    for (const std::string& problem : problems) fmt::print("{}\n", problem);
    fmt::print("{} documents, {} passages, {} nodes, {} edges: {}\n", stores->documents, stores->passages,
               graph->nodes, graph->edges,
               problems.empty()
                   ? "both stores agree, and the graph is the sum of its documents"
                   : fmt::format("{} problem{}", problems.size(), problems.size() == 1 ? "" : "s"));
  }
  return problems.empty() ? ExitCode::Done : ExitCode::Nothing;
}

}  // namespace

void add_verify_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("verify", "Check that the index is whole");
  command.footer(kVerifyHelp);
  const auto arguments = std::make_shared<VerifyArguments>();
  add_index_option(command, arguments->directory);
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &context] { context.exit_code = run_verify(*arguments); });
}

}  // namespace vidensgraf
