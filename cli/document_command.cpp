// vidensgraf document ID: what is known of one document.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/graph_index.h"
#include "corpus/unread_pages.h"
#include "language/display_text.h"
#include "query/pages/cited_works.h"
#include "query/pages/document_page.h"

namespace vidensgraf {
namespace {

constexpr const char* kDocumentHelp = R"(
Shows where each piece of metadata was found, the outline, how much the document adds to the concept graph, which
works it cites, with the documents of the index that they are, and which documents cite it.

Examples:
  vidensgraf document 003
  vidensgraf document 003 --json

Exit code: 0 done, 1 no such document, 2 bad usage, 3 index damaged.)";

struct DocumentArguments {
  std::string id;
  std::string directory;
  bool json = false;
};

void print_citing(const Citing& citing) {
  if (!citing.cited.empty()) fmt::print("\nCites\n");
  for (const CitedWork& work : citing.cited) {
    fmt::print("  {} ({} {})\n", work.label, work.places, work.places == 1 ? "place" : "places");
    if (!work.document) continue;
    fmt::print("    {} document {}: {} ({})\n", work.is_sure ? "is" : "may be", work.document->key,
               work.document->label, describe(work.reason));
  }
  if (!citing.citing.empty()) fmt::print("\nCited by\n");
  for (const GraphNode& document : citing.citing) fmt::print("  {} ({})\n", document.label, document.key);
}

void print_text(const DocumentPage& page, const Citing& citing, const Analyzer& analyzer) {
  const Document& document = page.record.document;
  fmt::print("{}\n", document.id);
  for (const auto& [name, field] : fields_of(document.metadata)) {
    std::string where = "stated by the file";
    if (field->origin == FieldOrigin::Text) {
      where = fmt::format("bytes {}-{}", field->source.begin, field->source.end);
      if (const std::uint32_t number = page_at(document, field->source.begin); number > 0) {
        where = fmt::format("p. {}, {}", number, where);
      }
    }
    fmt::print("  {:<10} {}  [{}]\n", name, display_text(field->value, analyzer), where);
  }
  fmt::print("  {:<10} {} ({})\n", "source", page.record.source_path, name_of(document.format));
  fmt::print("  {:<10} {} bytes, {} blocks, {} passages", "text", page.record.text_bytes,
             document.blocks.size(), page.record.passage_count);
  if (page.pages > 0) fmt::print(", {} pages", page.pages);
  fmt::print("\n");
  if (const std::string unread = describe_unread_pages(document); !unread.empty())
    fmt::print("  {:<10} {}\n", "not read", unread);
  fmt::print("\nIn the graph\n");
  for (const auto& [kind, count] : node_counts(page.contribution)) {
    if (kind != NodeKind::Document) fmt::print("  {:<16} {}\n", name_of(kind), count);
  }
  fmt::print("  {:<16} {}\n", "definitions", page.contribution.definitions.size());
  fmt::print("  {:<16} {}\n", "law references", page.contribution.law_references.size());
  print_citing(citing);
  if (page.outline.empty()) return;
  fmt::print("\nOutline\n");
  for (const OutlineEntry& entry : page.outline) {
    fmt::print("  {:{}}{}", "", 2 * (std::max<std::size_t>(entry.level, 1) - 1), entry.text);
    if (entry.page > 0) fmt::print("  (p. {})", entry.page);
    fmt::print("\n");
  }
}

Result<ExitCode> run_document(const DocumentArguments& arguments) {
  const auto index = GraphIndex::open(arguments.directory);
  if (!index) return fail(index.error());
  const auto page = make_document_page(index->rows(), index->analyzer(), arguments.id);
  if (!page) return fail(page.error());
  if (arguments.json) {
    fmt::print("{}\n", to_json(*page, SourcePath::Shown));
    return ExitCode::Done;
  }
  const auto citing = read_citing(index->sources(), *page);
  if (!citing) return fail(citing.error());
  print_text(*page, *citing, index->analyzer());
  return ExitCode::Done;
}

}  // namespace

void add_document_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("document", "What is known of one document");
  command.footer(kDocumentHelp);
  const auto arguments = std::make_shared<DocumentArguments>();
  command.add_option("id", arguments->id, "Id of the document")->required();
  add_index_option(command, arguments->directory);
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &context] {
    const auto done = run_document(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
}

}  // namespace vidensgraf
