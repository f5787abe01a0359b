#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "store/rows.h"

namespace vidensgraf {

/// Passages of an index, one bit for each id: all matches of a query take a twentieth of the memory traffic
/// of a list of their ids.
class PassageSet {
 public:
  static constexpr std::size_t kWordBits = 64;

  PassageSet() = default;
  /// Room for ids below `end`; it grows where others are added.
  explicit PassageSet(std::size_t end) : words_((end + kWordBits - 1) / kWordBits, 0) {}

  void add(PassageId passage) {
    const auto index = static_cast<std::size_t>(passage);
    if (index / kWordBits >= words_.size()) words_.resize(index / kWordBits + 1, 0);
    words_[index / kWordBits] |= std::uint64_t{1} << (index % kWordBits);
  }
  /// The passages with ids `word` * kWordBits to `word` * kWordBits + 63, the lowest bit for the first.
  void add_word(std::size_t word, std::uint64_t bits) {
    if (word >= words_.size()) words_.resize(word + 1, 0);
    words_[word] |= bits;
  }
  void add_all(const PassageSet& others) {
    for (std::size_t word = 0; word < others.words_.size(); ++word) add_word(word, others.words_[word]);
  }

  /// Leaves those that are among the others, too.
  void keep(const PassageSet& others) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= others.word(at);
  }

  [[nodiscard]] bool contains(PassageId passage) const {
    const auto index = static_cast<std::size_t>(passage);
    return (word(index / kWordBits) >> (index % kWordBits) & 1U) != 0;
  }
  /// As `add_word` takes them; 0 beyond the last one.
  [[nodiscard]] std::uint64_t word(std::size_t at) const { return at < words_.size() ? words_[at] : 0; }
  [[nodiscard]] std::size_t word_count() const { return words_.size(); }

  [[nodiscard]] std::size_t size() const {
    std::size_t sum = 0;
    for (const std::uint64_t word : words_) sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
  }

  /// Calls `visit(passage)` in the order of their ids.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(static_cast<PassageId>(word * kWordBits + static_cast<std::size_t>(std::countr_zero(bits))));
      }
    }
  }
  /// In their order.
  [[nodiscard]] std::vector<PassageId> ids() const {
    std::vector<PassageId> all;
    for_each([&all](PassageId passage) { all.push_back(passage); });
    return all;
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace vidensgraf
