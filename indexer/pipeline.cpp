#include "indexer/pipeline.h"

#include <chrono>
#include <utility>

namespace vidensgraf {
namespace {

// Tasks handed out and not yet committed: enough to keep all threads busy while a batch is committed, or
// while one of them is held up by a slow PDF.
constexpr std::uint64_t kMostInFlight = 256;
// Bytes of their files. What is derived from a text takes ten to twenty times its size in memory.
constexpr std::size_t kMostBytesInFlight = std::size_t{6} << 20U;

}  // namespace

Pipeline::Pipeline(unsigned threads, Work work) : work_(std::move(work)) {
  threads_.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work_until_stopped(); });
}

Pipeline::~Pipeline() {
  stop();
  for (std::thread& thread : threads_) thread.join();
}

bool Pipeline::wait_for_room(std::unique_lock<std::mutex>& lock, std::size_t bytes) {
  changed_.wait(lock, [this, bytes] {
    const bool is_alone = fed_ == taken_;  // one that is larger than the bound must pass, too
    return stopped_ || is_alone ||
           (fed_ - taken_ < kMostInFlight && bytes_in_flight_ + bytes <= kMostBytesInFlight);
  });
  return !stopped_;
}

bool Pipeline::feed(IndexTask task) {
  std::unique_lock lock(mutex_);
  if (!wait_for_room(lock, task.bytes)) return false;
  bytes_in_flight_ += task.bytes;
  queue_.push_back(Queued{fed_++, std::move(task)});
  changed_.notify_all();
  return true;
}

bool Pipeline::feed_result(IndexResult result) {
  std::unique_lock lock(mutex_);
  if (!wait_for_room(lock, 0)) return false;
  ready_.emplace(fed_++, Ready{std::move(result), 0});
  changed_.notify_all();
  return true;
}

void Pipeline::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

void Pipeline::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

void Pipeline::work_until_stopped() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopped_ || closed_ || !queue_.empty(); });
    if (stopped_ || (closed_ && queue_.empty())) return;
    Queued next = std::move(queue_.front());
    queue_.pop_front();
    const std::size_t bytes = next.task.bytes;
    lock.unlock();
    IndexResult result = work_(std::move(next.task));
    lock.lock();
    ready_.emplace(next.number, Ready{std::move(result), bytes});
    changed_.notify_all();
  }
}

Pipeline::Taken Pipeline::take(IndexResult& result) {
  std::unique_lock lock(mutex_);
  const auto is_next_ready = [this] { return !ready_.empty() && ready_.begin()->first == taken_; };
  changed_.wait_for(lock, std::chrono::milliseconds(100),
                    [&] { return stopped_ || is_next_ready() || (closed_ && fed_ == taken_); });
  if (stopped_) return Taken::End;
  if (is_next_ready()) {
    const auto first = ready_.begin();
    result = std::move(first->second.result);
    bytes_in_flight_ -= first->second.charged_bytes;
    ready_.erase(first);
    ++taken_;
    changed_.notify_all();
    return Taken::Result;
  }
  return closed_ && fed_ == taken_ ? Taken::End : Taken::NotYet;
}

}  // namespace vidensgraf
