// vidensgraf concept TERM: all that is known of a concept.

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/graph_index.h"
#include "query/pages/concept_page.h"
#include "query/pages/page_json.h"

namespace vidensgraf {
namespace {

constexpr const char* kConceptHelp = R"(
Shows definitions, links that documents state, links that the wording proposes, what is named in the same
paragraphs, and where the concept is named. Also takes organisations, target groups, laws and abbreviations.

Examples:
  vidensgraf concept "komplekst støttebehov"
  vidensgraf concept stottebehov --json

Exit code: 0 found, 1 not in this index (the nearest names are shown), 3 index damaged.)";

struct ConceptArguments {
  std::string index;
  std::vector<std::string> words;
  ConceptPageOptions options;
  bool json = false;
};

std::string_view proposal_text(ProposedLink::Kind kind) {
  switch (kind) {
    case ProposedLink::Kind::Wider:
      return "wider";
    case ProposedLink::Kind::Narrower:
      return "narrower";
    case ProposedLink::Kind::SameHead:
      return "same head word";
    case ProposedLink::Kind::Variant:
      return "may be the same";
  }
  return {};
}

void print_head(const NameLookup& lookup) {
  const GraphNode& main = lookup.main();
  fmt::print("{} ({})\n", main.label, name_of(main.kind));
  for (const std::string& label : main.other_labels) fmt::print("  also: {}\n", label);
  for (std::size_t index = 1; index < lookup.nodes.size(); ++index) {
    const SameNode& same = lookup.nodes[index];
    fmt::print("  also: {} ({}; {})\n", same.node.label, name_of(same.node.kind), describe(same.reason));
  }
  for (const GraphNode& other : lookup.others) {
    fmt::print("  not to be confused with: {} ({})\n", other.label, name_of(other.kind));
  }
}

void print_forms(const std::vector<SurfaceForm>& forms) {
  const bool all_alike =
      std::all_of(forms.begin(), forms.end(), [](const SurfaceForm& form) { return form.reason.empty(); });
  if (all_alike) return;
  fmt::print("\nForms\n");
  for (const SurfaceForm& form : forms) {
    fmt::print("  {} ({}; {}first in {} {})\n", form.text, describe_counts(form.places, form.documents),
               form.reason.empty() ? "" : describe(form.reason) + "; ", form.first_document,
               describe_place(form.first_page, form.first_place));
  }
}

void print_metrics(const std::optional<ConceptMetrics>& metrics) {
  if (!metrics) return;
  fmt::print("\nIn the whole graph ({})\n", describe(metrics->state));
  fmt::print("  central: place {} of {} (PageRank {:.5f})\n", metrics->measure.place, metrics->state.nodes,
             metrics->measure.page_rank);
  if (metrics->measure.community == 0) return;
  fmt::print("  community {} of {} nodes", metrics->measure.community, metrics->community_size);
  std::string_view separator = ", with ";
  for (const GraphNode& node : metrics->community) {
    fmt::print("{}{}", separator, node.label);
    separator = ", ";
  }
  fmt::print("\n");
}

void print_definitions(const DefinitionsPage& page) {
  if (page.wordings.empty()) return;
  fmt::print("\nDefinitions\n");
  for (const DefinitionWording& wording : page.wordings) {
    fmt::print("  {}\n", wording.text);
    for (const StatedDefinition& stated : wording.places) {
      fmt::print("    {}, {}{}\n", describe(stated.document),
                 describe_place(stated.page, stated.definition.source),
                 stated.definition.cited_source.empty() ? "" : ", from " + stated.definition.cited_source);
    }
  }
  std::set<std::string_view> documents;
  for (const DefinitionWording& wording : page.wordings) {
    for (const StatedDefinition& stated : wording.places) documents.insert(stated.document.id);
  }
  if (page.document_count > documents.size()) {
    fmt::print("  of {} of {} documents that define it; `vidensgraf definitions` reads more\n",
               documents.size(), page.document_count);
  }
}

void print_links(const std::vector<LinkedNode>& links) {
  if (links.empty()) return;
  fmt::print("\nLinks\n");
  for (const LinkedNode& link : links) {
    fmt::print("  {}: {} ({}; {})\n", relation_text(link), link.node.label, name_of(link.node.kind),
               describe_basis(link));
    for (const PlacesInDocument& document : link.evidence) {
      if (document.places.empty()) continue;
      const Place& place = document.places.front();
      fmt::print("    {} {}: {}\n", document.document.id, describe_place(place.page, place.source),
                 place.words);
    }
  }
}

void print_page(const ConceptPage& page) {
  print_head(page.lookup);
  print_forms(page.forms);
  print_definitions(page.definitions);
  print_links(page.links);
  print_part(page.options.links.offset, page.links.size(), page.link_count, page.is_link_count_exact, "links",
             "--links and --links-offset show others");
  if (!page.proposed.empty()) fmt::print("\nProposed by wording\n");
  for (const ProposedLink& link : page.proposed) {
    fmt::print("  {}: {} ({})\n", proposal_text(link.kind), link.node.label,
               link.reason.empty() ? describe_counts(link.node.mentions, link.node.documents)
                                   : describe(link.reason));
  }
  if (!page.beside.empty()) fmt::print("\nNamed together with\n");
  for (const Cooccurrence& other : page.beside) {
    fmt::print("  {} ({}; {} paragraph{}, G2 {:.1f}, NPMI {:.2f}; first in {} {})\n", other.node.label,
               name_of(other.node.kind), other.shared_blocks, other.shared_blocks == 1 ? "" : "s",
               other.log_likelihood, other.npmi, other.first_document,
               describe_place(other.first_place.page, other.first_place.source));
  }
  if (!page.documents.empty()) fmt::print("\nDocuments\n");
  print_places(page.documents, 2);
  print_part(page.options.documents.offset, page.documents.size(), page.document_count, true, "documents",
             "--limit and --offset show others");
  print_metrics(page.metrics);
}

Result<ExitCode> run(const ConceptArguments& arguments) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  const auto page = make_concept_page(index->sources(), joined(arguments.words), arguments.options);
  if (!page) return fail(page.error());
  if (arguments.json) fmt::print("{}\n", to_json(*page));
  if (page->lookup.nodes.empty()) {
    report_unknown_name(page->lookup);
    return ExitCode::Nothing;
  }
  if (!arguments.json) print_page(*page);
  return ExitCode::Done;
}

}  // namespace

void add_concept_command(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("concept", "Show all that is known of a concept");
  command->footer(kConceptHelp);
  auto arguments = std::make_shared<ConceptArguments>();
  command->add_option("term", arguments->words, "The concept, in any form; several words are joined")
      ->required();
  add_index_option(*command, arguments->index);
  ConceptPageOptions& options = arguments->options;
  command->add_option("--limit,--documents", options.documents.limit, "List at most so many documents")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  command->add_option("--offset", options.documents.offset, "Leave so many documents out before the first");
  command->add_option("--links", options.links.limit, "List at most so many links")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  command->add_option("--links-offset", options.links.offset, "Leave so many links out before the first");
  command->add_flag("--json", arguments->json, "Print JSON (docs/json.md)");
  command->callback([arguments, &context] {
    const auto done = run(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
}

}  // namespace vidensgraf
