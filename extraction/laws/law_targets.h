#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/byte_span.h"
#include "extraction/registers.h"

namespace vidensgraf {

/// One provision of a list of provisions: "§ 85, stk. 1 og 2, nr. 3".
struct LawTarget {
  ByteSpan core;  ///< From the § (or the number, where no sign stands before it) to the last number.
  std::string paragraf;
  std::string paragraf_to;
  std::vector<int> stk;
  std::vector<int> nr;
  std::vector<std::string> litra;
  std::vector<int> pkt;  ///< -1: "sidste pkt."
  std::string chapter;   ///< "kapitel 4 a", "bilag 1", "artikel 5", "afsnit II"
  std::string compound_head;
};

struct LawTargetList {
  std::vector<LawTarget> targets;  ///< Empty if nothing was read.
  std::size_t end = 0;             ///< Byte after the last target, its compound head included.
};

/// Reads a list of sections that starts at `at` with a sign (§, §§, paragraf) or, if `sign_lost`, with a
/// number.
///
/// \param law  Id of the law named before it, if any: its inventory decides about "§ 137 i".
[[nodiscard]] LawTargetList read_sections(std::string_view text, std::size_t at, const Registers& registers,
                                          std::string_view law, bool sign_lost = false);

/// Reads "kapitel 4 a", "kap. 20", "kapitel 7 og 20", "afsnit V", "bilag 1", "artikel 12, stk. 3" at `at`.
[[nodiscard]] LawTargetList read_chapters(std::string_view text, std::size_t at);

/// Reads "stk. 1 og 2, nr. 3", "nr. 3, litra a", "1. og 2. pkt." at `at` into `target`; the byte after it,
/// `at` if nothing was read. Lists are kept together, ranges expanded.
[[nodiscard]] std::size_t read_subdivisions(std::string_view text, std::size_t at, LawTarget& target);

/// Whether a § or a word for it stands at `at`; the byte after it, else `at`.
[[nodiscard]] std::size_t skip_section_sign(std::string_view text, std::size_t at);

}  // namespace vidensgraf
