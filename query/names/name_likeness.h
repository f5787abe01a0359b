#pragma once

#include <string_view>

#include "graph/reason.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// What two names that are nearly written alike are to each other.
struct NameLikeness {
  enum class Degree : std::uint8_t {
    None,    ///< Two things, as far as the words show.
    Likely,  ///< May be one: to be proposed.
    Sure,
    Misprint,  ///< Surely the same but for a misprint, if the right spelling is used often enough (`times`).
  };
  /// Of a misprint: which name is the wrong one; Neither where both could be.
  enum class Wrong : std::uint8_t { Neither, First, Second };

  Degree degree = Degree::None;
  ReasonCode reason = ReasonCode::None;
  Wrong wrong = Wrong::Neither;
  unsigned times = 1;  ///< Of a misprint: how many times as often the right spelling must be used.
};

/// Compares two names, folded, that differ in one word or in hyphens and spaces only:
///
///   it-løsning            itløsning               sure: hyphens
///   litteraturreview      litteraturreviewet      sure: other forms of the same word
///   anlægsarbejde         anlægsarbejder          likely: "arbejder" is a person, too
///   vidensdeling          videndeling             sure: the same compound, joined in another way
///   trafikstøj            trafiktøj               likely: "støj" is a word, too
///   tidlig indsats        tidligere indsats       none: comparatives and superlatives are other words
///   komité                komite                  sure: spelled in two ways
///   synsnedsættelse       synsnedsettelse         misprint: no dictionary knows the second
///   indsats               indsat                  none: both are words
///   forurenet             uforurenet              none: one is what the other is not
///   cprnummer             cvrnummer               none: short first members are names
///
/// A pure function; thread-safe.
[[nodiscard]] NameLikeness compare_names(const Analyzer& analyzer, std::string_view first,
                                         std::string_view second);

/// Whether `genitive` is the other name in the genitive, as names of bodies are: "Statens Børneråds".
[[nodiscard]] bool is_genitive_of(std::string_view genitive, std::string_view name);

}  // namespace vidensgraf
