#include "language/word_cache.h"

#include <algorithm>
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

// Begins to read these bytes; whoever uses them waits for what is left of that.
void fetch(const void* bytes, std::size_t size) {
  constexpr std::size_t kLine = 64;
  for (std::size_t at = 0; at < size; at += kLine) __builtin_prefetch(static_cast<const char*>(bytes) + at);
}

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

// In rounds over many forms, each of which begins to read what the next one needs.
void WordCache::find(std::span<const std::string_view> forms, std::span<const WordAnalysis*> words) const {
  struct Wanted {
    const Table* table = nullptr;
    std::size_t hash = 0;
  };
  constexpr std::size_t kAtOnce = 64;
  std::array<Wanted, kAtOnce> wanted;
  for (std::size_t first = 0; first < forms.size(); first += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, forms.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t hash = hash_of(forms[first + i]);
      wanted[i] = {shards_[shard_of(hash, kShards)].table.load(std::memory_order_acquire), hash};
      fetch(&wanted[i].table->slots[hash & wanted[i].table->mask], 1);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const auto [table, hash] = wanted[i];
      fetch(table->slots[hash & table->mask].load(std::memory_order_acquire), sizeof(AnalyzedWord));
    }
    for (std::size_t i = 0; i < count; ++i) {
      const auto [table, hash] = wanted[i];
      words[first + i] = table->find(forms[first + i], hash);
      if (words[first + i] == nullptr) continue;
      const auto& word = static_cast<const AnalyzedWord&>(*words[first + i]);
      fetch(word.readings.data(), sizeof(Reading));
      fetch(word.terms.data(), 2 * sizeof(IndexTerm));
    }
  }
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
