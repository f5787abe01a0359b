// Who is asked about a word form, in this order:
//   1. our own rules: abbreviations and words of stopwords/, addresses, acronyms;
//   2. apertium-dan-nor, all forms of a batch at once;
//   3. for hyphenated forms, the last member alone: "CTI-forløbets" is read as "forløbets" is;
//   4. hunspell-da: its affixes say how the form is inflected, the word list what its dictionary word is;
//   5. a compound whose head the word list and whose last member the transducer knows;
//   6. a name written small, a form with a footnote's number;
//   7. Snowball.
// Known misses: a misspelt word that happens to split into known words is read as their compound.
#include "language/word_analyzer.h"

#include <algorithm>
#include <future>
#include <string_view>
#include <utility>

#include "language/apertium_tags.h"
#include "language/folding.h"
#include "language/reading_choice.h"
#include "language/word_lists.h"
#include "language/word_rules.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxDictionaryBytes = 60;  // longer is no word but a URL or lost spaces
constexpr std::size_t kMaxAcronymLetters = 5;    // in capitals; longer ones are shouted words

// Links, addresses, signs, abbreviations, and the words that the dictionaries lack.
std::vector<Reading> read_by_rule(const std::string& form, const std::string& folded) {
  const WordLists& lists = word_lists();
  if (lists.abbreviations.contains(folded) && (folded.ends_with('.') || folded == "fx")) {
    return {make_reading(folded, WordClass::Abbreviation)};
  }
  if (const auto extra = lists.extra_words.find(folded); extra != lists.extra_words.end())
    return {extra->second};
  if (!has_letter(form)) return {make_reading(folded, WordClass::Numeral)};
  const bool is_address = folded.find_first_of("@/") != std::string::npos || folded.starts_with("www.");
  const std::size_t point = folded.find('.');
  const bool has_inner_point = point != std::string::npos && point + 1 < folded.size();
  if (is_address || has_inner_point) return {make_reading(folded, WordClass::Unknown)};
  return {};
}

// What an entry of hunspell says together with the word list's entry of its stem. The affix decides the class
// where the list leaves it open, the list where one affix serves several ("tværsektorielle" is no plural
// noun).
std::vector<RankedReading> readings_of_entry(const SpellingEntry& entry, const std::string& stem,
                                             const Lexicon::Entry* listed, bool is_lemma) {
  std::vector<RankedReading> readings;
  const auto add = [&readings, &stem](WordClass word_class, Feature features, int cost) {
    readings.push_back(RankedReading{make_reading(stem, word_class, features), cost});
  };
  const bool noun = listed != nullptr && listed->noun;
  const bool adjective = listed != nullptr && listed->adjective;
  const bool verb = listed != nullptr && listed->verb;
  const Feature gender = listed != nullptr ? listed->gender : Feature::None;
  const int noun_cost = listed != nullptr && !listed->inflects_as_noun ? 5 : 0;
  switch (entry.word_class) {
    case WordClass::Noun:
      if (noun || !adjective) {
        add(WordClass::Noun, entry.features | gender, noun_cost);
      } else {
        add(WordClass::Adjective, Feature::None, 3);
      }
      break;
    case WordClass::Adjective:
      add(WordClass::Adjective, entry.features, 3);
      break;
    case WordClass::Verb:
      add(WordClass::Verb, entry.features, has(entry.features, Feature::Imperative) ? 20 : 2);
      // A weak verb's past is its participle's plural too; compounds are rather that ("evidensbaserede").
      if (has(entry.features, Feature::Past)) {
        add(WordClass::Adjective, Feature::PastParticiple, entry.last_member.empty() ? 3 : 0);
      }
      break;
    default:
      if (noun) add(WordClass::Noun, is_lemma ? gender : Feature::None, noun_cost);
      if (adjective) add(WordClass::Adjective, Feature::None, 3);
      if (verb) add(WordClass::Verb, is_lemma ? Feature::Infinitive : Feature::None, 2);
      if (readings.empty()) {
        const WordClass guessed = guess_class(stem, false);
        add(guessed == WordClass::Unknown ? WordClass::Adverb : guessed, Feature::None, 3);
      }
  }
  return readings;
}

}  // namespace

WordAnalyzer::WordAnalyzer(Transducer transducer, SpellingDictionary spelling, Lexicon lexicon)
    : transducer_(std::move(transducer)), spelling_(std::move(spelling)), lexicon_(std::move(lexicon)) {}

