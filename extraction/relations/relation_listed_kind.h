#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "extraction/relations/relation_reader.h"

namespace vidensgraf {

/// What a list is a list of.
struct ListedKind {
  std::string label;       ///< Empty where it cannot be told.
  std::uint32_t head = 0;  ///< The token of its noun.
};

/// What the members behind the cue of a list are kinds of, in the sentence that `reader` has entered.
[[nodiscard]] ListedKind kind_before(const RelationReader& reader, std::uint32_t cue,
                                     std::span<const LabelledConjunct> members);

/// A phrase as such a kind. Of a coordination only its first member is sure to be meant: "netværkstilbud og
/// -aktiviteter".
[[nodiscard]] ListedKind kind_named(const RelationReader& reader, const NounPhrase& phrase);

/// The phrase to which a relative clause belongs that ends right before token `end`; null if there is none.
[[nodiscard]] const NounPhrase* clause_owner(const RelationReader& reader, std::uint32_t end);

/// The lemma of the noun at a token, of a compound its last member.
[[nodiscard]] std::string_view head_lemma(const TaggedText& text, std::uint32_t noun);

}  // namespace vidensgraf
