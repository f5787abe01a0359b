// Who is asked about a word form, in this order:
//   1. our own rules: abbreviations of stopwords/, forms with digits or signs;
//   2. apertium-dan-nor, all forms of a batch at once;
//   3. for hyphenated forms, the last member alone: "CTI-forløbets" is read as "forløbets" is;
//   4. hunspell-da, whose entry is completed by what the transducer knows of its dictionary word;
//   5. a compound of two members that the transducer knows, with a linking -s-, -e-, -er-;
//   6. Snowball.
// Known misses: a misspelt word that happens to split into two short words is read as their compound.
#include "language/word_analyzer.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include <unicode/uchar.h>

#include "language/apertium_tags.h"
#include "language/folding.h"
#include "language/utf8.h"
#include "language/word_lists.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxReadings = 6;
constexpr std::size_t kMaxDictionaryBytes = 60;  // longer is no word but a URL or lost spaces

// Invalid bytes are no letters to ICU either.
UChar32 code_point(char32_t c) { return static_cast<UChar32>(c); }

bool is_capitalized(std::string_view form) {
  std::size_t at = 0;
  return !form.empty() && u_isUUppercase(code_point(utf8::next(form, at))) != 0;
}

bool is_all_capitals(std::string_view form) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < form.size();) {
    const UChar32 c = code_point(utf8::next(form, at));
    if (u_isULowercase(c) != 0) return false;
    if (u_isUUppercase(c) != 0) ++letters;
  }
  return letters >= 2;
}

constexpr Feature kVerbFeatures = Feature::Infinitive | Feature::Present | Feature::Past |
                                  Feature::Imperative | Feature::PresentParticiple | Feature::PastParticiple;

Feature both(Feature a, Feature b) {
  return static_cast<Feature>(static_cast<std::uint32_t>(a) & static_cast<std::uint32_t>(b));
}

bool has_any(Feature set, Feature wanted) { return both(set, wanted) != Feature::None; }

// Orders readings by cost and merges those that differ only in what the form leaves open ("tilbud" is
// singular and plural): what they don't share is not set. Compounds are dropped where a whole word explains
// the form, and longer analyses where a shorter one does.
std::vector<Reading> choose(std::vector<RankedReading> ranked, WordClass preferred) {
  for (RankedReading& candidate : ranked) {
    if (candidate.reading.word_class == preferred && preferred != WordClass::Unknown &&
        !has(candidate.reading.features, Feature::Imperative)) {
      candidate.cost -= 20;
    }
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const RankedReading& a, const RankedReading& b) {
    // "lovens" is of "lov" rather than of "love": the plainer word is the commoner one.
    return a.cost != b.cost ? a.cost < b.cost : a.reading.lemma.size() < b.reading.lemma.size();
  });
  std::size_t fewest = SIZE_MAX;
  for (const RankedReading& candidate : ranked) fewest = std::min(fewest, candidate.reading.parts.size());
  std::vector<Reading> readings;
  for (RankedReading& candidate : ranked) {
    if (candidate.reading.parts.size() > fewest) continue;
    const auto same = std::find_if(readings.begin(), readings.end(), [&candidate](const Reading& earlier) {
      return earlier.lemma == candidate.reading.lemma && earlier.word_class == candidate.reading.word_class &&
             both(earlier.features, kVerbFeatures) == both(candidate.reading.features, kVerbFeatures);
    });
    if (same != readings.end()) {
      if (same->parts == candidate.reading.parts)
        same->features = both(same->features, candidate.reading.features);
    } else if (readings.size() < kMaxReadings) {
      readings.push_back(std::move(candidate.reading));
    }
  }
  return readings;
}

// Derivational endings that settle a word class by themselves. Source: Den Danske Grammatik's list of
// suffixes.
WordClass guess_class(std::string_view folded, bool capitalized) {
  constexpr std::string_view kNounEndings[] = {"hed",   "heder", "heden", "ing",  "inger",  "ingen",  "else",
                                               "elser", "elsen", "skab",  "tion", "tioner", "tionen", "dom",
                                               "itet",  "ismen", "isme",  "ler",  "eri"};
  constexpr std::string_view kAdjectiveEndings[] = {"lig",  "lige", "ligt", "isk",   "iske", "bar",
                                                    "bart", "bare", "som",  "somme", "løs",  "løse",
                                                    "løst", "ende", "ret",  "rede"};
  for (const std::string_view ending : kNounEndings) {
    if (folded.size() > ending.size() + 2 && folded.ends_with(ending)) return WordClass::Noun;
  }
  if (capitalized) return WordClass::ProperNoun;
  for (const std::string_view ending : kAdjectiveEndings) {
    if (folded.size() > ending.size() + 2 && folded.ends_with(ending)) return WordClass::Adjective;
  }
  return WordClass::Unknown;
}