Result<std::unique_ptr<WordAnalyzer>> WordAnalyzer::open() {
  // Each reads a dictionary of its own, so that they are opened in parallel.
  auto opening_lexicon = std::async(std::launch::async, [] { return Lexicon::open(); });
  auto transducer = Transducer::open();
  auto spelling = SpellingDictionary::open();
  auto lexicon = opening_lexicon.get();
  if (!transducer) return fail(transducer.error());
  if (!spelling) return fail(spelling.error());
  if (!lexicon) return fail(lexicon.error());
  return std::unique_ptr<WordAnalyzer>(
      new WordAnalyzer(std::move(*transducer), std::move(*spelling), std::move(*lexicon)));
}

std::vector<std::unique_ptr<WordAnalysis>> WordAnalyzer::analyze(std::span<const std::string> forms) const {
  std::vector<std::unique_ptr<WordAnalysis>> result;
  result.reserve(forms.size());
  std::vector<std::string> asked;
  std::vector<WordAnalysis*> words;
  for (const std::string& form : forms) {
    auto word = std::make_unique<WordAnalysis>();
    word->form = form;
    word->folded = fold(form);
    word->ascii = to_ascii(word->folded);
    word->stem = stemmer_.stem(word->folded);
    word->is_stop_word = word_lists().stop_words.contains(word->folded);
    word->readings = read_by_rule(form, word->folded);
    word->source = AnalysisSource::Rule;
    if (word->readings.empty() && form.size() <= kMaxDictionaryBytes) {
      asked.push_back(form);
      words.push_back(word.get());
    }
    result.push_back(std::move(word));
  }
  std::vector<Readings> known = read_known(asked);
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i]->readings = std::move(known[i]);
    words[i]->source = AnalysisSource::Transducer;
  }
  for (const auto& word : result) {
    if (word->readings.empty()) read_unknown(*word);
    for (Reading& reading : word->readings) add_parts(reading);
  }
  return result;
}

WordAnalyzer::Readings WordAnalyzer::read_known(const std::string& form) const {
  return std::move(read_known(std::span<const std::string>(&form, 1)).front());
}

std::vector<WordAnalyzer::Readings> WordAnalyzer::read_known(std::span<const std::string> forms) const {
  const auto analyses = transducer_.analyze(forms);
  std::vector<Readings> result(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const std::string folded = fold(forms[i]);
    const bool joins_members = !has_inner_capital(forms[i]) && folded.find('-') == std::string::npos;
    std::vector<RankedReading> candidates;
    for (const TransducerAnalysis& analysis : analyses[i]) {
      // "VIVE" and "NatKo" are no compounds; where a hyphen joins, read_hyphenated knows better.
      const bool is_compound = analysis.size() > 1;
      if (is_compound && (!joins_members || !is_sound_compound(analysis))) continue;
      // "klageren" is who complains, not "ren" of complaints.
      if (is_compound && folded.ends_with("eren") && fold(analysis.back().lemma) == "ren") continue;
      RankedReading candidate = to_reading(folded, analysis, is_capitalized(forms[i]));
      if (candidate.reading.word_class == WordClass::Unknown) continue;
      // The dictionary has laws as names in their definite form; as nouns they inflect.
      if (candidate.reading.word_class == WordClass::ProperNoun && !is_capitalized(candidate.reading.lemma))
        continue;
      if (is_compound) {
        // "undervisere" teach; nobody is "under" and "wiser".
        if (has(candidate.reading.features, Feature::Comparative)) continue;
        if (contradicts_lexicon(candidate.reading)) continue;
        if (lexicon_.allows(candidate.reading.lemma, candidate.reading.parts)) candidate.cost -= 8;
      }
      candidates.push_back(std::move(candidate));
    }
    result[i] = choose_readings(folded, std::move(candidates));
    // "SEL" is a law before it is a place, "UNGE" may be a heading: the acronym first, then what else is
    // known.
    const bool is_acronym = is_all_capitals(forms[i]) && code_point_count(folded) <= kMaxAcronymLetters &&
                            !word_lists().stop_words.contains(folded) &&
                            folded.find('-') == std::string::npos;
    if (is_acronym && !result[i].empty()) {
      std::erase_if(result[i], [](const Reading& r) { return r.word_class == WordClass::ProperNoun; });
      result[i].insert(result[i].begin(), make_reading(forms[i], WordClass::ProperNoun));
    }
  }
  return result;
}

// "amtslig" is an adjective, no "amt" + "slig".
bool WordAnalyzer::contradicts_lexicon(const Reading& reading) const {
  const Lexicon::Entry* entry = lexicon_.find(reading.lemma);
  if (entry == nullptr || (!entry->noun && !entry->adjective && !entry->verb)) return false;
  return (reading.word_class == WordClass::Noun && !entry->noun) ||
         (reading.word_class == WordClass::Adjective && !entry->adjective && !entry->verb);
}

