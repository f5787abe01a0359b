// vidensgraf serve: the index for browsers and programs.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <pthread.h>
#include <sys/resource.h>

#include "cli/command.h"
#include "cli/graph_index.h"
#include "language/analyzer.h"
#include "store/graph_schema.h"
#include "store/store_view.h"
#include "web/application.h"
#include "web/index_pool.h"
#include "web/server.h"

namespace vidensgraf {
namespace {

constexpr const char* kServeHelp = R"(
Opens the index to browsers (pages) and programs (JSON under /api/v1). Shows new commits by itself while another process
indexes; never writes to the index. Reached from this machine only, unless --address says otherwise: for others let a
proxy with TLS stand in front. Ends on Ctrl-C or SIGTERM when running requests are answered.

Examples:
  vidensgraf serve                                   http://127.0.0.1:8080 over ./vidensgraf-index
  vidensgraf serve --index /srv/viden --port 9000
  curl 'http://127.0.0.1:8080/api/v1/search?q=komplekse+st%C3%B8ttebehov'

Exit code: 0 stopped, 1 no index there, 2 the address cannot be used, 3 index damaged.)";

struct ServeArguments {
  std::string index;
  ShardOptions servers;
  ServerOptions server;
  ApplicationOptions application;
  std::string decisions;
  bool no_access_log = false;
};

// Blocks the signals that end it, in this thread and those that it starts; then one thread waits for them.
sigset_t block_ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  // A client that goes away must not end the server.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  return signals;
}

// Connections and the stores' files both need descriptors; the usual limit of 1,024 is short of them.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  static_cast<void>(setrlimit(RLIMIT_NOFILE, &limit));
}

// One line an answer on standard error, as much like the common log format as our fields are.
void log_answer(const AccessRecord& record) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  fmt::print(stderr, "{:%Y-%m-%dT%H:%M:%SZ} {} {} \"{} {}\" {} {} {:.1f}ms\n",
             fmt::gmtime(std::time(nullptr)), record.client, record.user.empty() ? "-" : record.user,
             record.method, record.target, record.status, record.bytes, record.took.count() * 1000);
}

Result<ExitCode> run(const ServeArguments& arguments) {
  if (!arguments.application.sign_in.user_header.empty() &&
      arguments.application.sign_in.trusted_proxies.empty()) {
    return fail(ErrorCode::Input, "--user-header needs --trusted-proxy: anyone could send the header.");
  }
  ApplicationOptions options = arguments.application;
  if (!arguments.decisions.empty()) {
    auto inbox = ReviewInbox::open(arguments.decisions);
    if (!inbox) return fail(inbox.error());
    options.inbox = std::move(*inbox);
  }
  const sigset_t signals = block_ending_signals();
  raise_descriptor_limit();
  const auto analyzer = Analyzer::open();
  if (!analyzer) return fail(analyzer.error());
  const auto pool =
      IndexPool::open(arguments.index, arguments.server.threads, *analyzer, arguments.servers.of_shards());
  if (!pool) return fail(pool.error());
  // An index that is still empty has no state to open.
  if (const auto view = StoreView::open(arguments.index); view) {
    const auto stored = (*view)->get(Family::Meta, kMetaAnalyzer);
    if (!stored) return fail(stored.error());
    warn_of_other_analysis(stored->value_or(""), (*analyzer)->version());
  }
  Application application(**pool, options);
  application.on_answer = [&arguments](const AccessRecord& record) {
    if (!arguments.no_access_log) log_answer(record);
    if (!record.error.empty()) fmt::print(stderr, "vidensgraf: {}\n", record.error);
  };
  std::atomic<const Server*> counting{nullptr};  // the first request may come before it is known
  application.connection_counts = [&counting] {
    const Server* const known = counting;
    return known == nullptr ? ConnectionCounts() : known->counts();
  };
  auto server = Server::start(arguments.server,
                              [&application](const Request& request) { return application.handle(request); });
  if (!server) return fail(server.error());
  Server& running = **server;
  counting = &running;
  const bool v6 = arguments.server.address.find(':') != std::string::npos;
  const std::uint64_t commit = (*pool)->sequence();
  fmt::print("Vidensgraf answers at http://{}{}{}:{}/ ({})\n", v6 ? "[" : "", arguments.server.address,
             v6 ? "]" : "", running.port(),
             commit == 0 ? "the index is empty; what is indexed will show by itself"
                         : fmt::format("commit {}", commit));
  std::fflush(stdout);

  int signal = 0;
  sigwait(&signals, &signal);
  running.stop();
  return ExitCode::Done;
}

}  // namespace

void add_serve_command(CLI::App& app, CommandContext& context) {
  CLI::App& command = *app.add_subcommand("serve", "Open the index to browsers and programs");
  command.footer(kServeHelp);
  const auto arguments = std::make_shared<ServeArguments>();
  add_index_option(command, arguments->index);
  add_shard_options(command, arguments->servers);
  ServerOptions& server = arguments->server;
  server.threads = std::max(2U, std::thread::hardware_concurrency());
  command.add_option("--address", server.address, "Address to listen on")->capture_default_str();
  command.add_option("--port", server.port, "Port; 0 takes a free one")->capture_default_str();
  command.add_option("--threads", server.threads, "Requests that are answered at a time")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command.add_option("--max-connections", server.max_connections, "Open connections")
      ->check(CLI::Range(10, 100000))
      ->capture_default_str();
  command
      .add_option("--rate", arguments->application.requests_per_second,
                  "Requests a second of one client in the long run; 0: no limit")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  command.add_option("--burst", arguments->application.burst, "Requests of one client at once")
      ->check(CLI::Range(1.0, 1e6))
      ->capture_default_str();
  SignInOptions& sign_in = arguments->application.sign_in;
  const auto add_list = [&command](const char* name, std::vector<std::string>& list, const char* about) {
    repeated(command.add_option(name, list, about));
  };
  add_list("--trusted-proxy", sign_in.trusted_proxies,
           "Address of a proxy that is believed about who is asking; may be repeated");
  command.add_option("--user-header", sign_in.user_header,
                     "Header in which the proxy names who has signed in; without it nobody is let in");
  command.add_option("--role-header", sign_in.role_header, "Header in which the proxy lists roles");
  command.add_option("--reviewer-role", sign_in.reviewer_role, "Role of reviewers in that header")
      ->capture_default_str();
  add_list("--reviewer", sign_in.reviewers, "Name of a reviewer; may be repeated");
  command.add_option("--decisions", arguments->decisions,
                     "Folder into which decisions that reviewers hand in are put; not in the index");
  command.add_flag("--no-access-log", arguments->no_access_log, "Write no line for each answer");
  command.callback([arguments, &context] {
    // Headers are known by their names in lower case.
    for (std::string* const name :
         {&arguments->application.sign_in.user_header, &arguments->application.sign_in.role_header}) {
      *name = CLI::detail::to_lower(*name);
    }
    const auto done = run(*arguments);
    context.exit_code = done ? *done : report(done.error());
  });
}

}  // namespace vidensgraf
