#pragma once

// Where the words of a passage stand, as one value of its document in Xapian (value_slot::kPositions).

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/rows.h"

namespace vidensgraf {

/// Whether terms of this kind can have positions: words as written, terms of filters and those of citing
/// places have none.
[[nodiscard]] bool has_places(std::string_view term);

/// What a term is known by among the positions of a passage; kNoMark for one that has no places.
[[nodiscard]] std::uint64_t mark_of_term(std::string_view term);
inline constexpr std::uint64_t kNoMark = 0;

/// That a term stands at a position: the ordinal of a token, from 1.
struct TermPlace {
  std::uint32_t term = 0;  ///< Index of its posting.
  std::uint32_t position = 0;
};

/// The places of those postings that can have any, in no order, each once; empty if there are none. Terms
/// must differ. Tests lower `most_seeds` (store/term_slots.h).
[[nodiscard]] std::string encode_positions(const std::vector<Posting>& postings,
                                           const std::vector<TermPlace>& places,
                                           std::uint32_t most_seeds = 1U << 16U);

/// The places again, in no order; none, or fewer, where the value is damaged. The postings must be all those
/// of the passage.
[[nodiscard]] std::vector<TermPlace> decode_positions(std::string_view value,
                                                      const std::vector<Posting>& postings);

/// Puts the positions of a term into `positions`, ascending: none if it has none here, or the value is
/// damaged. The term must be one of the passage: that of a term it lacks is taken for another's.
void read_positions(std::string_view value, std::uint64_t mark, std::vector<std::uint32_t>& positions);

/// Whether some place has all terms within `window` positions, each at its own one; `in_order`: in the order
/// given. Takes time with the factorial of the terms where they may stand in any order: two or three of them.
[[nodiscard]] bool stand_close(std::span<const std::vector<std::uint32_t>> positions_of_terms,
                               std::uint32_t window, bool in_order);

}  // namespace vidensgraf
