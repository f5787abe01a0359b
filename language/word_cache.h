#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "language/index_terms.h"

namespace vidensgraf {

/// Word analyses by form, never removed and never moved. Readers take no lock.
///
/// Open addressing in 64 shards of atomic pointers. A full table is replaced by one twice its size; the old
/// one is kept for readers that still look into it, which costs at most as much again.
class WordCache {
 public:
  WordCache();
  ~WordCache();

  /// The analysis of `form`, or null. About 20 ns.
  [[nodiscard]] const WordAnalysis* find(std::string_view form) const;

  /// Those of many forms, one for each; what is read of them first is on its way from memory, too. Many words
  /// of a text lie in no processor's cache, and each would be waited for alone.
  void find(std::span<const std::string_view> forms, std::span<const WordAnalysis*> words) const;

  /// Adds an analysis under its form; gives the earlier one where another thread was faster.
  const WordAnalysis& insert(std::unique_ptr<WordAnalysis> word);

  [[nodiscard]] std::size_t size() const;

  WordCache(const WordCache&) = delete;
  WordCache& operator=(const WordCache&) = delete;

 private:
  struct Table;
  struct Shard {
    std::atomic<const Table*> table{nullptr};
    mutable std::mutex mutex;                    // for writers
    std::vector<std::unique_ptr<Table>> tables;  // the last one is in use
    std::vector<std::unique_ptr<const AnalyzedWord>> words;
  };
  static constexpr std::size_t kShards = 64;
  std::array<Shard, kShards> shards_;
};

}  // namespace vidensgraf
