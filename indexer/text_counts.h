#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vidensgraf {

/// How often the texts of .jsonl files come again: counted before the files are read, since only what comes
/// again is worth keeping (repeated_texts.h). Looks at the bytes of a line's string "text", without reading
/// JSON: a wrong count costs time or memory, never a result.
///
/// `count` all lines, then `seal`, both from one thread; `take` is thread-safe.
class TextCounts {
 public:
  void count(std::string_view line);
  void seal();

  /// Takes this line off the count.
  /// \return  How many lines with its text are left; nothing if there never was another one.
  [[nodiscard]] std::optional<std::uint32_t> take(std::string_view line);

 private:
  std::vector<std::uint64_t> hashes_;  // of all lines, until sealed
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, std::uint32_t> left_;  // of texts that come again
};

}  // namespace vidensgraf
