#pragma once

#include <cstdint>
#include <string_view>

#include "extraction/grammar/word_lists.h"

namespace vidensgraf {

/// Which finders of relations stop at a word, as a bit each. A finder goes through all words of a sentence
/// and has something to ask at few of them: which they are is looked up once for each form.
enum class RelationStop : std::uint16_t {
  None = 0,
  List = 1U << 0U,       ///< relation_lists.cpp and whoever asks for past_list_cue()
  Kind = 1U << 1U,       ///< relation_kinds.cpp; at verbs, too
  NamedKind = 1U << 2U,  ///< relation_names.cpp
  Part = 1U << 3U,       ///< relation_parts.cpp
  Tie = 1U << 4U,        ///< relation_ties.cpp; at verbs, too
  Means = 1U << 5U,      ///< relation_means.cpp
  Frame = 1U << 6U,      ///< relation_frames.cpp
};
[[nodiscard]] constexpr RelationStop operator|(RelationStop a, RelationStop b) {
  return static_cast<RelationStop>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
/// Whether `set` has at least one of `wanted`.
[[nodiscard]] constexpr bool any(RelationStop set, RelationStop wanted) {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(wanted)) != 0;
}

/// Who stops at a word.
///
/// \param form  In lower case.
/// \param uses  The lists that the word is in.
[[nodiscard]] RelationStop relation_stops(std::string_view form, WordUse uses);

}  // namespace vidensgraf
