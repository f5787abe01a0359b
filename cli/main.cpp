// The `vidensgraf` command: reads the command line and hands over to one subcommand.

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/terminal_filter.h"
#include "cli/usage.h"

// Read by jemalloc, where the program is linked with it: memory that is free goes back to the system after a
// second, not after ten, so that a server holds what it keeps and little more.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "dirty_decay_ms:1000,muzzy_decay_ms:0";
}

namespace vidensgraf {

ExitCode report(const Error& error) {
  fmt::print(stderr, "vidensgraf: {}\n", error.message);
  switch (error.code) {
    case ErrorCode::NotFound:
      return ExitCode::Nothing;
    case ErrorCode::Locked:
    case ErrorCode::Damaged:
      return ExitCode::Damaged;
    case ErrorCode::Input:
    case ErrorCode::Limit:
    case ErrorCode::Io:
    case ErrorCode::Internal:
      return ExitCode::BadInput;
  }
  return ExitCode::BadInput;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

CLI::Validator whole_number() {
  return {[](std::string& text) {
            const bool is_number = !text.empty() &&
                                   text.find_first_not_of("0123456789") == std::string::npos &&
                                   text.find_first_not_of('0') != std::string::npos;
            return is_number ? std::string() : fmt::format("\"{}\" is no number", text);
          },
          "NUMBER"};
}

CLI::Option* repeated(CLI::Option* option) {
  return option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
}

void add_index_option(CLI::App& command, std::string& directory) {
  directory = "vidensgraf-index";
  command.add_option("--index", directory, "Folder of the index")
      ->envname("VIDENSGRAF_INDEX")
      ->capture_default_str();
}

ShardServers ShardOptions::of_shards() const {
  return ShardServers{addresses, std::chrono::milliseconds(time_limit_ms)};
}

void add_shard_options(CLI::App& command, ShardOptions& options) {
  repeated(command.add_option("--shard", options.addresses,
                              "HOST:PORT of a shard of a merged index; repeated, in the order of the merge"));
  constexpr int kShortest = 10;
  constexpr int kLongest = 600'000;
  command.add_option("--shard-time", options.time_limit_ms, "Longest wait for shards, in milliseconds")
      ->check(CLI::Range(kShortest, kLongest))
      ->capture_default_str();
}

namespace {

int run(int argc, char** argv) {
  CLI::App app{"Vidensgraf: search engine and concept graph over Danish social-policy documents"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "vidensgraf " VIDENSGRAF_VERSION);
  app.footer("COMMAND --help explains each command with examples.");
  CommandContext context;
  add_index_command(app, context);
  add_search_command(app, context);
  add_concept_command(app, context);
  add_definitions_command(app, context);
  add_law_command(app, context);
  add_document_command(app, context);
  add_graph_command(app, context);
  add_complete_command(app, context);
  add_saved_command(app, context);
  add_review_command(app, context);
  add_serve_command(app, context);
  add_status_command(app, context);
  add_verify_command(app, context);
  add_vocabulary_command(app, context);
  add_compact_command(app, context);
  add_remove_command(app, context);
  add_merge_command(app, context);
  add_extract_command(app, context);
  // Last, or each command would list it among its own options.
  app.set_help_all_flag("--help-all", "Help of every subcommand");

  if (argc == 1) {
    print_first_steps();
    return static_cast<int>(ExitCode::BadInput);
  }
  if (names_no_command(app, argc, argv)) return static_cast<int>(ExitCode::BadInput);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help, or the version
    report_usage(app, error);
    return static_cast<int>(ExitCode::BadInput);
  }
  return static_cast<int>(context.exit_code);
}

// Where a standard stream is closed, the next file that is opened gets its number, and what is printed would
// be written into the index. Messages then go nowhere; answers, for which the program was started, fail.
void occupy_standard_streams() {
  for (const int stream : {0, 1, 2}) {
    if (::fcntl(stream, F_GETFD) == -1) {
      static_cast<void>(::open("/dev/null", stream == 2 ? O_WRONLY : O_RDONLY));
    }
  }
}

}  // namespace
}  // namespace vidensgraf

int main(int argc, char** argv) {
  constexpr auto kBadInput = static_cast<int>(vidensgraf::ExitCode::BadInput);
  vidensgraf::occupy_standard_streams();
  vidensgraf::filter_terminals();
  // A file that may not grow is an error like a full disk, no reason to be killed.
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  // `vidensgraf ... | head` ends here quietly, also when started by a program that ignores the signal.
  static_cast<void>(std::signal(SIGPIPE, SIG_DFL));
  try {
    const int code = vidensgraf::run(argc, argv);
    // What was printed may still lie in memory: a full disk shows only now.
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    fmt::print(stderr, "vidensgraf: The output could not be written: {}.\n",
               std::generic_category().message(errno));
    return kBadInput;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "vidensgraf: There is not enough memory.\n");
    return kBadInput;
  } catch (const std::system_error& error) {
    const bool refused = error.code() == std::errc::resource_unavailable_try_again;
    fmt::print(stderr, "vidensgraf: {}\n",
               refused ? "The system lets this user start no more threads or processes." : error.what());
    return kBadInput;
  } catch (const std::exception& error) {
    fmt::print(stderr, "vidensgraf: {}\n", error.what());
    return kBadInput;
  }
}
