// vidensgraf vocabulary: vocabularies of others brought in, listed, and set beside what documents write or
// beside each other; the concepts of the index as a vocabulary for others.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/csv_options.h"
#include "cli/graph_export.h"
#include "cli/graph_index.h"
#include "cli/index_run.h"
#include "cli/output_file.h"
#include "corpus/csv.h"
#include "query/pages/vocabularies.h"
#include "query/pages/vocabulary_alignment.h"

namespace vidensgraf {
namespace {

constexpr const char* kHelp = R"(
A vocabulary is a list of concepts with their terms and definitions: SKOS in Turtle (.ttl), a begrebsliste in CSV or
XLSX (by the rules of Digitaliseringsstyrelsen, with a column "Foretrukken term"), a FHIR CodeSystem (.json) or a list of
i-Term (.xml). In the index it is a document like others: its definitions stand beside those of reports, each with its place; terms that it
accepts for one concept are one concept in searches, with that reason; "vidensgraf index" reads it as well, and
"vidensgraf remove ID" takes it out again.

Examples:
  vidensgraf vocabulary import begreber.xlsx ffb.ttl
  vidensgraf vocabulary list
  vidensgraf vocabulary align begreber                     beside all other documents
  vidensgraf vocabulary align begreber ffb                 beside another vocabulary
  vidensgraf vocabulary align begreber ffb --only none     what has no counterpart there
  vidensgraf vocabulary align begreber ffb --csv --bom --separator semicolon --output sammenligning.csv
  vidensgraf vocabulary export --around kompleksitet --out begreber.xlsx    the concepts of the index, as a begrebsliste

Terms are set beside each other by their words: the same (also another form, a compound of the same words, or what a
document states to be the same), perhaps the same, wider, narrower. Whether two concepts of one name mean the same is
for people to say: how alike their definitions are stands beside it.
Exit code: 0 done, 1 nothing there or a file was skipped, 2 bad usage or no vocabulary, 3 index damaged or locked.)";

struct VocabularyArguments {
  std::string index;
  std::vector<std::string> files;
  std::string vocabulary;
  std::string other;
  std::string only;
  std::string output;
  std::string format = "begrebsliste-xlsx";
  std::string around;
  unsigned depth = 1;
  char separator = ',';
  bool csv = false;
  bool bom = false;
  bool json = false;
  bool quiet = false;
};

void print(const ListedVocabulary& listed) {
  fmt::print("{}\n  {}: {} term{}, {} other name{}, {} defined\n", describe(listed.info), listed.info.id,
             listed.terms, listed.terms == 1 ? "" : "s", listed.other_terms,
             listed.other_terms == 1 ? "" : "s", listed.defined);
}

Result<ExitCode> list(const VocabularyArguments& arguments) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  const auto vocabularies = list_vocabularies(index->rows(), index->analyzer());
  if (!vocabularies) return fail(vocabularies.error());
  for (const ListedVocabulary& listed : *vocabularies) print(listed);
  if (vocabularies->empty()) {
    fmt::print(stderr, "The index has no vocabulary; vidensgraf vocabulary import FILE brings one in.\n");
    return ExitCode::Nothing;
  }
  return ExitCode::Done;
}

// Each file must be a vocabulary before any is brought in: a list without its head row would go in as a
// table.
Result<void> check_files(const std::vector<std::string>& files, DocumentWorkerPool& workers,
                         const Analyzer& analyzer) {
  for (const std::string& file : files) {
    const auto document = workers.read(file);
    if (!document) return fail(ErrorCode::Input, fmt::format("{}: {}", file, document.error().message));
    if (term_entries(*document, analyzer).empty()) {
      return fail(
          ErrorCode::Input,
          fmt::format("{} is no vocabulary that can be read (vidensgraf vocabulary --help says which are); "
                      "nothing was brought in.",
                      file));
    }
  }
  return {};
}

