#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extraction/registers.h"

namespace vidensgraf {

/// A law named at some place of a text.
struct LawNameMatch {
  std::size_t end = 0;            ///< Byte after the name.
  const LawName* name = nullptr;  ///< Null for a statute that the register does not have.
  bool genitive = false;
};

/// The longest registered name that starts at `at`, the start of a word.
///
/// Case, white space, line-break hyphens and articles may differ ("lov om aktiv beskæftigelsesindsats");
/// abbreviations must be written in capitals, or in small letters with a full stop ("strfl.").
[[nodiscard]] std::optional<LawNameMatch> match_registered_law(std::string_view text, std::size_t at,
                                                               const Registers& registers);

/// A statute that the register does not have: "byggelovens", "lov om frie grundskoler". A title ends before
/// the first word that cannot belong to it, so it may come out short; words that only look so ("orloven") are
/// none.
[[nodiscard]] std::optional<LawNameMatch> match_unregistered_law(std::string_view text, std::size_t at);

/// A misprinted registered name of one word; only to be asked for where a § follows.
[[nodiscard]] std::optional<LawNameMatch> match_misprinted_law(std::string_view text, std::size_t at,
                                                               const Registers& registers);

}  // namespace vidensgraf
