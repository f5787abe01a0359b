#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extraction/grammar/noun_phrases.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// A term as a list of concepts would print it, and the key under which graphs of several documents join it.
struct TermForm {
  std::string label;  ///< Indefinite singular with agreeing adjectives: "komplekst støttebehov".
  std::string key;    ///< Lemmas joined by a space: "kompleks støttebehov".
};

/// The form of `modifiers` and the noun at token `noun`. With `noun_form` (lower case) that word takes the
/// noun's place: the full form of a compound that the text gives in part.
[[nodiscard]] TermForm term_form(const TaggedText& text, const Analyzer& analyzer,
                                 std::span<const Modifier> modifiers, std::uint32_t noun,
                                 std::string_view noun_form = {});

/// The form of a whole phrase: of a fixed definite name ("det sociale område") the wording itself, of "rolle-
/// og ansvarsfordeling" the wording with its last noun as lemma.
[[nodiscard]] TermForm term_form(const TaggedText& text, const Analyzer& analyzer, const NounPhrase& phrase);

/// A term that a coordination gives in part: "sundhedsfaglige" of "sundheds- og socialfaglige kompetencer".
struct ElidedTerm {
  std::string adjective_form;  ///< The adjective in full, lower case; empty if the term has none.
  std::uint32_t noun = 0;      ///< Token of the head.
  std::string noun_form;       ///< The noun in full, where that is what is left out; else empty.
  ByteSpan span;               ///< The whole coordination.
};
[[nodiscard]] TermForm elided_form(const TaggedText& text, const Analyzer& analyzer, const ElidedTerm& term);

/// Whether the phrase is a fixed definite name, of which there is one: "det specialiserede voksenområde".
[[nodiscard]] bool is_definite_name(const TaggedText& text, const NounPhrase& phrase);

/// The singular indefinite of a noun; a word that no dictionary knows is stripped of the endings it shows.
[[nodiscard]] std::string noun_lemma(const WordAnalysis& word, const Reading* reading);

/// An adjective as a label: its base form, adverbs before it as they stand ("højt specialiseret").
[[nodiscard]] std::string adjective_label(const TaggedText& text, std::uint32_t first,
                                          std::uint32_t adjective);

/// Length in bytes of a footnote's number run into the token, "socialområde1"; 0 without one.
[[nodiscard]] std::uint32_t footnote_mark(const TaggedText& text, std::uint32_t token);

/// The wording of tokens [first, end) in lower case with single spaces, footnotes' numbers left out.
[[nodiscard]] std::string folded_wording(const TaggedText& text, std::uint32_t first, std::uint32_t end);

/// The same, but words in capitals (HSIT) stay so.
[[nodiscard]] std::string label_wording(const TaggedText& text, std::uint32_t first, std::uint32_t end);

/// The full form of a suspended member, "udviklings-" + "opmærksomhedsforstyrrelser" =
/// "udviklingsforstyrrelser", in lower case; empty where the full word is not known to be a compound.
[[nodiscard]] std::string complete_suspended(const TaggedText& text, std::uint32_t suspended,
                                             std::uint32_t full);

/// The other way: "sundhedstilbud og -tjek": first member of `full` + "tjek".
[[nodiscard]] std::string complete_tail(const TaggedText& text, std::uint32_t full, std::string_view tail);

}  // namespace vidensgraf