Reading reading_of(std::string lemma, WordClass word_class, Feature features = Feature::None) {
  Reading reading;
  reading.lemma = std::move(lemma);
  reading.word_class = word_class;
  reading.features = features;
  return reading;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isUAlphabetic(code_point(utf8::next(text, at))) != 0) return true;
  }
  return false;
}

bool is_open_class(WordClass word_class) {
  return word_class == WordClass::Noun || word_class == WordClass::Adjective || word_class == WordClass::Verb;
}

}  // namespace

WordAnalyzer::WordAnalyzer(Transducer transducer, SpellingDictionary spelling)
    : transducer_(std::move(transducer)), spelling_(std::move(spelling)) {}

Result<std::unique_ptr<WordAnalyzer>> WordAnalyzer::open() {
  auto transducer = Transducer::open();
  if (!transducer) return fail(transducer.error());
  auto spelling = SpellingDictionary::open();
  if (!spelling) return fail(spelling.error());
  return std::unique_ptr<WordAnalyzer>(new WordAnalyzer(std::move(*transducer), std::move(*spelling)));
}

std::vector<std::unique_ptr<WordAnalysis>> WordAnalyzer::analyze(std::span<const std::string> forms) const {
  std::vector<std::unique_ptr<WordAnalysis>> result;
  result.reserve(forms.size());
  for (const std::string& form : forms) {
    auto word = std::make_unique<WordAnalysis>();
    word->form = form;
    word->folded = fold(form);
    word->ascii = to_ascii(word->folded);
    word->stem = stemmer_.stem(word->folded);
    word->is_stop_word = word_lists().stop_words.contains(word->folded);
    word->readings = read_by_rule(form, word->folded);
    if (!word->readings.empty()) word->source = AnalysisSource::Rule;
    result.push_back(std::move(word));
  }

  std::vector<std::string> asked;
  std::vector<WordAnalysis*> words;
  for (const auto& word : result) {
    if (!word->readings.empty() || word->form.size() > kMaxDictionaryBytes) continue;
    asked.push_back(word->form);
    words.push_back(word.get());
  }
  std::vector<std::vector<Reading>> known = read_known(asked);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (known[i].empty()) continue;
    words[i]->readings = std::move(known[i]);
    words[i]->source = AnalysisSource::Transducer;
  }
  for (const auto& word : result) {
    if (word->readings.empty()) read_unknown(*word);
  }
  return result;
}

// A form is asked for as written, and once more in lower case where only that can be known ("STØTTE").
std::vector<std::vector<Reading>> WordAnalyzer::read_known(std::span<const std::string> forms) const {
  std::vector<std::string> asked(forms.begin(), forms.end());
  const auto analyses = transducer_.analyze(asked);
  std::vector<std::vector<Reading>> result(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const std::string folded = fold(forms[i]);
    const bool capitalized = is_capitalized(forms[i]);
    const bool shouted = is_all_capitals(forms[i]);
    std::vector<RankedReading> ranked;
    for (const TransducerAnalysis& analysis : analyses[i]) {
      RankedReading reading = to_reading(folded, analysis, capitalized);
      // An acronym is no compound of one-letter words ("VIVE"), and "-" is a compound's joint only below.
      const bool is_compound = !reading.reading.parts.empty();
      if (is_compound && (shouted || folded.find('-') != std::string::npos)) continue;
      if (reading.reading.word_class == WordClass::Unknown) continue;
      ranked.push_back(std::move(reading));
    }
    const auto preferred = word_lists().preferred_classes.find(folded);
    result[i] =
        choose(std::move(ranked),
               preferred == word_lists().preferred_classes.end() ? WordClass::Unknown : preferred->second);
  }
  return result;
}

