// vidensgraf search QUERY: passages that answer, grouped by document.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/csv_options.h"
#include "cli/graph_index.h"
#include "cli/output_file.h"
#include "cli/terminal_filter.h"
#include "corpus/csv.h"
#include "corpus/read_file.h"
#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/search/batch_search.h"
#include "query/search/citations.h"
#include "query/search/search.h"
#include "query/search/search_json.h"
#include "query/search/trec_run.h"

namespace vidensgraf {
namespace {

constexpr const char* kSearchHelp = R"(
Examples. Words rank; what a field names is required, and a phrase in quotation marks (beside words where any
passage has it):
  vidensgraf search komplekse støttebehov
  vidensgraf search 'hvad er en sammenhængende indsats'
  vidensgraf search '"sociale problemer" borgere -unge år:2019..2022'
  vidensgraf search '(botilbud ELLER bosted) OG misbrug IKKE alkohol'
  vidensgraf search --all-words botilbud unge misbrug    as 'botilbud OG unge OG misbrug'
  vidensgraf search 'SEL § 85, stk. 1 støtte'            also "servicelovens § 85"
  vidensgraf search støtteb* --filter udgiver=Socialstyrelsen --filter type=rapport
What is like a document, or like bytes of its text (as --json and --unit passage give them), and why:
  vidensgraf search --similar 002
  vidensgraf search --similar 002:1040-1960 --facet type=rapport
A table of hits, for one query or for a table of terms, one a row with a column "term" (other columns are kept):
  vidensgraf search støttebehov --csv --separator semicolon --bom > hits.csv     for Danish Excel
  vidensgraf search --batch terms.csv --limit 5 --output hits.csv
Facets are counted over all matches. Values chosen of one facet are alternatives, and its counts show what
the others would bring; several facets must all fit:
  vidensgraf search støtte --facet type=rapport --facet type=vejledning --facet law=SEL
  vidensgraf search støtte --facets concept,law
Facets: type, publisher, year, law, target_group, concept (this one only where --facets asks for it).
Fields: titel, begreb, lov, målgruppe, udgiver, år, type, dokument.

Exit code: 0 something was found, 1 nothing, 2 bad usage, 3 index damaged.)";

struct Options {
  std::string index;
  ShardOptions servers;
  std::vector<std::string> words;
  bool all_words = false;
  std::vector<std::string> filters;
  std::vector<std::string> chosen;
  std::string facets;
  std::string similar;
  std::string batch;
  std::string column;
  std::string output;
  std::size_t passages = 0;  // 0: 3, in tables 1
  bool csv = false;
  bool bom = false;
  char separator = 0;     // 0: that of the table of terms, else a comma
  std::size_t limit = 0;  // 0: 10 documents, 100 lines of a run
  std::size_t offset = 0;
  bool explain = false;
  bool json = false;
  std::string queries;
  std::string format;
  std::string unit = "document";
};

// The terms that add most to a score, without what kind of term each is.
std::string shared_terms(const PassageHit& passage) {
  constexpr std::size_t kShown = 8;
  std::vector<ScorePart> parts = passage.explain;
  std::stable_sort(parts.begin(), parts.end(),
                   [](const ScorePart& a, const ScorePart& b) { return a.weight > b.weight; });
  std::vector<std::string> shared;
  for (const ScorePart& part : parts) {
    const std::string name = name_of_term(part.term);
    if (shared.size() < kShown && std::find(shared.begin(), shared.end(), name) == shared.end()) {
      shared.push_back(name);
    }
  }
  return fmt::format("{}", fmt::join(shared, ", "));
}

void print_passage(const PassageHit& passage, bool on_terminal, bool explain) {
  std::string place;
  if (passage.page > 0) place = fmt::format("page {}", passage.page);
  const std::string section = section_label(passage);
  if (!section.empty()) place += (place.empty() ? "" : " · ") + section;
  if (!place.empty()) fmt::print("     {}\n", place);
  const MarkStyle style =
      on_terminal ? MarkStyle{terminal_code(TerminalCode::Bold), terminal_code(TerminalCode::Plain)}
                  : MarkStyle{"[", "]"};
  fmt::print("       {}\n", render_snippet(passage.text, passage.source.begin, passage.snippet, passage.marks,
                                           passage.breaks, style));
  if (!explain && !passage.explain.empty()) fmt::print("       shares: {}\n", shared_terms(passage));
  if (!explain) return;
  fmt::print("       score {:.6f} at bytes {}-{}\n", passage.score, passage.source.begin, passage.source.end);
  for (const ScorePart& part : passage.explain) {
    const char* const format = part.term.starts_with(kCitingWorks)
                                   ? "         {:10.6f}  {} ({})\n"
                                   : "         {:10.6f}  {} (in {} passages)\n";
    fmt::print(fmt::runtime(format), part.weight, describe_term(part.term), part.document_frequency);
  }
}

// Where in the query something could not be used, in words of it: people do not count bytes.
std::string place_of(const QueryProblem& problem, const std::string& query) {
  constexpr std::size_t kShown = 30;
  if (problem.offset >= query.size()) return "in the query";
  std::size_t end = std::min(query.size(), problem.offset + kShown);
  while (end < query.size() && (static_cast<unsigned char>(query[end]) & 0xC0U) == 0x80U) ++end;
  return fmt::format("at \"{}{}\"", query.substr(problem.offset, end - problem.offset),
                     end < query.size() ? "…" : "");
}

// What to do where nothing was found; on standard error, so that programs read the same as ever.
void advise(const Options& options) {
  const bool narrowed = !options.chosen.empty() || !options.filters.empty();
  fmt::print(stderr,
             "Nothing was found: try other or fewer words{}, or see which names the documents have with "
             "\"vidensgraf complete BEGINNING\".\n",
             narrowed ? ", leave out a --facet or --filter" : "");
}

void print_result(const SearchResult& result, const Options& options) {
  const bool on_terminal = ::isatty(STDOUT_FILENO) == 1;
  for (const QueryProblem& problem : result.problems) {
    fmt::print(stderr, "vidensgraf: {}: {}\n", place_of(problem, joined(options.words)), describe(problem));
  }
  if (!result.suggestion.empty()) fmt::print("Did you mean: {}\n", result.suggestion);
  if (!result.concepts.empty()) fmt::print("Also searched: {}\n", fmt::join(result.concepts, ", "));
  fmt::print("{} document{}, {} passage{}\n", result.total, result.total == 1 ? "" : "s",
             result.total_passages, result.total_passages == 1 ? "" : "s");
  if (!result.missing.empty()) fmt::print("{}\n", missing_sentence(result.missing));
  if (result.total == 0 && result.missing.empty()) advise(options);
  for (const DocumentHit& hit : result.hits) {
    fmt::print("\n{:3}. {}\n", hit.rank, hit.title);
    std::vector<std::string> about;
    for (const std::string& part : {hit.publisher, hit.year, hit.type, hit.id}) {
      if (!part.empty()) about.push_back(part);
    }
    fmt::print("     {}\n", fmt::join(about, " · "));
    if (options.explain && hit.around != 0) {
      fmt::print("     score {:.6f}: of the best passage, and {:.6f} of the text around it\n", hit.score,
                 hit.around);
    }
    if (!hit.copy_of.empty() && !options.explain) {
      fmt::print("     the same publication as {}, above, with the same words\n", hit.copy_of);
      continue;
    }
    for (const PassageHit& passage : hit.passages) print_passage(passage, on_terminal, options.explain);
  }
  if (options.offset + result.hits.size() < result.total || result.hits.empty()) {
    fmt::print("\n");
    print_part(options.offset, result.hits.size(), result.total, true, "documents",
               "--limit and --offset show others");
  }
  constexpr std::size_t kShownValues = 6;
  bool first = true;
  for (const Facet& facet : result.facets) {
    std::vector<std::string> values;
    for (const FacetValue& value : facet.values) {
      const bool shown = value.selected || (!value.value.empty() && values.size() < kShownValues);
      if (!shown) continue;
      values.push_back(fmt::format("{}{} ({})", value.selected ? "* " : "", value.label, value.documents));
    }
    if (values.empty()) continue;
    fmt::print("{}{}: {}\n", first ? "\n" : "", name_of(facet.kind), fmt::join(values, ", "));
    first = false;
  }
}

Result<std::vector<std::pair<std::string, std::string>>> parse_filters(
    const std::vector<std::string>& texts) {
  std::vector<std::pair<std::string, std::string>> filters;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      return fail(ErrorCode::Input,
                  fmt::format("--filter {}: a filter is FIELD=VALUE, e.g. type=rapport", text));
    }
    filters.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return filters;
}

