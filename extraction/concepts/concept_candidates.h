#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "extraction/facts.h"
#include "extraction/grammar/noun_phrases.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// A phrase that may be a concept, with the counts that its rank rests on.
struct ConceptCandidate {
  std::string label;
  std::string key;
  std::uint32_t words = 1;         ///< Modifiers and head; a prepositional phrase counts its content words.
  std::uint32_t members = 1;       ///< Members of the head noun where it is a compound.
  std::uint32_t frequency = 0;     ///< Occurrences, those inside longer candidates included.
  std::uint32_t nested_in = 0;     ///< Distinct longer candidates that contain it.
  std::uint32_t nested_count = 0;  ///< Its occurrences inside them.
  std::uint32_t in_headings = 0;
  std::uint32_t elliptic = 0;       ///< Occurrences in which a coordination leaves a part of it out.
  std::uint32_t in_references = 0;  ///< Occurrences in the list of references: titles of other works.
  int general = 0;                  ///< general_word_octave() of a term of one simple word.
  bool picked_out = false;          ///< By what was done with it, "de udvalgte tiltag": those told of before.
  bool judged = false;              ///< General, and judged more than named: "fordel", "konsekvens".
  bool generic_head = false;        ///< "opgave", "løsning": says little without its modifiers.
  bool document = false;            ///< "vejledning", "evaluering": may be what the document calls itself.
  bool coordinated = false;         ///< Two nouns that share an adjective: kept only where the pair recurs.
  bool prepositional = false;       ///< noun + preposition + noun
  bool in_dictionary = true;        ///< The head is known to a dictionary as it stands or as a compound.
  bool defined = false;
  bool is_name = false;               ///< Written with capitals within a sentence, or a fixed definite name.
  std::vector<ByteSpan> occurrences;  ///< Those not inside a longer candidate's, in text order.
  std::vector<ByteSpan> nested_occurrences;
  std::vector<ByteSpan> elliptic_occurrences;
};

/// Collects the candidates of a document. `facts` gives what is something else already (organisations, laws,
/// citations) and the defined terms.
[[nodiscard]] std::vector<ConceptCandidate> concept_candidates(const TaggedText& text,
                                                               const NounPhrases& phrases,
                                                               const Analyzer& analyzer,
                                                               const DocumentFacts& facts);

}  // namespace vidensgraf
