// vidensgraf complete PREFIX: names that begin so.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "extraction/registers.h"
#include "query/names/completion.h"
#include "store/store_view.h"

namespace vidensgraf {
namespace {

constexpr const char* kCompleteHelp = R"(
Completes concepts, target groups, organisations, abbreviations, laws, provisions and titles of documents, the most
used ones first. Case does not matter; æ, ø and å may be typed as ae, oe, aa or as a, o.

Examples:
  vidensgraf complete støtteb
  vidensgraf complete "SEL § 8"
  vidensgraf complete hjem --kind concept --kind target_group --limit 20 --json

Exit code: 0 something begins so, 1 nothing does, 2 bad usage, 3 index damaged.)";

constexpr std::array kKinds = {NodeKind::Concept,      NodeKind::TargetGroup, NodeKind::Provision,
                               NodeKind::Law,          NodeKind::Document,    NodeKind::Organisation,
                               NodeKind::Abbreviation, NodeKind::Vocabulary};

struct CompleteArguments {
  std::string index;
  std::vector<std::string> words;
  std::vector<std::string> kinds;
  std::size_t limit = 10;
  bool json = false;
};

Result<ExitCode> run(const CompleteArguments& arguments) {
  const std::string prefix = joined(arguments.words);
  std::vector<NodeKind> kinds;
  for (const NodeKind kind : kKinds) {
    for (const std::string& wanted : arguments.kinds) {
      if (wanted == name_of(kind)) kinds.push_back(kind);
    }
  }
  const auto view = StoreView::open(arguments.index);
  if (!view) return fail(view.error());
  const auto index = CompletionIndex::load(**view, Registers::built_in(), prefix);
  if (!index) return fail(index.error());
  const auto completions = (*index)->complete(prefix, arguments.limit, kinds);
  if (!completions) return fail(completions.error());
  if (arguments.json) {
    fmt::print("{}\n", completions_to_json(prefix, *completions));
  } else {
    for (const Completion& completion : *completions) {
      const std::string meant =
          completion.label == completion.text ? std::string() : fmt::format(" = {}", completion.label);
      fmt::print("{}{}  ({}, {} document{})\n", completion.text, meant, name_of(completion.kind),
                 completion.documents, completion.documents == 1 ? "" : "s");
    }
  }
  return completions->empty() ? ExitCode::Nothing : ExitCode::Done;
}

}  // namespace

void add_complete_command(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("complete", "List names that begin as typed");
  command->footer(kCompleteHelp);
  auto arguments = std::make_shared<CompleteArguments>();
  add_index_option(*command, arguments->index);
  command->add_option("prefix", arguments->words, "What was typed; several words are joined")->required();
  std::vector<std::string> names;
  for (const NodeKind kind : kKinds) names.emplace_back(name_of(kind));
  repeated(command->add_option("--kind", arguments->kinds, "Only names of this kind; may be repeated"))
      ->check(CLI::IsMember(names));
  command->add_option("--limit", arguments->limit, "Number of names")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_flag("--json", arguments->json, "Print JSON (docs/json.md)");
  command->callback([arguments, &context] {
    const auto done = run(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
}

}  // namespace vidensgraf