Result<FacetKind> parse_facet(const std::string& name) {
  if (const auto kind = facet_kind_named(name)) return *kind;
  return fail(ErrorCode::Input,
              fmt::format("There is no facet \"{}\". The facets are type, publisher, year, law, "
                          "target_group and concept.",
                          name));
}

Result<void> add_facets(SearchRequest& request, const Options& options) {
  for (const std::string& text : options.chosen) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
      return fail(ErrorCode::Input,
                  fmt::format("--facet {}: a choice is FACET=VALUE, e.g. type=rapport", text));
    }
    const auto kind = parse_facet(text.substr(0, equals));
    if (!kind) return fail(kind.error());
    request.selections.push_back(FacetSelection{*kind, {text.substr(equals + 1)}});
    const auto shown = std::find(request.facet_kinds.begin(), request.facet_kinds.end(), *kind);
    if (shown == request.facet_kinds.end()) request.facet_kinds.push_back(*kind);
  }
  if (options.facets.empty()) return {};
  request.facet_kinds.clear();
  std::istringstream names(options.facets);
  for (std::string name; std::getline(names, name, ',');) {
    const auto kind = parse_facet(name);
    if (!kind) return fail(kind.error());
    request.facet_kinds.push_back(*kind);
  }
  return {};
}

Result<SearchRequest> request_of(const Options& options) {
  SearchRequest request;
  request.query = joined(options.words);
  request.all_words = options.all_words;
  request.limit = options.limit == 0 ? 10 : options.limit;
  request.offset = options.offset;
  if (options.passages > 0) request.passages_per_document = options.passages;
  request.explain = options.explain;
  request.similar_to = options.similar;
  auto filters = parse_filters(options.filters);
  if (!filters) return fail(filters.error());
  request.filters = std::move(*filters);
  const auto facets = add_facets(request, options);
  if (!facets) return fail(facets.error());
  return request;
}

