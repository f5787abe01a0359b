#pragma once

// Internal to store/: a slot for each term of a passage.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace vidensgraf {

/// Terms, known by hashes ("marks"), fall into buckets of six or so; each bucket has a seed under which its
/// terms fall into slots that no other term of the passage has (Belazzougui, Botelho, Dietzfelbinger 2009,
/// "Hash, displace, and compress"). On disk (passage_positions.cpp): none of this may change.
struct TermSlots {
  std::vector<std::uint32_t> seeds;  ///< By bucket.
  std::vector<std::uint32_t> slots;  ///< By term.
};

inline constexpr std::size_t kTermsOfBucket = 6;
inline constexpr std::uint32_t kMostSeeds = 1U << 16U;  ///< Most are below 128, the last buckets take longer.

/// Nothing where a bucket has no such seed among the first `most_seeds`.
[[nodiscard]] std::optional<TermSlots> find_term_slots(const std::vector<std::uint64_t>& marks,
                                                       std::uint32_t most_seeds = kMostSeeds);

[[nodiscard]] std::size_t buckets_of(std::size_t terms);
[[nodiscard]] std::size_t slots_of(std::size_t terms);  ///< A power of two.
[[nodiscard]] std::size_t bucket_of(std::uint64_t mark, std::size_t terms);
[[nodiscard]] std::size_t slot_of(std::uint64_t mark, std::uint32_t seed, std::size_t terms);

}  // namespace vidensgraf
