// Xapian's own positions are an entry of a table for each term of each passage, with the term in its key:
// most of what an index cost to write and to join, for queries with phrases and neighbours alone. A passage's
// positions as one value cost a tenth of that, and a phrase that is looked for reads one entry a passage
// instead of one for each of its words.
//
//   value  := form entry*        form: 16 + how many bytes a mark takes, 2, 3 or 8
//   entry  := mark step*         varints: what is added to the position before, doubled; odd for all but the
//                                last of the term
//
// Values of an older form, 3 or 8, are read, too; each of their entries is a mark, a count and so many steps.
//
// A mark is the low bytes of the term's hash. Of two they tell the terms of most passages apart, of three
// those of nearly all others; what is left has eight. So no term of the passage is ever taken for another.

#include "store/passage_positions.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "store/coding.h"

namespace vidensgraf {
namespace {

constexpr std::array<std::size_t, 3> kWidths = {2, 3, 8};
constexpr std::size_t kLongMark = 8;
constexpr std::size_t kForm = 16;

std::uint64_t low_bytes(std::uint64_t mark, std::size_t width) {
  return width >= kLongMark ? mark : mark & ((std::uint64_t{1} << (8 * width)) - 1);
}

bool are_apart(std::vector<std::uint64_t> marks, std::size_t width) {
  for (std::uint64_t& mark : marks) mark = low_bytes(mark, width);
  std::sort(marks.begin(), marks.end());
  return std::adjacent_find(marks.begin(), marks.end()) == marks.end();
}

}  // namespace

std::uint64_t mark_of_term(std::string_view term) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a: on disk, so fixed for ever
  for (const char byte : term) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3U;
  }
  return hash;
}

std::string encode_positions(const std::vector<Posting>& postings) {
  std::vector<std::uint64_t> marks;
  std::size_t positions = 0;
  for (const Posting& posting : postings) {
    if (posting.positions.empty()) continue;
    marks.push_back(mark_of_term(posting.term));
    positions += posting.positions.size();
  }
  std::string value;
  if (marks.empty()) return value;
  const auto* const narrowest = std::find_if(kWidths.begin(), kWidths.end(), [&marks](std::size_t width) {
    return width == kLongMark || are_apart(marks, width);
  });
  const std::size_t width = *narrowest;
  value.reserve(1 + marks.size() * width + 2 * positions);
  append_u8(value, static_cast<std::uint8_t>(kForm + width));
  auto mark = marks.begin();
  for (const Posting& posting : postings) {
    if (posting.positions.empty()) continue;
    for (std::size_t byte = 0; byte < width; ++byte) {
      append_u8(value, static_cast<std::uint8_t>(*mark >> (8 * byte) & 0xFFU));
    }
    ++mark;
    std::uint32_t last = 0;
    for (const std::uint32_t position : posting.positions) {
      const std::uint64_t more = position == posting.positions.back() ? 0 : 1;
      append_varint(value, (std::uint64_t{position - last} << 1U) | more);
      last = position;
    }
  }
  return value;
}

void read_positions(std::string_view value, std::uint64_t mark, std::vector<std::uint32_t>& positions) {
  positions.clear();
  RowReader reader(value);
  const std::size_t form = reader.u8();
  const bool is_counted = form < kForm;
  const std::size_t width = is_counted ? form : form - kForm;
  if (std::find(kWidths.begin(), kWidths.end(), width) == kWidths.end()) return;
  const std::uint64_t wanted = low_bytes(mark, width);
  while (reader.remaining() > 0) {
    std::uint64_t found = 0;
    for (std::size_t byte = 0; byte < width; ++byte) found |= std::uint64_t{reader.u8()} << (8 * byte);
    std::uint64_t position = 0;
    std::size_t left = is_counted ? reader.count() : 1;
    while (left > 0 && reader.ok()) {
      const std::uint64_t step = reader.varint();
      if (is_counted || (step & 1U) == 0) --left;
      position += is_counted ? step : step >> 1U;
      if (found == wanted) positions.push_back(static_cast<std::uint32_t>(position));
    }
    if (found == wanted || !reader.ok()) return;
  }
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