std::vector<Reading> WordAnalyzer::read_by_rule(const std::string& form, const std::string& folded) const {
  if (word_lists().abbreviations.contains(folded) && (folded.ends_with('.') || folded == "fx")) {
    return {reading_of(folded, WordClass::Abbreviation)};
  }
  if (!has_letter(form)) return {reading_of(folded, WordClass::Numeral)};
  if (folded.find_first_of("@/") != std::string::npos || folded.starts_with("www.")) {
    return {reading_of(folded, WordClass::Unknown)};
  }
  return {};
}

void WordAnalyzer::read_unknown(WordAnalysis& word) const {
  const std::string& folded = word.folded;
  const bool capitalized = is_capitalized(word.form);
  if (folded.size() <= kMaxDictionaryBytes) {
    if (folded.find('-') != std::string::npos) {
      word.readings = read_hyphenated(word.form, folded);
      word.source = AnalysisSource::Rule;
    }
    if (word.readings.empty() && !(is_all_capitals(word.form) && code_point_count(folded) <= 5)) {
      word.readings = read_spelled(folded);
      word.source = AnalysisSource::Hunspell;
      if (word.readings.empty()) word.readings = split_compound(folded);
    }
  }
  if (!word.readings.empty()) return;
  word.source = AnalysisSource::Stemmer;
  if (is_all_capitals(word.form)) {
    word.readings.push_back(reading_of(word.form, WordClass::ProperNoun));
  } else {
    const WordClass guessed = guess_class(folded, capitalized);
    word.readings.push_back(reading_of(guessed == WordClass::ProperNoun ? word.form : word.stem, guessed));
  }
}

// "107-tilbuddet", "CTI-forløb", "§85-støtte", "borger-" (the rest of the compound follows later).
std::vector<Reading> WordAnalyzer::read_hyphenated(const std::string& form, const std::string& folded) const {
  const std::size_t hyphen = folded.rfind('-');
  std::string head = folded.substr(0, hyphen);
  std::string tail = folded.substr(hyphen + 1);
  if (head.empty()) return {};
  if (tail.empty()) {
    std::vector<std::string> parts = head_parts(head);
    if (parts.empty()) return {};
    if (parts.size() == 1) return {reading_of(parts.front(), WordClass::Noun)};
    Reading reading = reading_of(head, WordClass::Noun);
    reading.parts = std::move(parts);
    return {reading};
  }
  const std::string tail_form = form.substr(form.rfind('-') + 1);
  const std::vector<std::string> asked = {tail_form};
  std::vector<Reading> readings = read_known(asked).front();
  if (readings.empty()) readings = read_spelled(tail);
  std::vector<std::string> heads;
  for (std::size_t start = 0; start <= head.size();) {
    const std::size_t end = std::min(head.find('-', start), head.size());
    const std::string piece = head.substr(start, end - start);
    std::vector<std::string> parts = head_parts(piece);
    if (parts.empty() && !piece.empty()) parts.push_back(piece);
    heads.insert(heads.end(), parts.begin(), parts.end());
    start = end + 1;
  }
  for (Reading& reading : readings) {
    if (reading.parts.empty()) reading.parts.push_back(fold(reading.lemma));
    reading.parts.insert(reading.parts.begin(), heads.begin(), heads.end());
    reading.lemma = head + "-" + reading.lemma;
  }
  return readings;
}

// The lemmas of what stands first in a compound, without its linking letters; empty if unknown.
std::vector<std::string> WordAnalyzer::head_parts(const std::string& head) const {
  const auto listed = word_lists().compound_heads.find(head);
  if (listed != word_lists().compound_heads.end()) return {listed->second};
  std::vector<std::string> variants = {head};
  for (const std::string_view linking : {"s", "e", "er"}) {
    if (head.size() > linking.size() + 2 && head.ends_with(linking)) {
      variants.push_back(head.substr(0, head.size() - linking.size()));
    }
  }
  const auto readings = read_known(variants);
  for (std::size_t i = 0; i < variants.size(); ++i) {
    for (const Reading& reading : readings[i]) {
      if (!is_open_class(reading.word_class)) continue;
      // Linking letters are found by taking them off, not by reading them as an inflection.
      const bool inflected =
          has_any(reading.features, Feature::Genitive | Feature::Definite | Feature::Present | Feature::Past |
                                        Feature::Imperative);
      if (inflected && reading.word_class != WordClass::Adjective) continue;
      if (!reading.parts.empty()) return reading.parts;
      return {fold(reading.lemma)};
    }
  }
  return {};
}

