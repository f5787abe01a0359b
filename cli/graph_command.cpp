// vidensgraf graph neighbours|path|metrics|export: the graph itself.

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/csv_options.h"
#include "cli/graph_export.h"
#include "cli/graph_index.h"
#include "cli/graph_metrics.h"
#include "graph/export.h"
#include "graph/subgraph.h"
#include "query/pages/concept_page.h"
#include "query/pages/page_json.h"
#include "query/pages/path_page.h"

namespace vidensgraf {
namespace {

constexpr const char* kGraphHelp = R"(
Examples:
  vidensgraf graph neighbours "komplekst støttebehov"
  vidensgraf graph path støttebehov "SEL § 85"
  vidensgraf graph metrics --limit 5
  vidensgraf graph export --format graphml --out graf.graphml
vidensgraf graph COMMAND --help explains each.)";

constexpr const char* kNeighboursHelp = R"(
Each line is one edge, with the places that state it. What only stands in the same paragraph is no edge: see
`vidensgraf concept`.

Examples:
  vidensgraf graph neighbours "komplekst støttebehov"
  vidensgraf graph neighbours Socialstyrelsen --edge published_by --json

Exit code: 0 there are neighbours, 1 none (or an unknown name: the nearest ones are shown), 3 index damaged.)";

constexpr const char* kPathHelp = R"(
Goes by edges that documents state; by way of a document that names both if there is nothing closer.

Examples:
  vidensgraf graph path støttebehov "SEL § 85"
  vidensgraf graph path handleplan Socialstyrelsen --mentions

Exit code: 0 there is a way, 1 none, 3 index damaged.)";

constexpr const char* kMetricsHelp = R"(
Counts, connected parts and central nodes of the edges asked for. --compute finds centrality (PageRank) and communities
(Leiden) of the whole graph and stores them in the index with the state they were computed on: `concept` and the exports
show them then, and say when the index has changed since.

Examples:
  vidensgraf graph metrics
  vidensgraf graph metrics --compute
  vidensgraf graph metrics --edge broader --limit 5 --json)";

constexpr const char* kExportHelp = R"(
Formats: graphml and gexf (Gephi, yEd, igraph), dot, svg (a drawing), cytoscape (JSON with every place), csv (tables:
nodes, edges, evidence, and concepts with definition, source and page), turtle and jsonld (SKOS), begrebsliste (CSV) and
begrebsliste-xlsx (the columns of Digitaliseringsstyrelsen's template: a row for each concept that has a definition or a link).
The same graph gives the same bytes.

Examples:
  vidensgraf graph export --format svg --around kompleksitet --depth 2 --out graf.svg
  vidensgraf graph export --format csv --out tabeller/
  vidensgraf graph export --format csv --separator semicolon --bom --out tabeller/     for Danish Excel
  vidensgraf graph export --format begrebsliste-xlsx --around kompleksitet --out begrebsliste.xlsx
  vidensgraf graph export --format turtle > begreber.ttl)";

struct GraphArguments {
  std::string index;
  std::string term;
  std::string to;
  std::vector<std::string> edges;
  bool mentions = false;
  bool compute = false;
  bool json = false;
  std::size_t limit = 50;
  std::size_t offset = 0;
  std::string format;
  std::string language = "da";
  ExportOptions options;
  std::string around;
  unsigned depth = 1;
  std::string out;
};

Result<EdgeFilter> filter_of(const GraphArguments& arguments) {
  EdgeFilter filter = arguments.edges.empty() ? EdgeFilter::relations() : EdgeFilter::none();
  for (const std::string& name : arguments.edges) {
    const auto type = edge_type_named(name);
    if (!type) {
      return fail(ErrorCode::Input,
                  fmt::format("\"{}\" is no type of edge; there are broader, related, part_of, "
                              "defines, abbreviation_of, governed_by, has_target_group, mentions, "
                              "cites, published_by, exact_match and close_match.",
                              name));
    }
    filter = filter.with(*type);
  }
  return arguments.mentions ? filter.with(EdgeType::Mentions) : filter;
}