Result<ExitCode> import_files(const VocabularyArguments& arguments) {
  // Before anything starts a thread: see DocumentWorkerPool.
  auto workers = DocumentWorkerPool::start();
  if (!workers) return fail(workers.error());
  const auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  if (const auto checked = check_files(arguments.files, **workers, **analyzer); !checked) {
    return fail(checked.error());
  }
  IndexOptions options;
  options.directory = arguments.index;
  options.paths = arguments.files;
  const ExitCode done = index_with_progress(options, **workers, **analyzer, arguments.quiet);
  if (done != ExitCode::Done) return done;
  return list(arguments);
}

bool is_wanted(const AlignedTerm& term, std::string_view only) {
  if (only.empty()) return true;
  if (term.counterparts.empty()) return only == "none";
  return only == name_of(term.counterparts.front().match);
}

std::string percent_of(const Counterpart& one) {
  return one.likeness ? fmt::format("{:.0f}", 100 * *one.likeness) : std::string();
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " | ") + line;
  return text;
}

void print_term(const AlignedTerm& term) {
  fmt::print("\n{}\n", term.term);
  if (term.counterparts.empty()) fmt::print("  none\n");
  for (const Counterpart& one : term.counterparts) {
    std::string told;
    const auto tell = [&told](const std::string& what) { told += (told.empty() ? "" : "; ") + what; };
    if (!one.reason.empty()) tell(describe(one.reason));
    if (one.documents > 0) tell(fmt::format("{} document{}", one.documents, one.documents == 1 ? "" : "s"));
    if (one.likeness) {
      tell(fmt::format("definitions {} % alike", percent_of(one)));
    } else if (!one.definitions.empty()) {
      tell("defined there only");
    } else if (!term.definitions.empty()) {
      tell("defined here only");
    }
    fmt::print("  {}: {}{}\n", name_of(one.match), one.term, told.empty() ? "" : " (" + told + ")");
  }
}

void print_text(const VocabularyAlignment& alignment, std::string_view only) {
  std::vector<std::size_t> counts(5);  // by match; the last: none
  for (const AlignedTerm& term : alignment.terms) {
    ++counts[term.counterparts.empty() ? 4 : static_cast<std::size_t>(term.counterparts.front().match)];
  }
  fmt::print("{}\nbeside {}\n", describe(alignment.vocabulary),
             alignment.other ? describe(*alignment.other) : "all other documents");
  fmt::print("{} terms: {} the same, {} perhaps, {} wider, {} narrower, {} without a counterpart\n",
             alignment.terms.size(), counts[0], counts[1], counts[2], counts[3], counts[4]);
  for (const AlignedTerm& term : alignment.terms) {
    if (is_wanted(term, only)) print_term(term);
  }
}

Result<void> write_table(const VocabularyAlignment& alignment, const VocabularyArguments& arguments) {
  auto file = OutputFile::open(arguments.output);
  if (!file) return fail(file.error());
  std::string table(arguments.bom ? kByteOrderMark : std::string_view());
  table += csv_row({"term", "definition", "match", "counterpart", "reason", "documents", "its_definition",
                    "alike_percent"},
                   arguments.separator);
  const auto add = [&](const AlignedTerm& term, std::string_view match, const Counterpart& one) {
    const std::string documents = one.documents == 0 ? "" : std::to_string(one.documents);
    table += csv_row({term.term, joined_lines(term.definitions), match, one.term, describe(one.reason),
                      documents, joined_lines(one.definitions), percent_of(one)},
                     arguments.separator);
  };
  for (const AlignedTerm& term : alignment.terms) {
    if (!is_wanted(term, arguments.only)) continue;
    if (term.counterparts.empty()) add(term, "none", {});
    for (const Counterpart& one : term.counterparts) add(term, name_of(one.match), one);
  }
  static_cast<void>(file->write(table));  // `finish` says whether it could
  return file->finish();
}

