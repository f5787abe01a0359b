#include "web/answer_cache.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kEntryBytes = 500;  // of lists, tables and headers, about

}  // namespace

std::optional<Response> AnswerCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->response;
}

void AnswerCache::keep(const std::string& key, const Response& response) {
  const std::size_t bytes = key.size() + response.body.size() + kEntryBytes;
  if (bytes > most_bytes_ / 8) return;
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;  // another thread was faster
  entries_.push_front(Entry{key, response, bytes});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) {
    const Entry& last = entries_.back();
    bytes_ -= last.bytes;
    by_key_.erase(last.key);
    entries_.pop_back();
  }
}

std::size_t AnswerCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace vidensgraf