Result<ExitCode> search_one(Searcher& searcher, const Options& options) {
  const auto request = request_of(options);
  if (!request) return fail(request.error());
  const auto result = searcher.search(*request);
  if (!result) return fail(result.error());
  for (const MissingShard& shard : result->missing) {
    fmt::print(stderr, "vidensgraf: shard {} at {} {}\n", shard.number, shard.server, shard.reason);
  }
  if (options.json) {
    fmt::print("{}\n", search_to_json(*result, options.explain));
  } else {
    print_result(*result, options);
  }
  return result->hits.empty() ? ExitCode::Nothing : ExitCode::Done;
}

// The hits of one query, or of a table of terms, as a table.
Result<ExitCode> search_table(Searcher& searcher, const Options& options) {
  constexpr std::size_t kMaxTableBytes = 64U << 20U;
  TermTable terms;
  terms.rows.push_back(TermTable::Row{joined(options.words), {}});
  if (!options.batch.empty()) {
    const auto bytes = read_file(options.batch, kMaxTableBytes);
    if (!bytes) return fail(bytes.error().code, fmt::format("{}: {}", options.batch, bytes.error().message));
    auto parsed = parse_term_table(*bytes, options.column);
    if (!parsed)
      return fail(parsed.error().code, fmt::format("{}: {}", options.batch, parsed.error().message));
    terms = std::move(*parsed);
  }
  if (options.separator != 0) terms.separator = options.separator;
  auto request = request_of(options);
  if (!request) return fail(request.error());
  if (options.passages == 0) request->passages_per_document = 1;
  auto file = OutputFile::open(options.output);
  if (!file) return fail(file.error());
  if (options.bom) static_cast<void>(file->write(kByteOrderMark));  // `finish` tells whether it could
  const auto found =
      search_batch(searcher, terms, *request, [&](std::string_view rows) { return file->write(rows); });
  if (!found) return fail(found.error());
  const auto finished = file->finish();
  if (!finished) return fail(finished.error());
  return *found == 0 ? ExitCode::Nothing : ExitCode::Done;
}