std::vector<Reading> WordAnalyzer::read_spelled(const std::string& folded) const {
  std::vector<Reading> readings;
  for (const SpellingEntry& entry : spelling_.look_up(folded)) {
    const std::string stem = fold(entry.stem);
    // hunspell joins words of two and three letters freely; such tails explain nothing.
    if (!entry.last_member.empty() && code_point_count(entry.last_member) < 4) continue;
    Reading reading = reading_of(stem, entry.word_class, entry.features);
    const std::vector<std::string> asked = {stem};
    const std::vector<Reading> of_stem = read_known(asked).front();
    const Reading* known = nullptr;
    for (const Reading& candidate : of_stem) {
      if (entry.word_class == WordClass::Unknown ? is_open_class(candidate.word_class)
                                                 : candidate.word_class == entry.word_class) {
        known = &candidate;
        break;
      }
    }
    if (known != nullptr) {
      reading.parts = known->parts;
      if (entry.word_class == WordClass::Unknown) reading.features = known->features;
      reading.word_class = known->word_class;
      reading.features = reading.features | both(known->features, Feature::Common | Feature::Neuter);
    }
    if (reading.word_class == WordClass::Unknown) reading.word_class = guess_class(stem, false);
    if (reading.word_class == WordClass::Unknown) reading.word_class = WordClass::Noun;
    if (!entry.last_member.empty() && folded.ends_with(entry.last_member)) {
      const std::string head = folded.substr(0, folded.size() - entry.last_member.size());
      std::vector<std::string> parts = head_parts(head);
      if (parts.empty()) continue;
      if (reading.parts.empty()) {
        parts.push_back(stem);
      } else {
        parts.insert(parts.end(), reading.parts.begin(), reading.parts.end());
      }
      reading.parts = std::move(parts);
      reading.lemma = head + stem;
    } else if (reading.parts.empty() && stem != folded && of_stem.empty()) {
      // The dictionary word itself may be a compound: "behandlingstilbud".
      std::vector<Reading> split = split_compound(stem);
      if (!split.empty()) reading.parts = split.front().parts;
    } else if (reading.parts.empty() && of_stem.empty()) {
      std::vector<Reading> split = split_compound(folded);
      if (!split.empty()) reading.parts = split.front().parts;
    }
    readings.push_back(std::move(reading));
  }
  std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    const auto rank = [](const Reading& r) {
      return (has(r.features, Feature::Imperative) ? 10 : 0) + (r.word_class == WordClass::Noun ? 0 : 1);
    };
    return rank(a) < rank(b);
  });
  return readings;
}

// The longest known last member whose beginning is known too.
std::vector<Reading> WordAnalyzer::split_compound(const std::string& folded) const {
  constexpr std::size_t kShortestMember = 3;
  std::vector<std::size_t> cuts;
  for (std::size_t at = 1; at < folded.size(); ++at) {
    if ((static_cast<unsigned char>(folded[at]) & 0xC0U) == 0x80) continue;
    if (code_point_count(folded.substr(0, at)) < kShortestMember) continue;
    if (code_point_count(folded.substr(at)) < kShortestMember) break;
    cuts.push_back(at);
  }
  if (cuts.empty()) return {};
  std::vector<std::string> tails;
  tails.reserve(cuts.size());
  for (const std::size_t at : cuts) tails.push_back(folded.substr(at));
  const std::vector<std::vector<Reading>> known = read_known(tails);
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    std::vector<Reading> readings;
    for (const Reading& reading : known[i]) {
      if (is_open_class(reading.word_class) && !has(reading.features, Feature::Imperative))
        readings.push_back(reading);
    }
    if (readings.empty()) continue;
    const std::string head = folded.substr(0, cuts[i]);
    const std::vector<std::string> parts = head_parts(head);
    if (parts.empty()) continue;
    for (Reading& reading : readings) {
      if (reading.parts.empty()) reading.parts.push_back(fold(reading.lemma));
      reading.parts.insert(reading.parts.begin(), parts.begin(), parts.end());
      reading.lemma = head + reading.lemma;
    }
    return readings;
  }
  return {};
}

}  // namespace vidensgraf
