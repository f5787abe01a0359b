#pragma once

#include <cstdint>

#include "extraction/grammar/relation_stops.h"
#include "extraction/grammar/word_lists.h"
#include "language/word_analysis.h"

namespace vidensgraf {

/// What a token does in its sentence, as far as noun phrases and patterns need to know.
enum class Tag : std::uint8_t {
  Noun,
  ProperNoun,
  Adjective,
  Adverb,
  Determiner,  ///< articles, demonstratives, possessives, quantifiers
  Pronoun,
  Numeral,
  Preposition,
  Coordinator,  ///< og, eller, samt
  Relative,     ///< der, som, hvor
  Subjunction,  ///< at, hvis, når, fordi ...
  Verb,
  InfinitiveMarker,
  Comma,
  Colon,
  Open,   ///< (
  Close,  ///< )
  Stop,   ///< . ! ? ;
  Slash,
  Dash,
  Other,
};

/// A token with one reading chosen for it.
struct TaggedWord {
  Tag tag = Tag::Other;
  bool suspended = false;  ///< "udviklings-" of "udviklings- og opmærksomhedsforstyrrelser".
  RelationStop stops = RelationStop::None;  ///< Finders of relations that have something to ask here.
  WordUse uses = WordUse::None;             ///< Lists in which the word stands, whatever its tag.
  const Reading* reading = nullptr;  ///< The most likely reading with this tag; null where there is none.
};

}  // namespace vidensgraf