Result<ExitCode> run_neighbours(const GraphArguments& arguments) {
  const auto filter = filter_of(arguments);
  if (!filter) return fail(filter.error());
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  LinkLimits limits;
  limits.links = arguments.limit;
  limits.offset = arguments.offset;
  const auto made = make_neighbours_page(index->sources(), arguments.term, *filter, limits);
  if (!made) return fail(made.error());
  const NeighboursPage& page = *made;
  const std::vector<LinkedNode>& links = page.list.links;
  if (arguments.json) fmt::print("{}\n", to_json(page));
  if (page.lookup.nodes.empty()) {
    report_unknown_name(page.lookup);
    return ExitCode::Nothing;
  }
  if (arguments.json) return links.empty() ? ExitCode::Nothing : ExitCode::Done;
  const GraphNode& main = page.lookup.main();
  fmt::print("{} ({})\n", main.label, name_of(main.kind));
  const std::string note = page.standing ? describe(*page.standing) : std::string();
  if (!note.empty()) fmt::print("  NOTE: {}\n", note);
  for (const LinkedNode& link : links) {
    fmt::print("  {} {} {} ({}; {})\n", link.outgoing ? "->" : "<-", name_of(link.edge.type), link.node.label,
               name_of(link.node.kind), describe_basis(link));
    for (const PlacesInDocument& document : link.evidence) {
      for (const Place& place : document.places) {
        fmt::print("       {} {}: {}\n", document.document.id, describe_place(place.page, place.source),
                   place.words);
      }
      if (!document.cited) continue;
      const std::string version_note = describe(*document.cited);
      fmt::print("       by {}{}\n",
                 document.cited->version.empty() ? "no known text" : document.cited->version,
                 version_note.empty() ? "" : "; NOTE: " + version_note);
    }
  }
  if (page.list.total == 0) fmt::print("  no neighbours by these types of edge\n");
  print_part(page.offset, links.size(), page.list.total, page.list.is_total_exact, "links",
             "--limit and --offset show others");
  return links.empty() ? ExitCode::Nothing : ExitCode::Done;
}

Result<ExitCode> run_path(const GraphArguments& arguments) {
  const auto filter = filter_of(arguments);
  if (!filter) return fail(filter.error());
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  const auto page =
      make_path_page(index->sources(), arguments.term, arguments.to, *filter,
                     arguments.edges.empty() ? ByDocuments::IfNothingCloser : ByDocuments::Never);
  if (!page) return fail(page.error());
  for (const NameLookup* const lookup : {&page->from, &page->to}) {
    if (!lookup->nodes.empty()) continue;
    report_unknown_name(*lookup);
    return ExitCode::Nothing;
  }
  const std::vector<PathStep>& path = page->path.steps;
  if (arguments.json) {
    fmt::print("{}\n", to_json(*page));
  } else if (path.empty()) {
    fmt::print("No way {} from {} to {}.\n", page->path.is_exhaustive ? "leads" : "was found",
               page->from.main().label, page->to.main().label);
    if (!page->path.is_exhaustive) fmt::print("Only what is nearest to the two was looked at.\n");
  } else {
    for (std::size_t step = 0; step < path.size(); ++step) {
      const PathStep& at = path[step];
      if (step != 0) {
        const bool forwards = at.edge.key.to == at.node.id;
        fmt::print("  {} {} ({})\n", forwards ? "|" : "^", name_of(at.edge.key.type),
                   describe_counts(at.edge.weight.evidence, at.edge.weight.documents));
      }
      fmt::print("{} ({})\n", at.node.label, name_of(at.node.kind));
    }
  }
  return path.empty() ? ExitCode::Nothing : ExitCode::Done;
}

Result<ExitCode> run_metrics(const GraphArguments& arguments) {
  const auto filter = filter_of(arguments);
  if (!filter) return fail(filter.error());
  GraphMetricsArguments metrics;
  metrics.index = arguments.index;
  metrics.filter = *filter;
  metrics.limit = arguments.limit;
  metrics.compute = arguments.compute;
  metrics.json = arguments.json;
  return run_graph_metrics(metrics);
}

