#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "indexer/index_changes.h"
#include "indexer/prepared_document.h"

namespace vidensgraf {

/// A piece of work for the threads that read and analyse.
struct IndexTask {
  std::size_t file = 0;  ///< Index in the list of files.
  std::string lines;     ///< Of a JSONL file.
  std::size_t first_line = 0;
  std::size_t bytes = 0;  ///< Of the file that this stands for.
};

/// What came of a document.
using IndexOutcome = std::variant<PreparedDocument, const KnownDocument*, SkippedFile>;

/// What came of a task, in the order of the documents.
struct IndexResult {
  std::size_t file = 0;
  std::size_t bytes = 0;
  std::vector<IndexOutcome> outcomes;
  bool ends_file = false;   ///< No more of this file will come.
  bool file_broke = false;  ///< With `ends_file`: the file could not be read to its end.
};

/// Threads that turn tasks into results, given out in the order of the tasks whichever is ready first.
///
/// One thread feeds, one takes; what is between them is bounded in number and bytes, so a slow taker stops
/// the feeder and memory stays bounded. Order makes a run's result independent of timing.
class Pipeline {
 public:
  using Work = std::function<IndexResult(IndexTask task)>;

  Pipeline(unsigned threads, Work work);
  /// Ends the threads; tasks that are not begun are dropped.
  ~Pipeline();

  /// Waits for room, then queues a task. False once `stop` was called.
  bool feed(IndexTask task);
  /// Queues a result that needs no work, in its place in the order.
  bool feed_result(IndexResult result);
  /// No more will be fed.
  void close();
  /// From any thread: feeding ends, `take` gives nothing more.
  void stop();

  enum class Taken : std::uint8_t { Result, NotYet, End };
  /// The next result in order. NotYet after a tenth of a second without one; End after the last, or `stop`.
  [[nodiscard]] Taken take(IndexResult& result);

  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

 private:
  [[nodiscard]] bool wait_for_room(std::unique_lock<std::mutex>& lock, std::size_t bytes);
  void work_until_stopped();

  struct Queued {
    std::uint64_t number = 0;
    IndexTask task;
  };
  struct Ready {
    IndexResult result;
    std::size_t charged_bytes = 0;
  };

  Work work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Queued> queue_;
  std::map<std::uint64_t, Ready> ready_;
  std::uint64_t fed_ = 0;
  std::uint64_t taken_ = 0;
  std::size_t bytes_in_flight_ = 0;
  bool closed_ = false;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vidensgraf
