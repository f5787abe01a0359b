#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vidensgraf {

enum class WordClass : std::uint8_t {
  Noun,
  ProperNoun,
  Adjective,
  Verb,
  Adverb,
  Pronoun,
  Determiner,
  Numeral,
  Preposition,
  Conjunction,
  Subjunction,
  Interjection,
  InfinitiveMarker,
  Abbreviation,
  Unknown,
};

/// Grammatical features as a set of bits; a feature that the dictionary leaves open is not set.
enum class Feature : std::uint32_t {
  None = 0,
  Common = 1U << 0U,  ///< fælleskøn
  Neuter = 1U << 1U,  ///< intetkøn
  Singular = 1U << 2U,
  Plural = 1U << 3U,
  Indefinite = 1U << 4U,
  Definite = 1U << 5U,
  Genitive = 1U << 6U,
  Comparative = 1U << 7U,
  Superlative = 1U << 8U,
  Infinitive = 1U << 9U,
  Present = 1U << 10U,
  Past = 1U << 11U,
  Imperative = 1U << 12U,
  PresentParticiple = 1U << 13U,
  PastParticiple = 1U << 14U,
  Passive = 1U << 15U,
};
[[nodiscard]] constexpr Feature operator|(Feature a, Feature b) {
  return static_cast<Feature>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
[[nodiscard]] constexpr bool has(Feature set, Feature wanted) {
  return (static_cast<std::uint32_t>(set) & static_cast<std::uint32_t>(wanted)) ==
         static_cast<std::uint32_t>(wanted);
}

/// One way to read a word form.
struct Reading {
  /// Lower case unless a proper noun: "tilbud" for "tilbuddet". A participle read as an adjective has its
  /// base form ("specialiseret" for "specialiserede", "forebyggende"), its verb is another reading.
  std::string lemma;
  WordClass word_class = WordClass::Unknown;
  Feature features = Feature::None;
  std::vector<std::string> parts;          ///< Members' lemmas, "støtte", "behov"; empty if not a compound.
  std::vector<std::string> inner_parts{};  ///< Members of members: "mål", "gruppe" of the part "målgruppe".
};

/// Who knew the word. Decides how far a reading can be trusted.
enum class AnalysisSource : std::uint8_t {
  Transducer,  ///< apertium-dan-nor
  Hunspell,    ///< hunspell-da, word class from affix flags or guessed
  Stemmer,     ///< Snowball: the lemma is a stem, the word class a guess
  Rule,        ///< Our own: "§"-compounds, hyphenated words, abbreviations from stopwords/
};

/// All that is known of one word form. Owned by the Analyzer that made it, for that Analyzer's life.
struct WordAnalysis {
  std::string form;    ///< As written, broken words joined ("sundhedsfaglig" for "sundheds-\nfaglig").
  std::string folded;  ///< Lower case (ICU case folding, NFC), break marks removed.
  std::string ascii;   ///< `folded` with æ ø å as ae oe aa and other marks removed.
  std::string stem;    ///< Snowball Danish stem of `folded`.
  std::vector<Reading> readings;  ///< Most likely first, never empty.
  AnalysisSource source = AnalysisSource::Stemmer;
  bool is_stop_word = false;

  [[nodiscard]] const Reading& best() const { return readings.front(); }
  /// The most likely reading of this word class, or null.
  [[nodiscard]] const Reading* reading_as(WordClass word_class) const;
};

}  // namespace vidensgraf
