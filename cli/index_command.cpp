// vidensgraf index PATH...: brings the index up to date with files and folders.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/index_run.h"
#include "corpus/document_worker.h"
#include "indexer/indexer.h"
#include "language/analyzer.h"

namespace vidensgraf {
namespace {

constexpr const char* kIndexHelp = R"(
Reads files, and folders with all that lies below them: plain text, Markdown, HTML, PDF, DOCX, ODT, PPTX, XLSX, CSV,
vocabularies (vidensgraf vocabulary --help), and .jsonl with one document a line ({"id","title","text",...}). What is
already in the index and has not changed is passed over.

Examples:
  vidensgraf index rapporter/                  a folder; run it again after changes
  vidensgraf index --prune rapporter/          also take out what has vanished from the folder
  vidensgraf index --index /srv/viden a.pdf    into another index

Of a folder that is missing or has nothing in it, as where a share is not mounted, --prune takes nothing out and says so.
Pages of a PDF that are only pictures, as of a scan, are named; recognise their text (OCR) and index the file again.
Ctrl-C ends at a consistent state and keeps what was committed; run the same command again to go on.
Exit code: 0 everything read, 1 some files were skipped (each is named), 2 bad usage, 3 index damaged or locked.)";

struct IndexArguments {
  IndexOptions options;
  std::string directory;
  bool quiet = false;
};

// A name that is misspelt at the first try must not leave an empty index behind.
bool finds_nothing_to_begin_with(const IndexArguments& arguments) {
  std::error_code error;
  if (std::filesystem::exists(arguments.directory, error)) return false;
  const auto& paths = arguments.options.paths;
  return std::none_of(paths.begin(), paths.end(), [](const std::string& path) {
    std::error_code unknown;
    return std::filesystem::symlink_status(path, unknown).type() != std::filesystem::file_type::not_found;
  });
}

ExitCode run_index(IndexArguments& arguments) {
  if (finds_nothing_to_begin_with(arguments)) {
    return report(
        {ErrorCode::Input,
         fmt::format("There is no file or folder \"{}\"; nothing was made.", arguments.options.paths.front()),
         std::nullopt});
  }
  // Before anything starts a thread: see DocumentWorkerPool.
  auto workers = DocumentWorkerPool::start();
  if (!workers) return report(workers.error());
  const auto analyzer = Analyzer::open();
  if (!analyzer) return report(analyzer.error());
  arguments.options.directory = arguments.directory;
  return index_with_progress(arguments.options, **workers, **analyzer, arguments.quiet);
}

}  // namespace

void add_index_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("index", "Add or update documents: files, folders, .jsonl");
  command.footer(kIndexHelp);
  const auto arguments = std::make_shared<IndexArguments>();
  command.add_option("path", arguments->options.paths, "Files and folders")->required()->expected(-1);
  add_index_option(command, arguments->directory);
  command.add_option("--jobs", arguments->options.jobs, "Threads that analyse; 0 for one a core")
      ->capture_default_str()
      ->check(CLI::Range(0U, 256U));
  command.add_flag("--prune", arguments->options.prune,
                   "Take out documents whose files have vanished from the folders given");
  command.add_flag("--as-shard", arguments->options.as_shard,
                   "Make a new index one of several shards, for \"vidensgraf merge\" and xapian-tcpsrv");
  command.add_flag("--quiet", arguments->quiet, "No progress");
  command.callback([arguments, &context] { context.exit_code = run_index(*arguments); });
}

}  // namespace vidensgraf
