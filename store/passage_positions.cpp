// Xapian's own positions are an entry of a table for each term of each passage, with the term in its key:
// most of what an index cost to write and to join, for queries with phrases and neighbours alone. A passage's
// positions as one value cost a tenth of that, and a phrase that is looked for reads one entry a passage
// instead of one for each of its words.
//
// Who asks for a term's positions knows that the passage has the term. So the value need not say which terms
// it has, only tell them apart, and a perfect hash does that in two bits a term where marks took sixteen
// (term_slots.h).
//
//   value  := 1 terms:varint seed:varint* place*
//             a seed for each bucket, then bits: the places in their order
//   place  := step slot
//             slot: of its term, in as many bits as tell all slots apart
//   step   := 0{k} 1 | 0{8} 1 bits:5 step:bits
//             k < 8: what is added to the position before, the k-th of kSteps; after 0{8} any other
//   value  := 2 (mark:u64 entry)*
//             where no seeds were found, which was never seen
//   entry  := 0 | step*
//             varints: steps, doubled; odd for all but the last of the term. 0: no positions
//
// Most words follow the one before, or one that has no postings: a place takes nine bits or so where a varint
// for each term took sixteen from position 64 on, and terms without places (members of compounds) take none.
// The last byte is filled up with zeros, which begin a step that never ends.
//
// All words and lemmas of the passage have slots but those that have positions nowhere (has_places).

#include "store/passage_positions.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <span>

#include "store/coding.h"
#include "store/term_slots.h"

namespace vidensgraf {
namespace {

constexpr std::uint8_t kHashed = 1;
constexpr std::uint8_t kMarked = 2;
constexpr std::uint32_t kNone = UINT32_MAX;

constexpr std::array<std::uint32_t, 8> kSteps = {1, 2, 3, 0, 4, 5, 6, 7};  // the commonest first
constexpr int kBitsOfWidth = 5;

class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(&out) {}
  // The last `count` bits of `bits`, 32 at most.
  void put(std::uint32_t bits, int count) {
    const std::uint64_t mask = (std::uint64_t{1} << count) - 1;
    open_ = open_ << count | (bits & mask);
    for (open_bits_ += count; open_bits_ >= 8;) {
      open_bits_ -= 8;
      out_->push_back(static_cast<char>(open_ >> open_bits_ & 0xFFU));
    }
  }
  // The last byte is filled up with zeros.
  void close() {
    if (open_bits_ > 0) put(0, 8 - open_bits_);
  }

 private:
  std::string* out_;
  std::uint64_t open_ = 0;  // its last `open_bits_` bits are not in `out_` yet
  int open_bits_ = 0;
};

class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  // The number of zeros before the next one, which is passed, too; false where there is none any more.
  bool zeros(int& count) {
    const std::uint32_t next = peek();
    count = std::countl_zero(next);
    at_ += static_cast<std::size_t>(count) + 1;
    return next != 0;
  }
  std::uint32_t take(int count) {
    const std::uint32_t next = peek();
    at_ += static_cast<std::size_t>(count);
    return count == 0 ? 0 : next >> (32 - count);
  }
  [[nodiscard]] bool is_within() const { return at_ <= 8 * bytes_.size(); }

