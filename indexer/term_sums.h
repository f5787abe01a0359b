#pragma once

// Internal to indexer/: what postings are added up in.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/index_terms.h"
#include "store/passage_positions.h"

namespace vidensgraf {

/// What a passage has of one term, whose name is `prefix` + `text`.
struct Gathered {
  std::string_view prefix;
  std::string_view text;
  double tf = 0;
  double written = 0;     ///< Of tf: where the lemma itself is written.
  std::uint32_t wdf = 0;  ///< Where no tf gives it.
  std::uint32_t last_position = 0;
  std::uint32_t hash = 0;
};

/// The terms of one passage while they are summed up, by open addressing. Prefixes and texts are
/// borrowed.
class TermSums {
 public:
  explicit TermSums(std::size_t terms) : slots_(std::bit_ceil(2 * terms + 16), kFree) {
    terms_.reserve(terms);
  }

  Gathered& at(std::string_view prefix, std::string_view text) {
    return at(prefix, text, hash_of_term(text));
  }
  Gathered& at(std::string_view prefix, const IndexTerm& term) { return at(prefix, term.text, term.hash); }

  /// Positions of a term come in ascending order.
  void add_position(Gathered& term, std::uint32_t position) {
    if (term.last_position == position) return;
    term.last_position = position;
    places_.push_back(TermPlace{static_cast<std::uint32_t>(&term - terms_.data()), position});
  }

  [[nodiscard]] const std::vector<Gathered>& terms() const { return terms_; }
  /// In the order in which they were added.
  [[nodiscard]] const std::vector<TermPlace>& places() const { return places_; }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;

  Gathered& at(std::string_view prefix, std::string_view text, std::uint32_t hash) {
    if (2 * (terms_.size() + 1) > slots_.size()) grow();
    hash += prefix.empty() ? 0U : 0x9E3779B9U * static_cast<unsigned char>(prefix.front());
    std::size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot] != kFree; slot = (slot + 1) & (slots_.size() - 1)) {
      Gathered& term = terms_[slots_[slot]];
      if (term.hash == hash && term.text == text && term.prefix == prefix) return term;
    }
    slots_[slot] = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back({.prefix = prefix, .text = text, .hash = hash});
    return terms_.back();
  }

  void grow() {
    slots_.assign(2 * slots_.size(), kFree);
    for (std::uint32_t i = 0; i < terms_.size(); ++i) {
      std::size_t slot = terms_[i].hash & (slots_.size() - 1);
      while (slots_[slot] != kFree) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = i;
    }
  }

  std::vector<Gathered> terms_;
  std::vector<std::uint32_t> slots_;
  std::vector<TermPlace> places_;
};

}  // namespace vidensgraf
