// `vidensgraf extract FILE`: the facts of one document as JSON on standard output.

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.h"
#include "corpus/reader.h"
#include "extraction/extract.h"
#include "extraction/facts_json.h"

namespace vidensgraf {
namespace {

Result<std::string> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, fmt::format("{}: {}", path, std::strerror(errno)));
  std::string bytes;
  const std::size_t limit = ReadLimits{}.max_input_bytes;
  constexpr std::size_t kChunk = std::size_t{1} << 16U;
  while (file && bytes.size() <= limit) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    file.read(bytes.data() + size, static_cast<std::streamsize>(kChunk));
    bytes.resize(size + static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad() || (bytes.empty() && !file.eof())) {
    return fail(ErrorCode::Io, fmt::format("{}: the file cannot be read", path));
  }
  return bytes;
}

Result<void> extract(const std::string& path) {
  const auto bytes = read_bytes(path);
  if (!bytes) return fail(bytes.error());
  const auto document = read_document(*bytes, path);
  if (!document) {
    Error error = document.error();
    error.message = fmt::format("{}: {}", path, error.message);
    return fail(std::move(error));
  }
  const auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  const AnalyzedText text = (*analyzer)->analyze(*document);
  const DocumentFacts facts = extract_facts(*document, text, **analyzer, Registers::built_in());
  fmt::print("{}\n", facts_to_json(*document, facts));
  return {};
}

}  // namespace

void add_extract_command(CLI::App& app, CommandContext& context) {
  CLI::App* command =
      app.add_subcommand("extract", "Print the facts of one document as JSON (needs no index)");
  const auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, "Text, Markdown, HTML, PDF, DOCX or ODT file")->required();
  command->callback([path, &context] {
    const auto done = extract(*path);
    if (!done) context.exit_code = report(done.error());
  });
}

}  // namespace vidensgraf