Result<ExitCode> align(const VocabularyArguments& arguments) {
  if (arguments.csv && arguments.json) return fail(ErrorCode::Input, "a table is CSV: leave out --json");
  const bool for_table = arguments.bom || !arguments.output.empty() || arguments.separator != ',';
  if (for_table && !arguments.csv) {
    return fail(ErrorCode::Input, "--bom, --separator and --output belong to --csv");
  }
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  auto alignment = align_vocabulary(index->sources(), arguments.vocabulary, arguments.other);
  if (!alignment) return fail(alignment.error());
  if (arguments.csv) {
    if (auto written = write_table(*alignment, arguments); !written) return fail(written.error());
  } else if (arguments.json) {
    std::erase_if(alignment->terms,
                  [&](const AlignedTerm& term) { return !is_wanted(term, arguments.only); });
    fmt::print("{}\n", to_json(*alignment));
  } else {
    print_text(*alignment, arguments.only);
  }
  return ExitCode::Done;
}

Result<ExitCode> export_concepts(const VocabularyArguments& arguments) {
  GraphExportArguments asked;
  asked.index = arguments.index;
  asked.format = export_format_named(arguments.format).value_or(ExportFormat::ConceptWorkbook);
  asked.around = arguments.around;
  asked.depth = arguments.depth;
  asked.out = arguments.output;
  return run_graph_export(asked);
}

using Action = Result<ExitCode> (*)(const VocabularyArguments& arguments);

// A command of its own: with arguments of its own, since $VIDENSGRAF_INDEX fills those of all commands.
struct Subcommand {
  CLI::App& command;
  VocabularyArguments& arguments;
};

Subcommand add_subcommand(CLI::App& parent, const char* name, const char* what, Action action,
                          CommandContext& context) {
  CLI::App& command = *parent.add_subcommand(name, what);
  const auto arguments = std::make_shared<VocabularyArguments>();
  add_index_option(command, arguments->index);
  command.callback([arguments, &context, action] {
    const auto done = action(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
  return {command, *arguments};
}

}  // namespace

void add_vocabulary_command(CLI::App& app, CommandContext& context) {
  CLI::App& vocabulary =
      *app.add_subcommand("vocabulary", "Bring in vocabularies and set their terms beside others");
  vocabulary.footer(kHelp);
  vocabulary.require_subcommand(1);
  {
    auto [command, arguments] =
        add_subcommand(vocabulary, "import", "Add or update vocabularies", import_files, context);
    command.add_option("file", arguments.files, "Files: .ttl, .csv, .xlsx, .json, .xml")
        ->required()
        ->expected(-1);
    command.add_flag("--quiet", arguments.quiet, "No progress");
  }
  add_subcommand(vocabulary, "list", "The vocabularies of the index", list, context);
  {
    auto [command, arguments] =
        add_subcommand(vocabulary, "align", "Set each term beside those of other documents", align, context);
    command.add_option("vocabulary", arguments.vocabulary, "Id of the vocabulary")->required();
    command.add_option("other", arguments.other, "Id of another vocabulary; without it: all other documents");
    command.add_option("--only", arguments.only, "Terms of this kind alone")
        ->check(CLI::IsMember({"same", "perhaps", "wider", "narrower", "none"}));
    command.add_flag("--csv", arguments.csv, "Print a table (RFC 4180)");
    add_separator_option(command, arguments.separator, "comma");
    command.add_flag("--bom", arguments.bom, "Begin the table as Excel needs it for Danish letters");
    command.add_option("--output", arguments.output, "File for the table; it appears when it is whole");
    command.add_flag("--json", arguments.json, "Print JSON (docs/json.md)");
  }
  {
    auto [command, arguments] = add_subcommand(
        vocabulary, "export", "Write the concepts of the index, or those around a term, as a vocabulary",
        export_concepts, context);
    command
        .add_option("--format", arguments.format,
                    "begrebsliste-xlsx, begrebsliste (CSV), or SKOS as turtle or jsonld")
        ->check(CLI::IsMember({"begrebsliste-xlsx", "begrebsliste", "turtle", "jsonld"}).description(""))
        ->capture_default_str();
    command.add_option("--around", arguments.around, "Only what lies around this term");
    constexpr unsigned kDeepest = 10;
    command.add_option("--depth", arguments.depth, "How many links far from it")
        ->check(CLI::Range(0U, kDeepest))
        ->capture_default_str();
    command.add_option("--out", arguments.output, "File; standard output if not given");
  }
}

}  // namespace vidensgraf