Result<ExitCode> run_export(const GraphArguments& arguments) {
  const auto format = export_format_named(arguments.format);
  if (!format) return fail(ErrorCode::Input, fmt::format("\"{}\" is no export format.", arguments.format));
  const auto filter = filter_of(arguments);
  if (!filter) return fail(filter.error());
  GraphExportArguments asked;
  asked.index = arguments.index;
  asked.format = *format;
  asked.options = arguments.options;
  if (arguments.language == "en") asked.options.language = DrawingLanguage::English;
  asked.edges = *filter;
  asked.around = arguments.around;
  asked.depth = arguments.depth;
  asked.out = arguments.out;
  return run_graph_export(asked);
}

using Run = Result<ExitCode> (*)(const GraphArguments& arguments);

// What all four share.
CLI::App* add_subcommand(CLI::App& graph, CommandContext& context,
                         const std::shared_ptr<GraphArguments>& arguments, const char* name,
                         const char* about, Run run) {
  CLI::App* command = graph.add_subcommand(name, about);
  add_index_option(*command, arguments->index);
  repeated(command->add_option("--edge", arguments->edges,
                               "Type of edge that counts; may be repeated (default: all but mentions)"));
  command->add_flag("--mentions", arguments->mentions, "Also which document names what");
  command->callback([arguments, &context, run] {
    const auto done = run(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
  return command;
}

}  // namespace

void add_graph_command(CLI::App& app, CommandContext& context) {
  CLI::App* graph = app.add_subcommand("graph", "Walk through the concept graph, measure it, export it");
  graph->require_subcommand(1);
  graph->footer(kGraphHelp);

  auto neighbours = std::make_shared<GraphArguments>();
  CLI::App* command = add_subcommand(*graph, context, neighbours, "neighbours",
                                     "What a node is linked with, and where that is stated", run_neighbours);
  command->footer(kNeighboursHelp);
  command->add_option("term", neighbours->term, "A concept, organisation, provision, document ...")
      ->required();
  command->add_option("--limit", neighbours->limit, "At most so many")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  command->add_option("--offset", neighbours->offset, "Leave so many out before the first");
  command->add_flag("--json", neighbours->json, "Print JSON (docs/json.md)");

  auto path = std::make_shared<GraphArguments>();
  command = add_subcommand(*graph, context, path, "path", "A shortest way between two nodes", run_path);
  command->footer(kPathHelp);
  command->add_option("from", path->term, "Where it starts")->required();
  command->add_option("to", path->to, "Where it ends")->required();
  command->add_flag("--json", path->json, "Print JSON (docs/json.md)");

  auto metrics = std::make_shared<GraphArguments>();
  metrics->limit = 20;
  command = add_subcommand(*graph, context, metrics, "metrics",
                           "Counts, connected parts and the most central nodes", run_metrics);
  command->footer(kMetricsHelp);
  command->add_option("--limit", metrics->limit, "Number of central nodes")
      ->check(CLI::Range(0, 100000))
      ->capture_default_str();
  command->add_flag("--compute", metrics->compute, "Compute centrality and communities anew and store them");
  command->add_flag("--json", metrics->json, "Print JSON (docs/json.md)");

  auto exported = std::make_shared<GraphArguments>();
  command = add_subcommand(*graph, context, exported, "export",
                           "Write the graph, or what lies around a term, for other programs", run_export);
  command->footer(kExportHelp);
  command
      ->add_option(
          "--format", exported->format,
          "graphml, gexf, dot, svg, cytoscape, csv, turtle, jsonld, begrebsliste or begrebsliste-xlsx")
      ->required()
      ->check(CLI::IsMember({"graphml", "gexf", "dot", "svg", "cytoscape", "csv", "turtle", "jsonld",
                             "begrebsliste", "begrebsliste-xlsx"}));
  command->add_option("--language", exported->language, "Of the words in a drawing (dot, svg): da or en")
      ->check(CLI::IsMember({"da", "en"}))
      ->capture_default_str();
  command->add_option("--around", exported->around, "Only what lies around this term");
  command->add_option("--depth", exported->depth, "How many edges far from it")
      ->check(CLI::Range(0, 20))
      ->capture_default_str();
  add_separator_option(*command, exported->options.separator, "comma");
  command->add_flag("--bom", exported->options.byte_order_mark,
                    "Begin every table of csv with a byte order mark, which Excel needs; concepts.csv and "
                    "begrebsliste have it anyway");
  command->add_option("--out", exported->out, "File, or folder for csv; standard output if not given");
}

}  // namespace vidensgraf
