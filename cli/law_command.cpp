// vidensgraf law "SEL § 85, stk. 1": a provision and everything that cites it.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/graph_index.h"
#include "query/pages/law_page.h"
#include "query/pages/page_json.h"

namespace vidensgraf {
namespace {

constexpr const char* kLawHelp = R"(
Takes a reference in any form: "SEL § 85, stk. 1", "servicelovens § 13b", "§ 13 b i serviceloven", "serviceloven".
Shows what the register knows of it, its text where a document quotes it, what cites it or a part of it, which
version of the law each of these documents means, and the concepts around it.

Examples:
  vidensgraf law "SEL § 85, stk. 1"
  vidensgraf law servicelovens § 141 --json

Exit code: 0 something cites it, 1 nothing does, 2 no provision was named, 3 index damaged.)";

struct LawArguments {
  std::string index;
  std::vector<std::string> words;
  LawPageOptions options;
  bool json = false;
};

void print_law(const LawPage& page) {
  fmt::print("{}\n", page.label);
  if (!page.law.title.empty()) fmt::print("  {} ({})\n", page.law.title, page.law.id);
  if (!page.law.in_force.empty()) fmt::print("  in force since {}\n", page.law.in_force);
  if (!page.law.versions.empty()) {
    fmt::print("  latest text known to the register: {} ({} in all)\n", page.law.versions.back(),
               page.law.versions.size());
  }
  for (const LawWarning& warning : page.warnings) fmt::print("  NOTE: {}\n", warning.text);
}

void print_citations(const char* heading, const std::vector<LawCitation>& citations) {
  if (citations.empty()) return;
  fmt::print("\n{}\n", heading);
  for (const LawCitation& citation : citations) {
    fmt::print("  {}\n", citation.label);
    print_places(citation.documents, 4);
    if (citation.has_more) {
      fmt::print("    and others; {} documents cite it or something in it\n", citation.document_count);
    }
  }
}

void print_applied(const DocumentVersion& version) {
  const CitedVersion& cited = version.cited;
  fmt::print("  {}  {}\n", version.document.date.empty() ? "no date" : version.document.date,
             describe(version.document));
  std::string text = cited.version.empty() ? "not known" : cited.version;
  if (cited.basis == VersionBasis::NamedHere) text += " (named in the reference)";
  if (cited.basis == VersionBasis::NamedInDocument) text += " (named in the document)";
  if (cited.basis == VersionBasis::DocumentDate) text += " (by the document's date)";
  if (!cited.precise) text += "; an earlier one could be meant";
  fmt::print("    {}\n", text);
  if (const std::string note = describe(cited); !note.empty()) fmt::print("    NOTE: {}\n", note);
}

void print_page(const LawPage& page) {
  print_law(page);
  if (!page.quotes.empty()) fmt::print("\nText, as quoted\n");
  for (const QuotedProvision& quote : page.quotes) {
    fmt::print("  {}, {}\n", describe(quote.document), describe_place(quote.page, quote.source));
    std::size_t start = 0;
    while (start < quote.text.size()) {
      const std::size_t end = std::min(quote.text.find('\n', start), quote.text.size());
      fmt::print("    {}\n", quote.text.substr(start, end - start));
      start = end + 1;
    }
  }
  if (page.citations.empty()) {
    fmt::print("\nNo document {}cites it.\n", page.options.documents.offset > 0 ? "so far down " : "");
  }
  print_citations("Cited by", page.citations);
  const LawPageOptions& options = page.options;
  if (page.part_count > options.parts.limit || options.parts.offset > 0) {
    fmt::print(
        "  Provisions inside it: from number {} on, {} of {} (--parts and --parts-offset show others)\n",
        options.parts.offset + 1, options.parts.limit, page.part_count);
  }
  print_citations("Cited one level up", page.above);
  if (!page.applied.empty()) fmt::print("\nVersion that each document means\n");
  for (const DocumentVersion& version : page.applied) print_applied(version);
  if (!page.versions.empty()) fmt::print("\nVersions named in documents\n");
  for (const StatedVersion& version : page.versions) {
    fmt::print("  {}\n", version.version);
    print_places(version.documents, 4);
  }
  if (!page.links.empty()) fmt::print("\nLinks\n");
  for (const LinkedNode& link : page.links) {
    fmt::print("  {}: {} ({})\n", relation_text(link), link.node.label, name_of(link.node.kind));
    print_places(link.evidence, 4);
  }
  print_part(0, page.links.size(), page.link_count, page.is_link_count_exact, "links",
             "`vidensgraf graph neighbours` shows others");
  if (!page.beside.empty()) fmt::print("\nNamed together with\n");
  for (const Cooccurrence& other : page.beside) {
    fmt::print("  {} ({}; {} paragraph{}, first in {} {})\n", other.node.label, name_of(other.node.kind),
               other.shared_blocks, other.shared_blocks == 1 ? "" : "s", other.first_document,
               describe_place(other.first_place.page, other.first_place.source));
  }
}

Result<ExitCode> run(const LawArguments& arguments) {
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  const auto page = make_law_page(index->sources(), joined(arguments.words), arguments.options);
  if (!page) return fail(page.error());
  if (arguments.json) {
    fmt::print("{}\n", to_json(*page));
  } else {
    print_page(*page);
  }
  return page->is_cited() ? ExitCode::Done : ExitCode::Nothing;
}

}  // namespace

void add_law_command(CLI::App& app, CommandContext& context) {
  CLI::App* command = app.add_subcommand("law", "Show a provision and everything that cites it");
  command->footer(kLawHelp);
  auto arguments = std::make_shared<LawArguments>();
  command->add_option("reference", arguments->words, "The provision or law; several words are joined")
      ->required();
  add_index_option(*command, arguments->index);
  LawPageOptions& options = arguments->options;
  command->add_option("--limit", options.documents.limit, "List at most so many documents that cite it")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  command->add_option("--offset", options.documents.offset, "Leave so many documents out before the first");
  command->add_option("--parts", options.parts.limit, "List at most so many provisions inside it")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  command->add_option("--parts-offset", options.parts.offset, "Leave so many out before the first");
  command->add_flag("--json", arguments->json, "Print JSON (docs/json.md)");
  command->callback([arguments, &context] {
    const auto done = run(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
}

}  // namespace vidensgraf
