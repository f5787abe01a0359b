// vidensgraf definitions TERM: every definition of a term side by side.

#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/graph_index.h"
#include "query/definitions_page.h"
#include "query/page_json.h"
#include "query/place.h"

namespace vidensgraf {
namespace {

constexpr const char* kHelp = R"(
Shows each wording once, in time order, with every document that states it: date, page, span and the source it names.
Definitions of concepts that end in the same word are proposed below, never merged.

Examples:
  vidensgraf definitions "sammenhængende indsats"
  vidensgraf definitions handleplan --json

Exit code: 0 there are definitions, 1 none (or an unknown term: the nearest names are shown), 3 index damaged.)";

struct DefinitionsArguments {
  std::string index;
  std::string term;
  bool json = false;
};

void print_stated(const StatedDefinition& stated, int indent) {
  fmt::print("{:{}}{}  {}\n", "", indent, stated.document.date.empty() ? "no date" : stated.document.date,
             describe(stated.document));
  fmt::print("{:{}}{}{}; found by \"{}\"\n", "", indent + 2,
             describe_place(stated.page, stated.definition.source),
             stated.definition.cited_source.empty() ? "" : "; cites " + stated.definition.cited_source,
             stated.definition.pattern);
}

void print_page(const DefinitionsPage& page) {
  const GraphNode& main = page.lookup.nodes.front();
  std::size_t places = 0;
  for (const DefinitionWording& wording : page.wordings) places += wording.places.size();
  fmt::print("{} ({}): {} definition{} in {} wording{}\n", main.label, name_of(main.kind), places,
             places == 1 ? "" : "s", page.wordings.size(), page.wordings.size() == 1 ? "" : "s");
  for (std::size_t index = 0; index < page.wordings.size(); ++index) {
    const DefinitionWording& wording = page.wordings[index];
    fmt::print("\n{}. {}\n", index + 1, wording.text);
    if (wording.places.size() > 1) fmt::print("   the same words in {} places:\n", wording.places.size());
    for (const StatedDefinition& stated : wording.places) print_stated(stated, 3);
    if (wording.held_by != DefinitionWording::npos) {
      fmt::print("   wording {} says the same and more\n", wording.held_by + 1);
    }
  }
  if (!page.near.empty()) fmt::print("\nDefined under a name that ends in the same word (proposals)\n");
  for (const NearDefinition& near : page.near) {
    fmt::print("  {}\n", near.node.label);
    for (const StatedDefinition& stated : near.places) {
      fmt::print("    {}\n", single_spaced(stated.text));
      print_stated(stated, 4);
    }
  }
}

Result<ExitCode> run(const DefinitionsArguments& arguments) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  const auto page = make_definitions_page(index->sources(), arguments.term);
  if (!page) return fail(page.error());
  if (arguments.json) fmt::print("{}\n", to_json(*page));
  if (page->lookup.nodes.empty()) {
    report_unknown_name(page->lookup);
    return ExitCode::Nothing;
  }
  if (!arguments.json) print_page(*page);
  return page->wordings.empty() ? ExitCode::Nothing : ExitCode::Done;
}

}  // namespace

void add_definitions_command(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("definitions", "Set the definitions of a term side by side");
  command->footer(kHelp);
  auto arguments = std::make_shared<DefinitionsArguments>();
  command->add_option("term", arguments->term, "The term, in any form")->required();
  add_index_option(*command, arguments->index);
  command->add_flag("--json", arguments->json, "Print JSON (docs/json.md)");
  command->callback([arguments, &context] {
    const auto done = run(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
}

}  // namespace vidensgraf
