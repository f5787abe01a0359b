#include "indexer/repeated_texts.h"

#include <utility>

namespace vidensgraf {
namespace {

// What an entry costs beside its key and value: nodes of the table and of the queue.
constexpr std::size_t kEntryBytes = 200;

std::size_t cost_of(const std::string& key, const std::string& derived) {
  return kEntryBytes + 2 * key.size() + derived.size();
}

}  // namespace

std::shared_ptr<const std::string> RepeatedTexts::find(const std::string& key) {
  Part& part = part_of(key);
  const std::lock_guard lock(part.mutex);
  const auto found = part.entries.find(key);
  if (found == part.entries.end()) return nullptr;
  Entry& entry = found->second;
  if (entry.times == kAnyTimes || --entry.times > 0) return entry.derived;
  auto derived = std::move(entry.derived);
  part.bytes -= cost_of(key, *derived);
  part.entries.erase(found);
  return derived;
}

void RepeatedTexts::keep(const std::string& key, std::string derived, std::uint32_t times) {
  if (times == 0) return;
  Part& part = part_of(key);
  auto kept = std::make_shared<const std::string>(std::move(derived));
  const std::lock_guard lock(part.mutex);
  const auto [entry, is_new] = part.entries.try_emplace(key, Entry{std::move(kept), times});
  if (!is_new) return;  // another thread met the same text at the same time
  part.bytes += cost_of(key, *entry->second.derived);
  part.oldest_first.push_back(key);
  if (part.oldest_first.size() > 2 * part.entries.size() + 64) {  // most have been used up
    std::erase_if(part.oldest_first, [&part](const std::string& old) { return !part.entries.contains(old); });
  }
  while (part.bytes > most_bytes_ / kParts && part.oldest_first.size() > 1) {
    const auto oldest = part.entries.find(part.oldest_first.front());
    if (oldest != part.entries.end()) {
      part.bytes -= cost_of(oldest->first, *oldest->second.derived);
      part.entries.erase(oldest);
    }
    part.oldest_first.pop_front();
  }
}

}  // namespace vidensgraf
