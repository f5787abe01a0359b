#include "extraction/grammar/term_form.h"

#include <algorithm>
#include <array>

#include "extraction/grammar/adjective_form.h"
#include "extraction/text_scan.h"

// Labels and keys of terms. How an adjective agrees with its noun: adjective_form.h.

namespace vidensgraf {
namespace {

// "data", "penge": a noun that has no singular; its adjectives stay as they are.
bool is_plural_only(const Reading* reading, std::string_view form) {
  if (reading == nullptr || reading->word_class != WordClass::Noun || reading->lemma != form) return false;
  // Dictionaries have "data" in the singular too, after the English use.
  const std::string_view last = reading->parts.empty() ? form : std::string_view(reading->parts.back());
  return last == "data" ||
         (has(reading->features, Feature::Plural) && !has(reading->features, Feature::Singular));
}

// A compound has the gender of its last member, whatever the dictionary says of it ("arbejdsmarked").
bool is_neuter(const Analyzer& analyzer, const Reading* reading) {
  if (reading == nullptr) return false;
  if (has(reading->features, Feature::Neuter)) return true;
  if (reading->parts.size() < 2) return false;
  const auto* last = analyzer.analyze_word(reading->parts.back()).reading_as(WordClass::Noun);
  return last != nullptr && has(last->features, Feature::Neuter) && !has(last->features, Feature::Common);
}

// "angiven" is "angivet" where a noun of common gender follows, and so "tvungen" of a strong verb.
bool is_common_participle(const Analyzer& analyzer, const WordAnalysis* word, std::string_view form) {
  if (word == nullptr || !form.ends_with("en")) return false;
  const auto* verb = word->reading_as(WordClass::Verb);
  if (verb != nullptr && verb->lemma == form.substr(0, form.size() - 1)) return true;
  std::string neuter(form);
  neuter.back() = 't';
  const auto& other = analyzer.analyze_word(neuter);
  return std::any_of(other.readings.begin(), other.readings.end(),
                     [](const Reading& reading) { return has(reading.features, Feature::PastParticiple); });
}

// "gendanneligt væv", "det brede felt": the adjective or the article shows the gender, where the dictionary
// has none, or that of another word ("en væv").
bool shows_neuter(const TaggedText& text, std::span<const Modifier> modifiers, const Reading* noun) {
  if (modifiers.empty()) return false;
  const auto first = modifiers.front().first;
  // "det offentlige skatter": another's article.
  const bool common = noun != nullptr && has(noun->features, Feature::Common);
  if (!common && first > 0 && text.is(first - 1, Tag::Determiner)) {
    const auto article = text.folded(first - 1);
    if (article == "et" || article == "det" || article == "dette") return true;
  }
  const auto adjective = modifiers.back().adjective;
  const Reading* reading = text[adjective].reading;
  const auto form = text.folded(adjective);
  return text.is(adjective, Tag::Adjective) && reading != nullptr &&
         reading->word_class == WordClass::Adjective && form.size() == reading->lemma.size() + 1 &&
         form.starts_with(reading->lemma) && form.ends_with("t");
}

void append_word(std::string& text, std::string_view word) {
  if (!text.empty()) text += ' ';
  text += word;
}

const Reading* noun_reading(const WordAnalysis& word) {
  const auto* noun = word.reading_as(WordClass::Noun);
  return noun != nullptr ? noun : &word.best();
}

// Where the last member of a compound begins in its written form; npos if that cannot be told.
std::size_t last_member(const TaggedText& text, std::uint32_t token) {
  const auto* reading = text[token].reading;
  if (reading == nullptr || reading->parts.size() < 2) return std::string_view::npos;
  const auto form = text.folded(token);
  const std::string_view part = reading->parts.back();
  // Inflection may change the end ("område" - "områder"), hardly ever the beginning.
  for (auto length = part.size(); length >= 3; --length) {
    const auto at = form.rfind(part.substr(0, length));
    if (at != std::string_view::npos && at > 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string noun_lemma(const WordAnalysis& word, const Reading* reading) {
  // "uddannelsessøgendes", "berettigedes": participles in the place of a noun.
  const bool of_participle = word.folded.ends_with("endes") || word.folded.ends_with("edes");
  if (of_participle && word.folded.size() > 8 && (reading == nullptr || reading->lemma == word.folded))
    return word.folded.substr(0, word.folded.size() - 1);
  if (reading != nullptr && word.source != AnalysisSource::Stemmer &&
      (reading->word_class == WordClass::Noun || reading->word_class == WordClass::ProperNoun)) {
    // "tilsagnshaver" is who has it: a garden takes no "s" before it.
    if (reading->lemma.ends_with("shave") && word.folded.starts_with(reading->lemma + "r"))
      return reading->lemma + "r";
    return reading->lemma;
  }
  if (reading != nullptr && reading->word_class == WordClass::Adjective &&
      !has(reading->features, Feature::PastParticiple)) {
    // An adjective used as a noun: "fagprofessionelle".
    return is_compared(*reading) ? word.folded : reading->lemma;
  }
  auto lemma = word.folded;
  if (word.source != AnalysisSource::Stemmer) return lemma;
  for (const std::string_view ending : {"n", "ns", "r", "rs", "rne", "rnes"}) {  // "tilbagetagelsen"
    if (lemma.ends_with("else" + std::string(ending))) {
      drop_ending(lemma, ending);
      return lemma;
    }
  }
  for (const std::string_view noun : {"ing", "hed", "skab", "tion"}) {  // endings that decide
    for (const std::string_view ending : {"erne", "ernes", "ens", "en", "er", "ers", "s"}) {
      if (lemma.ends_with(std::string(noun) + std::string(ending))) {
        drop_ending(lemma, ending);
        return lemma;
      }
    }
  }
  if (!drop_ending(lemma, "ernes", 4)) drop_ending(lemma, "erne", 4);
  return lemma;
}

namespace {

// "STU-forløb": a short form keeps its capitals before its hyphen; a heading in capitals has no other.
std::string with_acronym(const std::string& lemma, std::string_view form) {
  const auto hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen < 2 || hyphen + 1 >= form.size()) return lemma;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto opening = form.substr(0, hyphen);
  const bool acronym = std::all_of(opening.begin(), opening.end(),
                                   [&](char c) { return is_capital(c) || (c >= '0' && c <= '9'); });
  if (!acronym || !is_capital(opening.front()) || is_capital(form[hyphen + 1]) || lemma.size() < hyphen)
    return lemma;
  return std::string(opening) + lemma.substr(hyphen);
}

}  // namespace

TermForm term_form(const TaggedText& text, const Analyzer& analyzer, std::span<const Modifier> modifiers,
                   std::uint32_t noun, std::string_view noun_form) {
  const WordAnalysis* word = noun_form.empty() ? text.token(noun).word : &analyzer.analyze_word(noun_form);
  const Reading* reading = noun_form.empty() ? text[noun].reading : noun_reading(*word);
  TermForm form;
  // A name keeps its capitals: "Fælles Faglige Begreber".
  const auto lemma = word != nullptr ? noun_lemma(*word, reading) : std::string(text.token(noun).form);
  const bool neuter = is_neuter(analyzer, reading) || shows_neuter(text, modifiers, reading);
  const bool plural = noun_form.empty() && word != nullptr && is_plural_only(reading, word->folded);
  for (const auto& modifier : modifiers) {
    for (auto token = modifier.first; token < modifier.adjective; ++token) {
      append_word(form.label, text.folded(token));
      append_word(form.key, text.folded(token) == "højst" ? "højt" : text.folded(token));  // one and the same
    }
    const auto adjective_form = text.folded(modifier.adjective);
    append_word(form.label,
                plural && adjective_form.ends_with("e")
                    ? std::string(adjective_form)
                    : agreeing_adjective(adjective_form, text[modifier.adjective].reading, neuter));
    auto adjective = adjective_lemma(text.folded(modifier.adjective), text[modifier.adjective].reading);
    if (is_common_participle(analyzer, text.token(modifier.adjective).word, adjective))
      adjective.back() = 't';
    append_word(form.key, adjective);
  }
  append_word(form.label, noun_form.empty() ? with_acronym(lemma, text.token(noun).form) : lemma);
  append_word(form.key, lemma);
  return form;
}

TermForm elided_form(const TaggedText& text, const Analyzer& analyzer, const ElidedTerm& term) {
  auto noun = term_form(text, analyzer, {}, term.noun, term.noun_form);
  if (term.adjective_form.empty()) return noun;
  const auto& word = analyzer.analyze_word(term.adjective_form);
  const auto* adjective = word.reading_as(WordClass::Adjective);
  const auto* reading = adjective != nullptr ? adjective : &word.best();
  TermForm form;
  form.label = agreeing_adjective(word.folded, reading, is_neuter(analyzer, text[term.noun].reading)) + " " +
               noun.label;
  form.key = adjective_lemma(word.folded, reading) + " " + noun.key;
  return form;
}

std::string adjective_label(const TaggedText& text, std::uint32_t first, std::uint32_t adjective) {
  auto label = first < adjective ? label_wording(text, first, adjective) + " " : std::string();
  const auto form = text.folded(adjective);
  const auto* word = text.token(adjective).word;
  const auto* reading = word != nullptr ? word->reading_as(WordClass::Adjective) : nullptr;
  if (reading != nullptr && word->source != AnalysisSource::Stemmer)
    return label + adjective_lemma(form, reading);
  // A word that no dictionary has: "matrikelfaste" -> "matrikelfast", "matrikelløst" -> "matrikelløs".
  std::string lemma(form);
  if (lemma.ends_with("løst")) lemma.pop_back();
  if (!drop_ending(lemma, "e", 4) && (lemma.ends_with("ligt") || lemma.ends_with("igt"))) lemma.pop_back();
  return label + lemma;
}

std::uint32_t footnote_mark(const TaggedText& text, std::uint32_t token) {
  const auto* word = text.token(token).word;
  if (word == nullptr || word->folded.empty()) return 0;
  const std::string_view folded = word->folded;
  const auto letters = folded.find_last_not_of("0123456789") + 1;
  const auto length = folded.size() - letters;
  constexpr std::size_t kLongestMark = 3;
  if (length == 0 || length > kLongestMark || letters < 4) return 0;
  // "covid19" is a word of its own: what stands before a mark is one that a dictionary has.
  const auto& lemma = word->best().lemma;
  if (word->source == AnalysisSource::Stemmer || lemma.find_last_of("0123456789") != std::string::npos)
    return 0;
  return static_cast<std::uint32_t>(length);
}

std::string label_wording(const TaggedText& text, std::uint32_t first, std::uint32_t end) {
  std::string wording;
  for (auto token = first; token < end; ++token) {
    if (token != first && text.token(token).space_before) wording += ' ';
    auto form = text.token(token).form;
    auto folded = text.folded(token);
    const auto mark = footnote_mark(text, token);
    folded.remove_suffix(mark);
    form.remove_suffix(std::min<std::size_t>(mark, form.size()));
    // An acronym keeps its capitals: more than the first letter differs from lower case.
    const auto first_letter = form.empty() ? std::size_t{0} : std::size_t{code_point_at(form, 0).size};
    const bool acronym = form.size() > first_letter && folded.size() == form.size() &&
                         form.substr(first_letter) != folded.substr(first_letter);
    wording += acronym ? form : folded;
  }
  return wording;
}

std::string folded_wording(const TaggedText& text, std::uint32_t first, std::uint32_t end) {
  std::string wording;
  for (auto token = first; token < end; ++token) {
    if (token != first && text.token(token).space_before) wording += ' ';
    wording += text.folded(token).substr(0, text.folded(token).size() - footnote_mark(text, token));
  }
  return wording;
}

namespace {

// "den mest specialiserede specialundervisning": a superlative has no indefinite form.
bool is_superlative_name(const TaggedText& text, const NounPhrase& phrase) {
  const auto opening = text.folded(phrase.first);
  if (phrase.modifier_count == 0 || (opening != "den" && opening != "det")) return false;
  if (text.used_as(phrase.head, WordUse::GenericNoun | WordUse::GroupHead | WordUse::GroupNoun)) return false;
  const auto& first = phrase.modifiers().front();
  if (first.first >= first.adjective || text.folded(first.first) != "mest") return false;
  // "er dermed den mest udbredte form": said of something, no name.
  const auto start = text.sentences()[text.sentence_of(phrase.first)].first_token;
  for (auto at = phrase.first; at > start && phrase.first - at < 3;) {
    --at;
    if (text.used_as(at, WordUse::BeVerb)) return false;
    if (!text.is(at, Tag::Adverb)) break;
  }
  return true;
}

}  // namespace

bool is_definite_name(const TaggedText& text, const NounPhrase& phrase) {
  if (!phrase.definite || phrase.possessed) return false;
  const auto opening = text.folded(phrase.first);
  if (!text.used_as(phrase.head, WordUse::DefiniteHead) && !is_superlative_name(text, phrase)) return false;
  if (opening == "denne" || opening == "dette" || opening == "disse") return false;
  // "området" alone says nothing.
  if (phrase.modifier_count == 0) {
    // "de fire indsatsområder" are just four of them.
    for (auto at = phrase.first; at < phrase.core; ++at) {
      if (text.is(at, Tag::Numeral)) return false;
    }
    const auto* reading = text[phrase.head].reading;
    return phrase.noun != phrase.head || (reading != nullptr && reading->parts.size() > 1);
  }
  for (const auto& modifier : phrase.modifiers()) {
    if (text.used_as(modifier.adjective, WordUse::GenericAdjective)) return false;
  }
  // Of several only a counted set has a name: "de 12 sygeplejefaglige områder", not "de politiske områder".
  const auto* reading = text[phrase.head].reading;
  const bool several = opening == "de" || (reading != nullptr && has(reading->features, Feature::Plural) &&
                                           !has(reading->features, Feature::Singular));
  bool counted = false;
  for (auto token = phrase.first; token < phrase.core; ++token)
    counted = counted || text.is(token, Tag::Numeral);
  return !several || counted;
}

TermForm term_form(const TaggedText& text, const Analyzer& analyzer, const NounPhrase& phrase) {
  TermForm form;
  if (is_definite_name(text, phrase)) {
    form.label = folded_wording(text, phrase.first, phrase.end);
    form.key = form.label;
    return form;
  }
  form = term_form(text, analyzer, phrase.modifiers(), phrase.head);
  if (phrase.noun != phrase.head && text.is(phrase.noun, Tag::ProperNoun)) {
    // "Housing First-tilgangen"
    const auto noun = term_form(text, analyzer, {}, phrase.head);
    const auto opening = text.token(phrase.head).form;
    const auto name = squeeze(cut(text.document().text, text.span(phrase.noun, phrase.head)));
    const auto hyphen = std::min(noun.label.find('-'), opening.size());
    form.label.replace(form.label.size() - noun.label.size(), hyphen,
                       name + " " + std::string(opening.substr(0, hyphen)));
    form.key.insert(form.key.size() - noun.key.size(), folded_wording(text, phrase.noun, phrase.head) + " ");
    return form;
  }
  if (phrase.noun != phrase.head) {
    const auto noun = term_form(text, analyzer, {}, phrase.head);
    form.label.insert(form.label.size() - noun.label.size(),
                      label_wording(text, phrase.noun, phrase.head) + " ");
    form.key.insert(form.key.size() - noun.key.size(), folded_wording(text, phrase.noun, phrase.head) + " ");
  }
  return form;
}

std::string complete_suspended(const TaggedText& text, std::uint32_t suspended, std::uint32_t full) {
  const auto at = last_member(text, full);
  if (at == std::string_view::npos) return {};
  // "kognitive- og udviklingsforstyrrelser": an adjective makes no compound.
  const auto* word = text.token(suspended).word;
  const bool adjective =
      word != nullptr && text.is(full, Tag::Noun) && text.folded(suspended).ends_with("e-") &&
      word->reading_as(WordClass::Adjective) != nullptr && word->reading_as(WordClass::Noun) == nullptr;
  if (adjective) return {};
  auto first = text.folded(suspended);
  const auto rest = text.folded(full).substr(at);
  // "EU-/EØS-land": a hyphen joins both.
  const bool hyphened = text.folded(full)[at - 1] == '-' || rest.starts_with("-");
  if (first.ends_with("-") && (!hyphened || rest.starts_with("-"))) first.remove_suffix(1);
  return std::string(first) + std::string(rest);
}

std::string complete_tail(const TaggedText& text, std::uint32_t full, std::string_view tail) {
  const auto at = last_member(text, full);
  if (at == std::string_view::npos) return {};
  if (!tail.empty() && tail.front() == '-') tail.remove_prefix(1);
  return std::string(text.folded(full).substr(0, at)) + std::string(tail);
}

}  // namespace vidensgraf