void WordAnalyzer::read_unknown(WordAnalysis& word) const {
  const std::string& form = word.form;
  const std::string& folded = word.folded;
  const auto found = [&word](Readings readings, AnalysisSource source) {
    word.readings = std::move(readings);
    word.source = source;
    return !word.readings.empty();
  };
  if (form.size() <= kMaxDictionaryBytes) {
    if (folded.find('-') != std::string::npos && found(read_hyphenated(form, folded), AnalysisSource::Rule))
      return;
    const bool shouted = is_all_capitals(form) && code_point_count(form) > kMaxAcronymLetters;
    if (!shouted) {
      if (const auto acronym = read_acronym(form)) {
        word.readings = {*acronym};
        word.source = AnalysisSource::Rule;
        return;
      }
    } else if (found(read_known(folded), AnalysisSource::Transducer)) {
      return;
    }
    if (found(read_spelled(folded), AnalysisSource::Hunspell)) return;
    if (is_capitalized(form) && found(read_spelled_name(form), AnalysisSource::Hunspell)) return;
    if (found(read_split(folded, is_capitalized(form)), AnalysisSource::Hunspell)) return;
    if (!is_capitalized(form) && found(read_tail(folded), AnalysisSource::Rule)) return;
    if (!is_capitalized(form)) {
      const std::string name = capitalized(folded);
      Readings readings = read_known(name);
      std::erase_if(readings, [](const Reading& r) { return r.word_class != WordClass::ProperNoun; });
      if (found(std::move(readings), AnalysisSource::Transducer)) return;
    }
    if (const std::string plain = without_footnote_number(form); !plain.empty()) {
      Readings readings = read_known(plain);
      if (readings.empty()) readings = read_spelled(fold(plain));
      if (found(std::move(readings), AnalysisSource::Rule)) return;
    }
  }
  word.source = AnalysisSource::Stemmer;
  if (is_all_capitals(form)) {
    word.readings.push_back(make_reading(form, WordClass::ProperNoun));
    return;
  }
  constexpr std::size_t kLongestName = 8;  // "Søren" is a name, "Befordreren" opens a sentence
  if (!is_capitalized(form) || folded.size() > kLongestName) {
    if (auto agent = read_agent(folded)) {
      word.readings.push_back(std::move(*agent));
      word.source = AnalysisSource::Rule;
      return;
    }
  }
  const WordClass guessed = guess_class(folded, is_capitalized(form));
  word.readings.push_back(make_reading(guessed == WordClass::ProperNoun ? form : word.stem, guessed));
}

WordAnalyzer::Readings WordAnalyzer::read_spelled(const std::string& folded) const {
  std::vector<RankedReading> candidates;
  for (const SpellingEntry& entry : spelling_.look_up(folded)) {
    const std::string stem = fold(entry.stem);
    // hunspell joins words of two and three letters freely; such tails explain nothing.
    const bool is_compound = !entry.last_member.empty() && folded.ends_with(entry.last_member);
    if (is_compound && code_point_count(entry.last_member) < 4) continue;
    const std::string head = is_compound ? folded.substr(0, folded.size() - entry.last_member.size()) : "";
    const std::vector<std::string> members = is_compound ? head_parts(head) : std::vector<std::string>{};
    if (is_compound && members.empty()) continue;
    for (RankedReading candidate :
         readings_of_entry(entry, stem, lexicon_.find(stem), folded.ends_with(stem))) {
      if (is_compound) {
        candidate.reading = with_head(std::move(candidate.reading), head, members);
        candidate.cost += 10 * static_cast<int>(members.size());
      }
      candidates.push_back(std::move(candidate));
    }
  }
  return choose_readings(folded, std::move(candidates));
}

// Names are in the word list with their capital: "Hvidovres".
WordAnalyzer::Readings WordAnalyzer::read_spelled_name(const std::string& form) const {
  Readings readings;
  for (const SpellingEntry& entry : spelling_.look_up(form)) {
    if (!entry.last_member.empty() || !is_capitalized(entry.stem)) continue;
    readings.push_back(make_reading(entry.stem, WordClass::ProperNoun, entry.features));
    break;
  }
  return readings;
}

// Nouns that a dictionary has whole are split by the word list ("målgruppe"), and members that are compounds.
void WordAnalyzer::add_parts(Reading& reading) const {
  if (reading.word_class == WordClass::Noun && reading.parts.empty())
    reading.parts = lexicon_.split(reading.lemma);
  for (const std::string& part : reading.parts) {
    for (std::string& inner : lexicon_.split(part)) reading.inner_parts.push_back(std::move(inner));
  }
}

}  // namespace vidensgraf
