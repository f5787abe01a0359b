#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extraction/grammar/noun_phrases.h"
#include "extraction/grammar/term_form.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// One thing that a coordination names, completed where the text gives it in part.
struct Conjunct {
  NounPhrase phrase;           ///< The phrase that names it, in full or in part.
  std::string noun_form;       ///< The noun in full, where the text gives a part of it; else empty.
  std::string adjective_form;  ///< The adjective in full, where the text gives a part of it; else empty.
  std::uint32_t end = 0;       ///< One past its last token: its bracket ("ADHD (...)") included.
  bool whole = true;           ///< The phrase names this one alone, in full.
};

/// Where a list may stop being one.
enum class ListEnd : std::uint8_t {
  Coordinator,  ///< A comma counts only in a list that ends in "og": running text.
  Open,         ///< After "fx" or a colon a list may end in "mv." or nothing: "fx angst, depression."
};

/// What the coordination that begins with the phrase `first` names, in text order, itself included:
///
///   "misbrug, hjemløshed og vold"       three
///   "bruger- og patientforeninger"      "brugerforeninger", "patientforeninger"
///   "netværkstilbud og -aktiviteter"    "netværkstilbud", "netværksaktiviteter"
///   "håndholdte og skræddersyede løsninger", "matrikelfaste og -løse indsatser"   two with one noun
///
/// Linear in the length of the list, which is bounded.
[[nodiscard]] std::vector<Conjunct> conjuncts(const TaggedText& text, const NounPhrase& first,
                                              std::uint32_t end, ListEnd list_end = ListEnd::Coordinator);

/// The same from token `from`, which may also hold what no phrase has: "matrikelfaste og -løse indsatser".
/// Empty if nothing begins there.
[[nodiscard]] std::vector<Conjunct> conjuncts_at(const TaggedText& text, std::uint32_t from,
                                                 std::uint32_t end, ListEnd list_end = ListEnd::Coordinator);

/// The conjunct as a term.
[[nodiscard]] TermForm conjunct_form(const TaggedText& text, const Analyzer& analyzer,
                                     const Conjunct& conjunct);

}  // namespace vidensgraf
