// Xapian's remote database is used by one thread and dies with the first error of the network; it has a limit
// of time for each message, but none for an answer as a whole. So each server has a thread that owns the
// database, makes a new one where it was lost, and may be left waiting by who asked.

#include "store/shard_connection.h"

#include <charconv>
#include <csignal>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr std::chrono::milliseconds kRetryEvery{200};
constexpr std::chrono::seconds kPingEvery{5};  // xapian-tcpsrv ends what is idle for a minute
constexpr int kMaxAttempts = 2;                // a connection may have been lost while it was idle

struct HostAndPort {
  std::string host;
  unsigned port = 0;
};

std::optional<HostAndPort> parse_address(std::string_view address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  HostAndPort parsed;
  std::string_view host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  parsed.host = host;
  const char* const end = address.data() + address.size();
  const auto [stop, error] = std::from_chars(address.data() + colon + 1, end, parsed.port);
  constexpr unsigned kLastPort = 65535;
  if (error != std::errc() || stop != end || parsed.port == 0 || parsed.port > kLastPort) return std::nullopt;
  return parsed;
}

// A server that goes away while it is written to must not end the process.
void block_broken_pipes() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

}  // namespace

ShardConnection::ShardConnection(std::string address, MergedShard shard, std::chrono::milliseconds time_limit)
    : address_(std::move(address)), shard_(std::move(shard)), time_limit_(time_limit) {}

ShardConnection::~ShardConnection() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<ShardConnection::Task> ShardConnection::post(std::function<void(Xapian::Database&)> work) {
  auto task = std::make_shared<Task>();
  task->work = std::move(work);
  {
    const std::lock_guard lock(mutex_);
    if (state_ == State::Down) {
      task->outcome = Outcome::Missing;
      task->problem = problem_;
      return task;
    }
    tasks_.push_back(task);
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  }
  wake_.notify_all();
  return task;
}

ShardConnection::Outcome ShardConnection::wait(Task& task, std::chrono::steady_clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  if (!done_.wait_until(lock, deadline, [&task] { return task.outcome != Outcome::Pending; })) {
    task.outcome = Outcome::Missing;
    task.problem = too_slow();
    go_down(task.problem);
  }
  return task.outcome;
}

std::string ShardConnection::too_slow() const {
  return fmt::format("did not answer within {} ms", time_limit_.count());
}

void ShardConnection::go_down(const std::string& problem) {
  state_ = State::Down;
  problem_ = problem;
  for (const auto& task : tasks_) {
    if (task->outcome != Outcome::Pending) continue;
    task->outcome = Outcome::Missing;
    task->problem = problem;
  }
  tasks_.clear();
  done_.notify_all();
}

void ShardConnection::run() {
  block_broken_pipes();
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (!connected_) {
      lock.unlock();
      const std::string problem = connect();
      lock.lock();
      if (!problem.empty()) {
        go_down(problem);
        wake_.wait_for(lock, kRetryEvery, [this] { return stopping_; });
        continue;
      }
      connected_ = true;
      state_ = State::Up;
    }
    if (wake_.wait_for(lock, kPingEvery, [this] { return stopping_ || !tasks_.empty(); })) {
      if (stopping_) return;
      const auto task = tasks_.front();
      tasks_.pop_front();
      perform(task, lock);
    } else {
      auto ping = std::make_shared<Task>();
      ping->work = [](Xapian::Database& database) { database.keep_alive(); };
      perform(ping, lock);
    }
  }
}

std::string ShardConnection::connect() {
  const auto server = parse_address(address_);
  if (!server) return "has an address that is not \"host:port\"";
  const auto limit = static_cast<useconds_t>(time_limit_.count());
  try {
    database_ = Xapian::Remote::open(server->host, server->port, limit, limit);
    if (database_.get_metadata(std::string(metadata_key::kStoreId)) != shard_.store_id) {
      return "serves something else than the shard that was merged";
    }
    if (database_.get_metadata(std::string(metadata_key::kSequence)) != std::to_string(shard_.sequence)) {
      return "serves the shard in another state than was merged";
    }
    return {};
  } catch (const Xapian::NetworkTimeoutError&) {
    return too_slow();
  } catch (const Xapian::Error& error) {
    const char* const system = error.get_error_string();
    return fmt::format("cannot be reached ({})", system != nullptr ? system : error.get_msg().c_str());
  }
}

void ShardConnection::perform(const std::shared_ptr<Task>& task, std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  Outcome outcome = Outcome::Answered;
  std::string problem;
  bool is_lost = false;
  ++task->attempts;
  try {
    task->work(database_);
  } catch (const Xapian::NetworkTimeoutError&) {
    outcome = Outcome::Missing;
    problem = too_slow();
  } catch (const Xapian::NetworkError& error) {
    is_lost = true;
    problem = fmt::format("cannot be reached ({})", error.get_msg());
  } catch (const Xapian::DatabaseError& error) {
    is_lost = true;  // another revision than was opened: the next connection tells which
    problem = fmt::format("cannot read its full text ({})", error.get_msg());
  } catch (const Xapian::Error& error) {
    outcome = Outcome::Refused;
    problem = error.get_msg();
  }
  lock.lock();
  if (is_lost) {
    connected_ = false;
    if (task->attempts < kMaxAttempts && task->outcome == Outcome::Pending) {
      tasks_.push_front(task);
      return;
    }
    outcome = Outcome::Missing;
  }
  if (outcome == Outcome::Missing) {
    connected_ = false;
    go_down(problem);
  } else {
    state_ = State::Up;  // also where who asked has given up
  }
  if (task->outcome != Outcome::Pending) return;
  task->outcome = outcome;
  task->problem = std::move(problem);
  done_.notify_all();
}

}  // namespace vidensgraf
