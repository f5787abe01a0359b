#include "store/term_slots.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>

namespace vidensgraf {
namespace {

constexpr std::size_t kSlotsSpare = 8;  // one slot more for so many terms, at least: seeds are found sooner
constexpr std::uint32_t kFree = UINT32_MAX;

// The finaliser of splitmix64 (Steele, Lea, Flood 2014).
std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

// Spreads hashes over [0, size).
std::size_t place_of(std::uint64_t hash, std::size_t size) {
  return static_cast<std::size_t>((hash >> 32U) * size >> 32U);
}

// The slot of a mark under a seed, of `slots` slots.
std::size_t slot_among(std::size_t slots, std::uint64_t mark, std::uint32_t seed) {
  constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15U;
  return place_of(mix(mark + (std::uint64_t{seed} + 1) * kStep), slots);
}

// Terms by bucket, the fullest bucket first: most slots are free then.
struct Buckets {
  explicit Buckets(const std::vector<std::uint64_t>& marks) : first(buckets_of(marks.size()) + 1, 0) {
    std::vector<std::uint32_t> of_term;
    of_term.reserve(marks.size());
    for (const std::uint64_t mark : marks) {
      of_term.push_back(static_cast<std::uint32_t>(bucket_of(mark, marks.size())));
      ++first[of_term.back() + 1];
    }
    std::partial_sum(first.begin(), first.end(), first.begin());
    terms.resize(marks.size());
    order.resize(first.size() - 1);
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint32_t> next = first;
    for (std::uint32_t term = 0; term < of_term.size(); ++term) terms[next[of_term[term]]++] = term;
    std::stable_sort(order.begin(), order.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return of(a).size() > of(b).size(); });
  }
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t bucket) const {
    return std::span(terms).subspan(first[bucket], first[bucket + 1] - first[bucket]);
  }

  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> order;
};

// Puts the terms of a bucket into free slots, or none of them.
bool place(std::span<const std::uint32_t> bucket, const std::vector<std::uint64_t>& marks, std::uint32_t seed,
           std::vector<std::uint32_t>& term_of) {
  for (std::size_t i = 0; i < bucket.size(); ++i) {
    std::uint32_t& slot = term_of[slot_among(term_of.size(), marks[bucket[i]], seed)];
    if (slot == kFree) {
      slot = bucket[i];
      continue;
    }
    for (; i > 0; --i) term_of[slot_among(term_of.size(), marks[bucket[i - 1]], seed)] = kFree;
    return false;
  }
  return true;
}

}  // namespace

std::size_t buckets_of(std::size_t terms) { return (terms + kTermsOfBucket - 1) / kTermsOfBucket; }
std::size_t slots_of(std::size_t terms) { return std::bit_ceil(terms + terms / kSlotsSpare + 1); }

std::size_t bucket_of(std::uint64_t mark, std::size_t terms) {
  return place_of(mix(mark), buckets_of(terms));
}

std::size_t slot_of(std::uint64_t mark, std::uint32_t seed, std::size_t terms) {
  return slot_among(slots_of(terms), mark, seed);
}

std::optional<TermSlots> find_term_slots(const std::vector<std::uint64_t>& marks, std::uint32_t most_seeds) {
  const Buckets buckets(marks);
  TermSlots found;
  found.seeds.assign(buckets.order.size(), 0);
  std::vector<std::uint32_t> term_of(slots_of(marks.size()), kFree);  // by slot
  for (const std::uint32_t bucket : buckets.order) {
    std::uint32_t& seed = found.seeds[bucket];
    while (seed < most_seeds && !place(buckets.of(bucket), marks, seed, term_of)) ++seed;
    if (seed == most_seeds) return std::nullopt;
  }
  found.slots.resize(marks.size());
  for (std::uint32_t slot = 0; slot < term_of.size(); ++slot) {
    if (term_of[slot] != kFree) found.slots[term_of[slot]] = slot;
  }
  return found;
}

}  // namespace vidensgraf
