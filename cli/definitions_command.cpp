// vidensgraf definitions TERM: every definition of a term side by side.

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/graph_index.h"
#include "language/display_text.h"
#include "query/pages/definitions_page.h"
#include "query/pages/page_json.h"

namespace vidensgraf {
namespace {

constexpr const char* kDefinitionsHelp = R"(
Shows each wording once, oldest first, with every document that states it: date, page, span and the source it cites.
Definitions of concepts that end in the same word are proposed below, never merged.

Examples:
  vidensgraf definitions "sammenhængende indsats"
  vidensgraf definitions "sammenhængende indsats" --compare    what changed between wordings, word by word
  vidensgraf definitions handleplan --json

Exit code: 0 there are definitions, 1 none (or an unknown term: the nearest names are shown), 3 index damaged.)";

struct DefinitionsArguments {
  std::string index;
  std::vector<std::string> words;
  bool compare = false;
  bool json = false;
};

void print_stated(const StatedDefinition& stated, int indent) {
  fmt::print("{:{}}{}  {}\n", "", indent, stated.document.date.empty() ? "no date" : stated.document.date,
             describe(stated.document));
  std::string cited;
  if (!stated.definition.cited_source.empty()) cited = ", cites " + stated.definition.cited_source;
  if (!stated.cited_document.empty()) cited += " (document " + stated.cited_document + ")";
  fmt::print("{:{}}{}{}, pattern \"{}\"\n", "", indent + 2,
             describe_place(stated.page, stated.definition.source), cited, stated.definition.pattern);
}

// "kept [-left out-] {+added+}", as git shows words.
std::string marked(const std::vector<WordRun>& runs) {
  std::string text;
  for (const WordRun& run : runs) {
    if (!text.empty()) text += ' ';
    switch (run.kind) {
      case WordRun::Kind::Both:
        text += run.words;
        break;
      case WordRun::Kind::OnlyFirst:
        text += "[-" + run.words + "-]";
        break;
      case WordRun::Kind::OnlySecond:
        text += "{+" + run.words + "+}";
        break;
    }
  }
  return text;
}

void print_page(const DefinitionsPage& page, const Analyzer& analyzer, bool compare) {
  const GraphNode& main = page.lookup.main();
  std::size_t places = 0;
  for (const DefinitionWording& wording : page.wordings) places += wording.places.size();
  fmt::print("{} ({}): {} definition{} in {} wording{}\n", main.label, name_of(main.kind), places,
             places == 1 ? "" : "s", page.wordings.size(), page.wordings.size() == 1 ? "" : "s");
  for (std::size_t index = 0; index < page.wordings.size(); ++index) {
    const DefinitionWording& wording = page.wordings[index];
    fmt::print("\n{}. {}\n", index + 1, wording.text);
    for (const StatedDefinition& stated : wording.places) print_stated(stated, 3);
    if (wording.held_by != DefinitionWording::npos) {
      fmt::print("   wording {} says the same and more\n", wording.held_by + 1);
    }
    if (compare && wording.compared_with != DefinitionWording::npos) {
      fmt::print("   against wording {} ({:.0f} % alike): {}\n", wording.compared_with + 1,
                 100 * wording.likeness, marked(wording.differences));
    }
  }
  for (const DefinitionGroup& group : page.groups) {
    if (group.wordings.size() < 2) continue;
    std::string numbers;
    for (const std::size_t index : group.wordings) numbers += fmt::format(" {}", index + 1);
    fmt::print("\nTogether:{} ({})\n", numbers, describe(group.reason));
  }
  if (!page.near.empty()) fmt::print("\nProposed: defined concepts that end in the same word\n");
  for (const NearDefinition& near : page.near) {
    fmt::print("  {}\n", near.node.label);
    for (const StatedDefinition& stated : near.places) {
      fmt::print("    {}\n", display_text(stated.text, analyzer));
      print_stated(stated, 4);
    }
  }
}

Result<ExitCode> run(const DefinitionsArguments& arguments) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  const auto page = make_definitions_page(index->sources(), joined(arguments.words));
  if (!page) return fail(page.error());
  if (arguments.json) fmt::print("{}\n", to_json(*page));
  if (page->lookup.nodes.empty()) {
    report_unknown_name(page->lookup);
    return ExitCode::Nothing;
  }
  if (!arguments.json) print_page(*page, index->analyzer(), arguments.compare);
  return page->wordings.empty() ? ExitCode::Nothing : ExitCode::Done;
}

}  // namespace

void add_definitions_command(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("definitions", "Set the definitions of a term side by side");
  command->footer(kDefinitionsHelp);
  auto arguments = std::make_shared<DefinitionsArguments>();
  command->add_option("term", arguments->words, "The term, in any form; several words are joined")
      ->required();
  add_index_option(*command, arguments->index);
  command->add_flag("--compare", arguments->compare, "Show what is different, word by word");
  command->add_flag("--json", arguments->json, "Print JSON (docs/json.md)");
  command->callback([arguments, &context] {
    const auto done = run(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
}

}  // namespace vidensgraf
