// vidensgraf document ID: what is known of one document.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "language/analyzer.h"
#include "language/display_text.h"
#include "query/document_page.h"
#include "store/store_view.h"

namespace vidensgraf {
namespace {

constexpr const char* kDocumentHelp = R"(
Shows where each piece of metadata was found, the outline, and how much the document adds to the concept graph.

Examples:
  vidensgraf document 003
  vidensgraf document 003 --json)";

struct DocumentArguments {
  std::string id;
  std::string directory;
  bool json = false;
};

void print_text(const DocumentPage& page, const Analyzer& analyzer) {
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
  fmt::print("\n\nIn the graph\n");
  for (const auto& [kind, count] : node_counts(page.contribution)) {
    if (kind != NodeKind::Document) fmt::print("  {:<16} {}\n", name_of(kind), count);
  }
  fmt::print("  {:<16} {}\n", "definitions", page.contribution.definitions.size());
  fmt::print("  {:<16} {}\n", "law references", page.contribution.law_references.size());
  if (page.outline.empty()) return;
  fmt::print("\nOutline\n");
  for (const OutlineEntry& entry : page.outline) {
    fmt::print("  {:{}}{}", "", 2 * (std::max<std::size_t>(entry.level, 1) - 1), entry.text);
    if (entry.page > 0) fmt::print("  (p. {})", entry.page);
    fmt::print("\n");
  }
}

ExitCode run_document(const DocumentArguments& arguments) {
  const auto view = StoreView::open(arguments.directory);
  if (!view) return report(view.error());
  const auto analyzer = Analyzer::open();
  if (!analyzer) return report(analyzer.error());
  const auto page = make_document_page(**view, **analyzer, arguments.id);
  if (!page) return report(page.error());
  if (arguments.json) {
    fmt::print("{}\n", to_json(*page, SourcePath::Shown));
  } else {
    print_text(*page, **analyzer);
  }
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
  command.callback([arguments, &context] { context.exit_code = run_document(*arguments); });
}

}  // namespace vidensgraf
