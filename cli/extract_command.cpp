// `vidensgraf extract [--annotate] FILE`: the facts of one document on standard output, as JSON or marked in
// its text.

#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "cli/command.h"
#include "corpus/document_worker.h"
#include "extraction/annotated_page.h"
#include "extraction/extract.h"
#include "extraction/facts_json.h"

namespace vidensgraf {
namespace {

constexpr const char* kExtractHelp = R"(
Law references, definitions, abbreviations, target groups, citations, organisations, concepts and relations, each with its
place in bytes of the document's text. docs/json.md says what the fields mean.

With --annotate one HTML page of the text instead, every fact marked in it, for reading with an expert.

Examples:
  vidensgraf extract rapport.pdf
  vidensgraf extract --annotate rapport.pdf > rapport-fakta.html
  vidensgraf extract rapport.pdf | jq '.definitions[] | {term, text, page}')";

enum class Output : bool { Json, AnnotatedPage };

Result<void> extract(const std::string& path, Output output) {
  // Before anything starts a thread: see DocumentWorkerPool.
  const auto workers = DocumentWorkerPool::start();
  if (!workers) return fail(workers.error());
  const auto document = (*workers)->read(path);
  if (!document) {
    Error error = document.error();
    error.message = fmt::format("{}: {}", path, error.message);
    return fail(std::move(error));
  }
  const auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  const AnalyzedText text = (*analyzer)->analyze(*document);
  const DocumentFacts facts = extract_facts(*document, text, **analyzer, Registers::built_in());
  if (output == Output::AnnotatedPage) {
    fmt::print("{}", annotated_page(*document, facts));
  } else {
    fmt::print("{}\n", facts_to_json(*document, facts));
  }
  return {};
}

}  // namespace

void add_extract_command(CLI::App& app, CommandContext& context) {
  CLI::App* command =
      app.add_subcommand("extract", "Print the facts of one document as JSON (needs no index)");
  command->footer(kExtractHelp);
  const auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, "Text, Markdown, HTML, PDF, DOCX, ODT, PPTX, XLSX or CSV file")
      ->required();
  const auto annotate = std::make_shared<bool>(false);
  command->add_flag("--annotate", *annotate, "Write an HTML page of the text with every fact marked");
  command->callback([path, annotate, &context] {
    const auto done = extract(*path, *annotate ? Output::AnnotatedPage : Output::Json);
    if (!done) context.exit_code = report(done.error());
  });
}

}  // namespace vidensgraf
