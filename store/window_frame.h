#pragma once

// Internal to store/: what a window of docids holds while it is searched.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "store/full_text_query.h"
#include "store/posting_list.h"

namespace vidensgraf {

/// The matches of one window. Scores are zero where no bit is set.
struct Frame {
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kWords = PostingList::kWindowDocids / kWordBits;

  alignas(64) std::array<std::int32_t, PostingList::kWindowDocids> scores{};
  std::array<std::uint64_t, kWords> bits{};

  void clear() {
    for (std::size_t word = 0; word < Frame::kWords; ++word) {
      if (bits[word] != 0)
        std::memset(&scores[word * Frame::kWordBits], 0, Frame::kWordBits * sizeof(std::int32_t));
    }
    bits.fill(0);
  }
  [[nodiscard]] std::size_t count() const {
    std::size_t sum = 0;
    for (const std::uint64_t word : bits) sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
  }
};

/// One bit for each of 64 scores: whether it is above `bound`.
[[nodiscard]] inline std::uint64_t above(const std::int32_t* scores, std::int32_t bound) {
  std::uint64_t bits = 0;
#if defined(__SSE2__)
  const __m128i low = _mm_set1_epi32(bound);
  for (std::size_t i = 0; i < Frame::kWordBits; i += 4) {
    const __m128i four = _mm_load_si128(reinterpret_cast<const __m128i*>(scores + i));
    const auto mask = static_cast<unsigned>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpgt_epi32(four, low))));
    bits |= std::uint64_t{mask} << i;
  }
#else
  for (std::size_t i = 0; i < Frame::kWordBits; ++i) bits |= std::uint64_t{scores[i] > bound} << i;
#endif
  return bits;
}

/// Calls `visit` with the offset in the window of each bit of a word.
template <class Visit>
void for_each_bit(std::uint64_t bits, std::size_t word, const Visit& visit) {
  for (; bits != 0; bits &= bits - 1) {
    visit(static_cast<std::uint32_t>(word * Frame::kWordBits +
                                     static_cast<std::size_t>(std::countr_zero(bits))));
  }
}

/// The best so far: whole score and docid.
class Best {
 public:
  explicit Best(std::size_t wanted) : wanted_(wanted) {}

  /// What a score must be above; equal scores go by docid, and those come in order.
  [[nodiscard]] std::int32_t threshold() const { return threshold_; }
  [[nodiscard]] bool is_full() const { return entries_.size() == wanted_; }

  void add(std::int32_t score, std::uint32_t docid) {
    if (wanted_ == 0) return;
    const auto lower = [](const Entry& a, const Entry& b) {
      return a.score != b.score ? a.score > b.score : a.docid < b.docid;
    };
    if (is_full()) {
      std::pop_heap(entries_.begin(), entries_.end(), lower);
      entries_.pop_back();
    }
    entries_.push_back(Entry{score, docid});
    std::push_heap(entries_.begin(), entries_.end(), lower);
    if (is_full()) threshold_ = entries_.front().score;
  }

  void move_to(std::vector<FullTextHit>& hits, double unit) const {
    for (const Entry& entry : entries_)
      hits.push_back(FullTextHit{static_cast<PassageId>(entry.docid), entry.score * unit});
  }

  [[nodiscard]] std::vector<std::uint32_t> docids() const {
    std::vector<std::uint32_t> found;
    for (const Entry& entry : entries_) found.push_back(entry.docid);
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  struct Entry {
    std::int32_t score;
    std::uint32_t docid;
  };
  std::size_t wanted_;
  std::int32_t threshold_ = -1;
  std::vector<Entry> entries_;
};

}  // namespace vidensgraf
