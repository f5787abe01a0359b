#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vidensgraf {

/// What was derived from texts, for those that come again: many sections of laws are the same words in
/// several consolidations. Bounded in bytes; the texts seen longest ago go first. Thread-safe.
class RepeatedTexts {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{192} << 20U;
  static constexpr std::uint32_t kAnyTimes = UINT32_MAX;

  explicit RepeatedTexts(std::size_t most_bytes = kMostBytes) : most_bytes_(most_bytes) {}

  /// What was kept under `key`, if it still is; else null.
  [[nodiscard]] std::shared_ptr<const std::string> find(const std::string& key);

  /// Keeps `derived` under `key` until it was found so many times.
  void keep(const std::string& key, std::string derived, std::uint32_t times = kAnyTimes);

  RepeatedTexts(const RepeatedTexts&) = delete;
  RepeatedTexts& operator=(const RepeatedTexts&) = delete;

 private:
  struct Entry {
    std::shared_ptr<const std::string> derived;
    std::uint32_t times = kAnyTimes;
  };
  // Several, so that threads rarely wait for one another.
  struct Part {
    std::mutex mutex;
    std::unordered_map<std::string, Entry> entries;
    std::deque<std::string> oldest_first;  // also keys that are gone
    std::size_t bytes = 0;
  };
  static constexpr std::size_t kParts = 16;

  [[nodiscard]] Part& part_of(const std::string& key) {
    return parts_.at(std::hash<std::string>{}(key) % kParts);
  }

  std::size_t most_bytes_;
  std::array<Part, kParts> parts_;
};

}  // namespace vidensgraf
