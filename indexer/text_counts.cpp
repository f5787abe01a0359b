#include "indexer/text_counts.h"

#include <algorithm>

#include <xxhash.h>

namespace vidensgraf {
namespace {

constexpr std::size_t kMostLines = 32'000'000;  // 256 MB of hashes; texts of later lines are not kept

// The bytes of `line` from its key "text" to the end of the string that follows; all of it if there is none.
std::string_view bytes_of_text(std::string_view line) {
  constexpr std::string_view kKey = "\"text\"";
  const std::size_t key = line.find(kKey);
  if (key == std::string_view::npos) return line;
  const std::size_t begin = line.find('"', key + kKey.size());
  if (begin == std::string_view::npos) return line;
  std::size_t end = line.find('"', begin + 1);
  while (end != std::string_view::npos && line[end - 1] == '\\') end = line.find('"', end + 1);
  return line.substr(begin, end == std::string_view::npos ? end : end - begin);
}

std::uint64_t hash_of(std::string_view line) {
  const std::string_view text = bytes_of_text(line);
  return XXH3_64bits(text.data(), text.size());
}

}  // namespace

void TextCounts::count(std::string_view line) {
  if (hashes_.size() < kMostLines) hashes_.push_back(hash_of(line));
}

void TextCounts::seal() {
  std::sort(hashes_.begin(), hashes_.end());
  for (auto first = hashes_.begin(); first != hashes_.end();) {
    const auto last =
        std::find_if(first, hashes_.end(), [first](std::uint64_t hash) { return hash != *first; });
    if (last - first > 1) left_.emplace(*first, static_cast<std::uint32_t>(last - first));
    first = last;
  }
  hashes_ = {};
}

std::optional<std::uint32_t> TextCounts::take(std::string_view line) {
  const std::uint64_t hash = hash_of(line);
  const std::lock_guard lock(mutex_);
  const auto found = left_.find(hash);
  if (found == left_.end()) return std::nullopt;
  if (found->second > 0) --found->second;  // a file that grew has more lines than were counted
  return found->second;
}

}  // namespace vidensgraf
