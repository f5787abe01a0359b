// Xapian's own positions are an entry of a table for each term of each passage, with the term in its key:
// most of what an index cost to write and to join, for queries with phrases and neighbours alone. A passage's
// positions as one value cost a tenth of that, and a phrase that is looked for reads one entry a passage
// instead of one for each of its words.
//
// Who asks for a term's positions knows that the passage has the term. So the value need not say which terms
// it has, only tell them apart, and a perfect hash does that in two bits a term where marks took sixteen:
// terms fall into buckets of four or so, and for each bucket a seed is kept under which its terms fall into
// slots that no other term has (Belazzougui, Botelho, Dietzfelbinger 2009, "Hash, displace, and compress").
//
//   value  := 1 terms:varint seed:varint* entry*   a seed for each bucket, an entry for each slot
//   entry  := 0 | step*                          varints: what is added to the position before, doubled; odd
//                                                for all but the last of the term. 0: no positions
//   value  := 2 (mark:u64 entry)*                where no seeds were found, which was never seen
//
// All words and lemmas of the passage have slots but those that have positions nowhere (has_places).

#include "store/passage_positions.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>

#include "store/coding.h"

namespace vidensgraf {
namespace {

constexpr std::uint8_t kHashed = 1;
constexpr std::uint8_t kMarked = 2;
constexpr std::size_t kTermsOfBucket = 4;
constexpr std::size_t kSlotsSpare = 8;       // one slot more for so many terms: seeds are found sooner
constexpr std::uint32_t kSeeds = 1U << 16U;  // most found are below 128, the last buckets take longer

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

std::size_t buckets_of(std::size_t terms) { return (terms + kTermsOfBucket - 1) / kTermsOfBucket; }
std::size_t slots_of(std::size_t terms) { return terms + terms / kSlotsSpare + 1; }

std::size_t bucket_of(std::uint64_t mark, std::size_t terms) {
  return place_of(mix(mark), buckets_of(terms));
}

std::size_t slot_of(std::uint64_t mark, std::uint32_t seed, std::size_t terms) {
  constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15U;
  return place_of(mix(mark + (std::uint64_t{seed} + 1) * kStep), slots_of(terms));
}

struct Hashing {
  std::vector<std::uint32_t> seeds;
  std::vector<std::uint32_t> term_of;  // by slot; kFree: none
};
constexpr std::uint32_t kFree = UINT32_MAX;

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
    std::uint32_t& slot = term_of[slot_of(marks[bucket[i]], seed, marks.size())];
    if (slot == kFree) {
      slot = bucket[i];
      continue;
    }
    for (; i > 0; --i) term_of[slot_of(marks[bucket[i - 1]], seed, marks.size())] = kFree;
    return false;
  }
  return true;
}

std::optional<Hashing> find_seeds(const std::vector<std::uint64_t>& marks) {
  const Buckets buckets(marks);
  Hashing found{std::vector<std::uint32_t>(buckets.order.size(), 0),
                std::vector<std::uint32_t>(slots_of(marks.size()), kFree)};
  for (const std::uint32_t bucket : buckets.order) {
    std::uint32_t& seed = found.seeds[bucket];
    while (seed < kSeeds && !place(buckets.of(bucket), marks, seed, found.term_of)) ++seed;
    if (seed == kSeeds) return std::nullopt;
  }
  return found;
}

void append_entry(std::string& value, const Posting& posting) {
  if (posting.positions.empty()) append_varint(value, 0);
  std::uint32_t last = 0;
  for (const std::uint32_t position : posting.positions) {
    const std::uint64_t more = position == posting.positions.back() ? 0 : 1;
    append_varint(value, (std::uint64_t{position - last} << 1U) | more);
    last = position;
  }
}