 private:
  // The next 32 bits, with zeros behind the end.
  [[nodiscard]] std::uint32_t peek() const {
    const std::size_t byte = at_ / 8;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      bits = bits << 8U | (byte + i < bytes_.size() ? static_cast<unsigned char>(bytes_[byte + i]) : 0U);
    }
    return static_cast<std::uint32_t>(bits >> (8 - at_ % 8));
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

int width_of_slot(std::size_t terms) { return static_cast<int>(std::bit_width(slots_of(terms) - 1)); }

// A position, and of which mark or slot. As numbers they are in the order of the positions.
constexpr std::uint64_t place_at(std::uint32_t position, std::uint32_t mark_or_slot) {
  return std::uint64_t{position} << 32U | mark_or_slot;
}
constexpr std::uint32_t position_of(std::uint64_t place) { return static_cast<std::uint32_t>(place >> 32U); }
constexpr std::uint32_t mark_or_slot_of(std::uint64_t place) { return static_cast<std::uint32_t>(place); }

// `places` are positions with slots, sorted.
void append_places(std::string& value, const std::vector<std::uint64_t>& places, int width) {
  BitWriter bits(value);
  std::uint32_t last = 0;
  for (const std::uint64_t place : places) {
    const std::uint32_t position = position_of(place);
    const std::uint32_t step = position - last;
    const auto* const common = std::find(kSteps.begin(), kSteps.end(), step);
    bits.put(1, static_cast<int>(common - kSteps.begin()) + 1);
    if (common == kSteps.end()) {
      const auto width_of_step = static_cast<int>(std::bit_width(step));
      bits.put(static_cast<std::uint32_t>(width_of_step - 1), kBitsOfWidth);
      bits.put(step, width_of_step);
    }
    bits.put(mark_or_slot_of(place), width);
    last = position;
  }
  bits.close();
}

// Calls `visit(position, slot)` for each place; stops where the bytes are damaged.
template <class Visit>
void for_each_place(std::string_view places, int width, const Visit& visit) {
  BitReader bits(places);
  std::uint32_t position = 0;
  for (int zeros = 0; bits.zeros(zeros);) {
    const auto step = static_cast<std::size_t>(zeros);
    position +=
        step < kSteps.size() ? kSteps[step] : bits.take(static_cast<int>(bits.take(kBitsOfWidth)) + 1);
    const std::uint32_t slot = bits.take(width);
    if (!bits.is_within()) return;
    visit(position, slot);
  }
}

// Of `places`, positions with marks in the order of the positions, those of one mark.
void append_entry(std::string& value, const std::vector<std::uint64_t>& places, std::uint32_t wanted) {
  std::vector<std::uint64_t> steps;
  std::uint32_t last = 0;
  for (const std::uint64_t place : places) {
    if (mark_or_slot_of(place) != wanted) continue;
    steps.push_back((std::uint64_t{position_of(place) - last} << 1U) | 1U);
    last = position_of(place);
  }
  if (steps.empty()) steps.push_back(0);
  steps.back() &= ~std::uint64_t{1};
  for (const std::uint64_t step : steps) append_varint(value, step);
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
  if (term.empty()) return false;
  switch (term.front()) {  // first letters of prefixes: full_text_schema.h
    case 'E':
    case 'Q':
    case 'X':
    case 'N':
      return false;
    default:
      return true;
  }
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

std::string encode_positions(const std::vector<Posting>& postings, const std::vector<TermPlace>& places,
                             std::uint32_t most_seeds) {
  std::vector<std::uint64_t> marks;
  std::vector<std::uint32_t> placed(postings.size(), kNone);  // index of the mark of a posting
  for (std::size_t i = 0; i < postings.size(); ++i) {
    const std::uint64_t mark = mark_of_term(postings[i].term);
    if (mark == kNoMark) continue;
    placed[i] = static_cast<std::uint32_t>(marks.size());
    marks.push_back(mark);
  }
  std::vector<std::uint64_t> sorted;
  sorted.reserve(places.size());
  for (const TermPlace& place : places) {
    if (placed[place.term] != kNone) sorted.push_back(place_at(place.position, placed[place.term]));
  }
  std::string value;
  if (sorted.empty()) return value;
  const auto found = find_term_slots(marks, most_seeds);
  if (!found) {
    std::sort(sorted.begin(), sorted.end());
    append_u8(value, kMarked);
    for (std::uint32_t mark = 0; mark < marks.size(); ++mark) {
      append_u64be(value, marks[mark]);
      append_entry(value, sorted, mark);
    }
    return value;
  }
  for (std::uint64_t& place : sorted) {
    place = place_at(position_of(place), found->slots[mark_or_slot_of(place)]);
  }
  std::sort(sorted.begin(), sorted.end());
  value.reserve(3 + 2 * found->seeds.size() + 2 * sorted.size());
  append_u8(value, kHashed);
  append_varint(value, marks.size());
  for (const std::uint32_t seed : found->seeds) append_varint(value, seed);
  append_places(value, sorted, width_of_slot(marks.size()));
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
  const std::uint64_t terms = reader.varint();
  if (value.front() != kHashed || terms == 0 || terms > kTermsOfBucket * value.size()) return;
  const std::size_t bucket = bucket_of(mark, terms);
  std::uint32_t seed = 0;
  for (std::size_t i = 0; i < buckets_of(terms); ++i) {
    const std::uint32_t of_bucket = reader.varint32();
    if (i == bucket) seed = of_bucket;
  }
  if (!reader.ok()) return;
  const auto wanted = static_cast<std::uint32_t>(slot_of(mark, seed, terms));
  for_each_place(reader.rest(), width_of_slot(terms), [&](std::uint32_t position, std::uint32_t slot) {
    if (slot == wanted) positions.push_back(position);
  });
}

std::vector<TermPlace> decode_positions(std::string_view value, const std::vector<Posting>& postings) {
  std::vector<TermPlace> places;
  if (value.empty()) return places;
  if (value.front() != kHashed) {
    std::vector<std::uint32_t> positions;
    for (std::uint32_t term = 0; term < postings.size(); ++term) {
      read_positions(value, mark_of_term(postings[term].term), positions);
      for (const std::uint32_t position : positions) places.push_back(TermPlace{term, position});
    }
    return places;
  }
  RowReader reader(value.substr(1));
  const std::uint64_t terms = reader.varint();
  if (terms == 0 || terms > kTermsOfBucket * value.size()) return places;
  std::vector<std::uint32_t> seeds(buckets_of(terms));
  for (std::uint32_t& seed : seeds) seed = reader.varint32();
  if (!reader.ok()) return places;
  std::vector<std::uint32_t> term_of(slots_of(terms), kNone);
  for (std::uint32_t term = 0; term < postings.size(); ++term) {
    const std::uint64_t mark = mark_of_term(postings[term].term);
    if (mark != kNoMark) term_of[slot_of(mark, seeds[bucket_of(mark, terms)], terms)] = term;
  }
  for_each_place(reader.rest(), width_of_slot(terms), [&](std::uint32_t position, std::uint32_t slot) {
    if (term_of[slot] != kNone) places.push_back(TermPlace{term_of[slot], position});
  });
  return places;
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
