// vidensgraf graph export. What is written goes to its files as it is made: a whole graph takes hundreds of
// megabytes in most formats.

#include "cli/graph_export.h"

#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/graph_index.h"
#include "cli/output_file.h"
#include "cli/progress_display.h"

namespace vidensgraf {
namespace {

/// The files of an export: several need a folder; one goes where it is told, or to standard output.
class ExportFiles {
 public:
  ExportFiles(ExportFormat format, std::string out)
      : is_folder_(format == ExportFormat::Csv),
        is_text_(format != ExportFormat::ConceptWorkbook),
        out_(std::move(out)) {}

  Result<void> prepare() {
    if (is_folder_ && out_.empty()) {
      return fail(ErrorCode::Input, "This format has several files: name a folder with --out.");
    }
    if (!is_text_ && out_.empty() && ::isatty(STDOUT_FILENO) == 1) {
      return fail(ErrorCode::Input,
                  "This format is nothing to be read on a terminal: name a file with --out.");
    }
    std::error_code error;
    if (!is_folder_) {
      is_folder_ = !out_.empty() && std::filesystem::is_directory(out_, error);
      return {};
    }
    std::filesystem::create_directories(out_, error);
    if (error) return fail(ErrorCode::Io, fmt::format("{} cannot be created: {}.", out_, error.message()));
    return {};
  }

  void write(std::string_view name, std::string_view bytes) {
    if (!opened_) return;
    auto file = files_.find(name);
    if (file == files_.end()) {
      auto opened = OutputFile::open(is_folder_ ? (std::filesystem::path(out_) / name).string() : out_);
      if (!opened) {
        opened_ = fail(opened.error());
        return;
      }
      file = files_.emplace(name, std::move(*opened)).first;
    }
    static_cast<void>(file->second.write(bytes));  // `finish` tells whether it could
    bytes_written_ += bytes.size();
  }

  Result<void> finish() {
    if (!opened_) return opened_;
    std::vector<OutputFile*> together;
    for (auto& [name, file] : files_) together.push_back(&file);
    return OutputFile::finish_all(together);
  }

  [[nodiscard]] std::size_t bytes_written() const { return bytes_written_; }

 private:
  bool is_folder_;
  bool is_text_;
  std::string out_;
  std::map<std::string, OutputFile, std::less<>> files_;
  Result<void> opened_;
  std::size_t bytes_written_ = 0;
};

Result<std::optional<Subgraph>> read_graph(const GraphIndex& index, const GraphExportArguments& arguments,
                                           ProgressDisplay& display) {
  SubgraphOptions options;
  options.edges = arguments.edges;
  options.progress = [&display](std::size_t nodes) {
    constexpr std::size_t kStep = 1000;
    if (nodes % kStep == 0) display.show(fmt::format("reading the graph: {} nodes", nodes));
  };
  auto graph = Result<Subgraph>(Subgraph{});
  if (arguments.around.empty()) {
    graph = whole_graph(index.view(), options);
  } else {
    const auto lookup = look_up_name(index.sources(), arguments.around);
    if (!lookup) return fail(lookup.error());
    if (lookup->nodes.empty()) {
      report_unknown_name(*lookup);
      return std::optional<Subgraph>();
    }
    graph = graph_around(index.view(), lookup->ids(), arguments.depth, options);
  }
  if (!graph) return fail(graph.error());
  return std::optional<Subgraph>(std::move(*graph));
}

}  // namespace

Result<ExitCode> run_graph_export(const GraphExportArguments& arguments) {
  ExportFiles files(arguments.format, arguments.out);
  if (const auto prepared = files.prepare(); !prepared) return fail(prepared.error());
  const auto index = GraphIndex::open(arguments.index);
  if (!index) return fail(index.error());
  ProgressDisplay display(!ProgressDisplay::is_on_terminal());
  auto graph = read_graph(*index, arguments, display);
  if (!graph) return fail(graph.error());
  if (!*graph) return ExitCode::Nothing;
  display.show(fmt::format("reading definitions, laws and decisions of {} nodes", (*graph)->nodes.size()));
  const auto prepared =
      prepare_export(index->rows(), index->view(), std::move(**graph), documents_needed(arguments.format));
  if (!prepared) return fail(prepared.error());
  ExportOptions options = arguments.options;
  options.analyzer = &index->analyzer();
  const auto written =
      export_graph(*prepared, arguments.format, options, [&](std::string_view name, std::string_view bytes) {
        files.write(name, bytes);
        constexpr double kMegabyte = 1e6;
        const auto so_far = static_cast<double>(files.bytes_written());
        display.show(fmt::format("writing: {:.1f} MB", so_far / kMegabyte));
      });
  display.finish();
  if (!written) return fail(written.error());
  if (const auto finished = files.finish(); !finished) return fail(finished.error());
  return ExitCode::Done;
}

}  // namespace vidensgraf
