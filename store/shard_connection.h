#pragma once

// Internal to store/: the connection to the server of one shard.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include <xapian.h>

#include "store/merged_index.h"

namespace vidensgraf {

/// Asks one server, in a thread of its own that starts with the first question, so that several are asked at
/// once and none that hangs holds up who asks. A server that fails is down at once and for all; the thread
/// tries to reach it again, so that those who ask meanwhile do not wait.
class ShardConnection {
 public:
  ShardConnection(std::string address, MergedShard shard, std::chrono::milliseconds time_limit);
  ~ShardConnection();  ///< Waits for what the thread is doing: at most about the time limit.

  enum class Outcome : std::uint8_t { Pending, Answered, Missing, Refused };
  struct Task {
    std::function<void(Xapian::Database&)> work;
    Outcome outcome = Outcome::Pending;
    std::string problem;  ///< Why it is missing, or what is wrong with the question.
    int attempts = 0;
  };

  /// One thread may post and wait. `work` may run after its asker has given up: it must own what it uses. It
  /// may run twice.
  [[nodiscard]] std::shared_ptr<Task> post(std::function<void(Xapian::Database&)> work);

  /// Waits until `task` is done. After `deadline` the server is down, and the task is Missing.
  Outcome wait(Task& task, std::chrono::steady_clock::time_point deadline);

  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] const MergedShard& shard() const { return shard_; }

  ShardConnection(const ShardConnection&) = delete;
  ShardConnection& operator=(const ShardConnection&) = delete;

 private:
  enum class State : std::uint8_t { Connecting, Up, Down };

  void run();
  [[nodiscard]] std::string connect();
  void perform(const std::shared_ptr<Task>& task, std::unique_lock<std::mutex>& lock);
  void go_down(const std::string& problem);  // with the mutex held
  [[nodiscard]] std::string too_slow() const;

  const std::string address_;
  const MergedShard shard_;
  const std::chrono::milliseconds time_limit_;

  std::mutex mutex_;
  std::condition_variable wake_;  // the thread
  std::condition_variable done_;  // those who ask
  std::deque<std::shared_ptr<Task>> tasks_;
  State state_ = State::Connecting;
  std::string problem_;
  bool stopping_ = false;
  Xapian::Database database_;  // of the thread
  bool connected_ = false;     // likewise
  std::thread thread_;         // last: uses all above
};

}  // namespace vidensgraf
