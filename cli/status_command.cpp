// vidensgraf status: what an index holds, and since when.

#include <chrono>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/graph_index.h"
#include "cli/index_size.h"
#include "language/analyzer.h"
#include "query/pages/index_status.h"
#include "store/store_view.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kStatusHelp = R"(
Examples:
  vidensgraf status                            of ./vidensgraf-index, or of $VIDENSGRAF_INDEX
  vidensgraf status --index /srv/viden --json

Takes no lock: it can be asked while another process is indexing, and shows the last committed state.)";

struct StatusArguments {
  std::string directory;
  bool json = false;
};

struct Status : IndexStatus {
  std::uint64_t disk_bytes = 0;
  std::string last_commit;  // ISO 8601, UTC
};

std::string last_commit_of(const fs::path& directory, std::uint64_t batch) {
  std::error_code error;
  const auto written = fs::last_write_time(directory / "pub" / std::to_string(batch), error);
  if (error) return {};
  const auto since_epoch = std::chrono::file_clock::to_sys(written).time_since_epoch();
  const std::time_t seconds = std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(seconds));
}

Result<Status> read_status(const fs::path& directory) {
  const auto view = StoreView::open(directory);
  if (!view) return fail(view.error());
  auto counted = read_index_status(**view);
  if (!counted) return fail(counted.error());
  Status status{std::move(*counted), 0, {}};
  status.disk_bytes = disk_bytes_of(directory);
  status.last_commit = last_commit_of(directory, status.batch);
  return status;
}

void print_json(const Status& status) {
  Json nodes = Json::object();
  for (const auto& [kind, count] : status.nodes) nodes[std::string(name_of(kind))] = count;
  const Json json = {{"documents", status.documents},
                     {"documents_with_unread_pages", status.documents_with_unread_pages},
                     {"passages", status.passages},
                     {"text_bytes", status.text_bytes},
                     {"nodes", nodes},
                     {"disk_bytes", status.disk_bytes},
                     {"last_commit", status.last_commit},
                     {"batch", status.batch},
                     {"commit", status.batch},
                     {"analyzer", status.analyzer},
                     {"index_id", status.store_id}};
  fmt::print("{}\n", json.dump(2));
}

void print_text(const Status& status, const std::string& directory) {
  fmt::print("index        {}\n", directory);
  fmt::print("documents    {} ({:.1f} MB of text)\n", status.documents,
             static_cast<double>(status.text_bytes) / 1e6);
  if (status.documents_with_unread_pages > 0) {
    fmt::print(
        "             {} of them with pages that could not be read; vidensgraf document ID names them\n",
        status.documents_with_unread_pages);
  }
  fmt::print("passages     {}\n", status.passages);
  for (const auto& [kind, count] : status.nodes) fmt::print("{:<12} {}\n", name_of(kind), count);
  fmt::print("on disk      {:.1f} MB\n", static_cast<double>(status.disk_bytes) / 1e6);
  fmt::print("last commit  {} (commit {})\n", status.last_commit, status.batch);
  fmt::print("analyzer     {}\n", status.analyzer);
  fmt::print("index id     {}\n", status.store_id);
}

ExitCode run_status(const StatusArguments& arguments) {
  const auto status = read_status(arguments.directory);
  if (!status) return report(status.error());
  if (arguments.json) {
    print_json(*status);
  } else {
    print_text(*status, arguments.directory);
  }
  const auto analyzer = Analyzer::open();
  if (!analyzer) return report(analyzer.error());
  warn_of_other_analysis(status->analyzer, (*analyzer)->version());
  return ExitCode::Done;
}

}  // namespace

void add_status_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("status", "What the index holds");
  command.footer(kStatusHelp);
  const auto arguments = std::make_shared<StatusArguments>();
  add_index_option(command, arguments->directory);
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &context] { context.exit_code = run_status(*arguments); });
}

}  // namespace vidensgraf