// Reads an entry, and gives its positions where they are wanted.
void read_entry(RowReader& reader, std::vector<std::uint32_t>* positions) {
  std::uint64_t position = 0;
  for (bool more = true; more && reader.ok();) {
    const std::uint64_t step = reader.varint();
    more = (step & 1U) != 0;
    position += step >> 1U;
    if (positions != nullptr && step > 0 && reader.ok()) {
      positions->push_back(static_cast<std::uint32_t>(position));
    }
  }
}

}  // namespace

bool has_places(std::string_view term) {
  constexpr std::string_view kWithout = "EQXN";  // first letters of prefixes: full_text_schema.h
  return !term.empty() && kWithout.find(term.front()) == std::string_view::npos;
}

std::uint64_t mark_of_term(std::string_view term) {
  if (!has_places(term)) return kNoMark;
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a: on disk, so fixed for ever
  for (const char byte : term) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3U;
  }
  return hash == kNoMark ? 1 : hash;
}

std::string encode_positions(const std::vector<Posting>& postings) {
  std::vector<const Posting*> placed;
  std::vector<std::uint64_t> marks;
  std::size_t positions = 0;
  for (const Posting& posting : postings) {
    if (!has_places(posting.term)) continue;
    placed.push_back(&posting);
    marks.push_back(mark_of_term(posting.term));
    positions += posting.positions.size();
  }
  std::string value;
  if (positions == 0) return value;
  const auto hashing = find_seeds(marks);
  if (!hashing) {
    append_u8(value, kMarked);
    for (std::size_t i = 0; i < placed.size(); ++i) {
      append_u64be(value, marks[i]);
      append_entry(value, *placed[i]);
    }
    return value;
  }
  value.reserve(3 + hashing->seeds.size() + hashing->term_of.size() + 2 * positions);
  append_u8(value, kHashed);
  append_varint(value, marks.size());
  for (const std::uint32_t seed : hashing->seeds) append_varint(value, seed);
  const Posting none{};
  for (const std::uint32_t term : hashing->term_of) append_entry(value, term == kFree ? none : *placed[term]);
  return value;
}

void read_positions(std::string_view value, std::uint64_t mark, std::vector<std::uint32_t>& positions) {
  positions.clear();
  if (mark == kNoMark || value.empty()) return;
  RowReader reader(value.substr(1));
  if (value.front() == kMarked) {
    while (reader.remaining() > 0) {
      const bool is_wanted = reader.u64be() == mark;
      read_entry(reader, is_wanted ? &positions : nullptr);
      if (is_wanted || !reader.ok()) return;
    }
    return;
  }
  const std::size_t terms = reader.count();
  if (value.front() != kHashed || terms == 0) return;
  const std::size_t bucket = bucket_of(mark, terms);
  std::uint32_t seed = 0;
  for (std::size_t i = 0; i < buckets_of(terms); ++i) {
    const std::uint32_t of_bucket = reader.varint32();
    if (i == bucket) seed = of_bucket;
  }
  for (std::size_t left = slot_of(mark, seed, terms); left > 0 && reader.ok(); --left) {
    read_entry(reader, nullptr);
  }
  read_entry(reader, &positions);
}

bool stand_close(std::span<const std::vector<std::uint32_t>> positions_of_terms, std::uint32_t window,
                 bool in_order) {
  std::vector<std::size_t> order(positions_of_terms.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (order.empty()) return false;
  window = std::max(window, static_cast<std::uint32_t>(order.size()));
  do {
    // From every position of the first term on, the next one of each of the others.
    for (const std::uint32_t first : positions_of_terms[order[0]]) {
      std::uint32_t last = first;
      bool complete = true;
      for (std::size_t i = 1; i < order.size() && complete; ++i) {
        const auto& next = positions_of_terms[order[i]];
        const auto at = std::upper_bound(next.begin(), next.end(), last);
        complete = at != next.end();
        if (complete) last = *at;
      }
      if (complete && last - first < window) return true;
    }
  } while (!in_order && std::next_permutation(order.begin(), order.end()));
  return false;
}

}  // namespace vidensgraf
