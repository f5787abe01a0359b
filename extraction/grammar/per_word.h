#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "language/index_terms.h"

namespace vidensgraf {

/// What is derived from a word form once and is the same wherever the form stands: a table by the form's
/// number, for one thread. Bounded: forms that are met late, which are rare ones, have no place in it.
template <class Value>
class PerWord {
 public:
  /// The place for `word`, default-constructed at first, or null where the table does not go so far. Stays
  /// where it is.
  [[nodiscard]] Value* find(const WordAnalysis& word) {
    const std::size_t number = number_of(word);
    const std::size_t page = number / kPageSize;
    if (page >= kMostPages) return nullptr;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (pages_[page] == nullptr) pages_[page] = std::make_unique<Page>();
    return &(*pages_[page])[number % kPageSize];
  }

 private:
  static constexpr std::size_t kPageSize = 1024;
  static constexpr std::size_t kMostPages = 200;
  using Page = std::array<Value, kPageSize>;
  std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace vidensgraf
