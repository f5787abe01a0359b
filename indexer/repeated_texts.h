#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vidensgraf {

/// What was derived from texts, for those that come again: many sections of laws are the same words in
/// several consolidations. Bounded in bytes; the texts seen longest ago go first. Thread-safe.
class RepeatedTexts {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{320} << 20U;

  explicit RepeatedTexts(std::size_t most_bytes = kMostBytes) : most_bytes_(most_bytes) {}

  /// What was kept under `key`, if it still is.
  [[nodiscard]] std::optional<std::string> find(const std::string& key) const;

  /// Keeps `derived` under `key`, compressed.
  void keep(const std::string& key, std::string_view derived);

  RepeatedTexts(const RepeatedTexts&) = delete;
  RepeatedTexts& operator=(const RepeatedTexts&) = delete;

 private:
  // Several, so that threads rarely wait for one another.
  struct Part {
    mutable std::mutex mutex;
    std::unordered_map<std::string, std::string> entries;
    std::deque<std::string> oldest_first;
    std::size_t bytes = 0;
  };
  static constexpr std::size_t kParts = 16;

  [[nodiscard]] static std::size_t part_of(const std::string& key) {
    return std::hash<std::string>{}(key) % kParts;
  }

  std::size_t most_bytes_;
  std::array<Part, kParts> parts_;
};

}  // namespace vidensgraf