Result<ExitCode> search_queries(Searcher& searcher, const Options& options) {
  std::ifstream file(options.queries, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, fmt::format("{} cannot be read", options.queries));
  const std::string tsv{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto queries = parse_trec_queries(tsv);
  if (!queries)
    return fail(ErrorCode::Input, fmt::format("{}: {}", options.queries, queries.error().message));
  const RankedUnit unit = options.unit == "passage" ? RankedUnit::Passage : RankedUnit::Document;
  for (const TrecQuery& query : *queries) {
    const auto ranking = searcher.rank(query.text, unit, options.limit == 0 ? 100 : options.limit);
    if (!ranking) return fail(ranking.error());
    fmt::print("{}", trec_lines(query, *ranking, unit, "vidensgraf"));
  }
  return ExitCode::Done;
}

Result<ExitCode> run(const Options& options) {
  const bool asks = !options.words.empty() || !options.chosen.empty() || !options.similar.empty();
  const int ways =
      (options.words.empty() ? 0 : 1) + (options.queries.empty() ? 0 : 1) + (options.batch.empty() ? 0 : 1);
  if (ways > 1 || (ways == 0 && !asks)) {
    return fail(ErrorCode::Input, "give either a query, --queries FILE or --batch FILE");
  }
  if (options.offset > 0 && (!options.queries.empty() || !options.batch.empty())) {
    return fail(ErrorCode::Input, "--offset belongs to a query of its own");
  }
  if (!options.queries.empty() && options.format != "trec") {
    return fail(ErrorCode::Input, "--queries needs --format trec");
  }
  const bool table = options.csv || !options.batch.empty();
  if (!table && (options.bom || options.separator != 0 || !options.output.empty())) {
    return fail(ErrorCode::Input, "--bom, --separator and --output belong to --csv and --batch");
  }
  if (table && options.json) return fail(ErrorCode::Input, "a table is CSV: leave out --json");
  const auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  auto searcher = Searcher::open(options.index, *analyzer, Registers::built_in(), RankingOptions{},
                                 options.servers.of_shards());
  if (!searcher) return fail(searcher.error());
  const auto state = (*searcher)->state();
  if (!state) return fail(state.error());
  warn_of_other_analysis(state->analyzer, (*analyzer)->version());
  if (!options.queries.empty()) return search_queries(**searcher, options);
  return table ? search_table(**searcher, options) : search_one(**searcher, options);
}

}  // namespace

void add_search_command(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("search", "Find passages that answer a question");
  command->footer(kSearchHelp);
  auto options = std::make_shared<Options>();
  add_index_option(*command, options->index);
  add_shard_options(*command, options->servers);
  command->add_option("query", options->words, "The query; several words are joined");
  command->add_flag("--all-words", options->all_words, "Every word must match, not any");
  repeated(command->add_option("--filter", options->filters,
                               "FIELD=VALUE that every hit must have; may be repeated"));
  repeated(command->add_option("--facet", options->chosen, "FACET=VALUE chosen of a facet; may be repeated"));
  command->add_option("--facets", options->facets, "Which facets to count, separated by commas");
  command->add_option("--similar", options->similar,
                      "DOCUMENT or DOCUMENT:START-END that hits shall be like");
  command->add_option("--limit", options->limit, "Number of documents (10), or of lines for each query (100)")
      ->check(CLI::Range(1, 10000));
  command->add_option("--offset", options->offset, "Leave so many documents out before the first")
      ->check(CLI::Range(0, 10000));
  command->add_flag("--explain", options->explain, "Show what each score is made of");
  command->add_flag("--json", options->json, "Print JSON (docs/json.md)");
  command->add_option("--passages", options->passages, "Passages shown of each document (3; in tables 1)")
      ->check(CLI::Range(1, 100));
  command->add_flag("--csv", options->csv, "Print the hits as a table (RFC 4180)");
  command->add_option("--batch", options->batch, "Table of terms to search one by one; the hits are a table");
  command->add_option("--column", options->column, "Column of --batch that has the terms (\"term\")");
  command->add_option("--output", options->output, "File for the table, else standard output");
  add_separator_option(*command, options->separator, "that of the table of terms, else comma");
  command->add_flag("--bom", options->bom, "Begin the table with a byte order mark, which Excel needs");
  command->add_option("--queries", options->queries, "File of queries, id<TAB>text on each line");
  command->add_option("--format", options->format, "Format of the answers to --queries")
      ->check(CLI::IsMember({"trec"}));
  command->add_option("--unit", options->unit, "What --queries ranks")
      ->check(CLI::IsMember({"document", "passage"}))
      ->capture_default_str();
  command->callback([options, &context] {
    const auto done = run(*options);
    context.exit_code = done ? *done : report(done.error());
  });
}

}  // namespace vidensgraf
