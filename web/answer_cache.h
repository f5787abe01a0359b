#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "web/http.h"

namespace vidensgraf {

/// Answers that were given before, the least recently asked for dropped first. What decides an answer (state
/// of the index, language, role, address) is its key, so that none is ever out of date: those of older states
/// are asked for no more and fall out. Thread-safe.
class AnswerCache {
 public:
  /// \param most_bytes  Of all answers together; one of more than an eighth is not kept.
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  [[nodiscard]] std::optional<Response> find(const std::string& key);
  void keep(const std::string& key, const Response& response);

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    Response response;
    std::size_t bytes = 0;
  };
  std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;                                                 // the last asked for first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;  // keys of `entries_`
  std::size_t bytes_ = 0;
};

}  // namespace vidensgraf
