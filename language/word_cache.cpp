#include "language/word_cache.h"

#include <functional>
#include <utility>

namespace vidensgraf {

struct WordCache::Table {
  explicit Table(std::size_t size) : mask(size - 1), slots(size) {}

  std::size_t mask;
  std::vector<std::atomic<const WordAnalysis*>> slots;  // sized once

  void put(const WordAnalysis* word, std::size_t hash) {
    std::size_t at = hash & mask;
    while (slots[at].load(std::memory_order_relaxed) != nullptr) at = (at + 1) & mask;
    slots[at].store(word, std::memory_order_release);
  }

  [[nodiscard]] const WordAnalysis* find(std::string_view form, std::size_t hash) const {
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const WordAnalysis* word = slots[at].load(std::memory_order_acquire);
      if (word == nullptr || word->form == form) return word;
    }
  }
};

namespace {

constexpr std::size_t kFirstSlots = 64;

std::size_t hash_of(std::string_view form) { return std::hash<std::string_view>{}(form); }

// The shard is taken from the high bits: the low ones choose the slot inside it.
std::size_t shard_of(std::size_t hash, std::size_t shards) { return (hash >> 48U) % shards; }

}  // namespace

WordCache::WordCache() {
  for (Shard& shard : shards_) {
    shard.tables.push_back(std::make_unique<Table>(kFirstSlots));
    shard.table.store(shard.tables.back().get(), std::memory_order_release);
  }
}
WordCache::~WordCache() = default;

const WordAnalysis* WordCache::find(std::string_view form) const {
  const std::size_t hash = hash_of(form);
  const Shard& shard = shards_[shard_of(hash, kShards)];
  return shard.table.load(std::memory_order_acquire)->find(form, hash);
}

const WordAnalysis& WordCache::insert(std::unique_ptr<WordAnalysis> word) {
  const std::size_t hash = hash_of(word->form);
  Shard& shard = shards_[shard_of(hash, kShards)];
  const std::lock_guard lock(shard.mutex);
  Table* table = shard.tables.back().get();
  if (const WordAnalysis* earlier = table->find(word->form, hash)) return *earlier;
  shard.words.push_back(std::make_unique<AnalyzedWord>(std::move(*word)));
  if (2 * shard.words.size() > table->slots.size()) {
    auto larger = std::make_unique<Table>(2 * table->slots.size());
    for (const auto& kept : shard.words) larger->put(kept.get(), hash_of(kept->form));
    shard.tables.push_back(std::move(larger));
    shard.table.store(shard.tables.back().get(), std::memory_order_release);
  } else {
    table->put(shard.words.back().get(), hash);
  }
  return *shard.words.back();
}

std::size_t WordCache::size() const {
  std::size_t size = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    size += shard.words.size();
  }
  return size;
}

}  // namespace vidensgraf
