#include "extraction/grammar/word_form.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "extraction/grammar/function_words.h"
#include "extraction/grammar/per_word.h"

// A word form read once, wherever it stands: which classes its readings allow, the first reading of each, the
// lists it is in. Known misses: of two noun readings the first is taken; words that no dictionary has are
// adjectives by their ending alone.

namespace vidensgraf {
namespace {

bool starts_with_capital(std::string_view form) {
  if (form.empty()) return false;
  if (form[0] >= 'A' && form[0] <= 'Z') return true;
  // Æ, Ø, Å and É are C3 86, C3 98, C3 85, C3 89 in UTF-8; their small letters are C3 A0 and up.
  return form.size() > 1 && form[0] == '\xC3' && static_cast<unsigned char>(form[1]) < 0xA0U;
}

// Endings by which a word that the first dictionary lacks shows to be an adjective: "tværkommunalt",
// "peerbaserede".
bool looks_like_adjective(std::string_view form) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {"lig",         "ligt",   "lige",  "isk",    "iske",    "alt",     "ale",      "elt",
       "elle",        "ivt",    "ive",   "bart",   "bare",    "somt",    "somme",    "løst",
       "løse",        "fast",   "faste", "rettet", "rettede", "baseret", "baserede", "orienteret",
       "orienterede", "faglig", "eret",  "erede",  "sigtet",  "sigtede", "mæssig",   "mæssigt",
       "mæssige",     "ende",   "onelt", "onel",   "iel",     "ielt",    "ielle",    "uel",
       "uelt",        "uelle",  "nal",   "artet",  "artede",  "rettig",  "rettidig", "dig",
       "digt",        "dige"});
  return form.size() > 6 && std::any_of(kEndings.begin(), kEndings.end(),
                                        [form](std::string_view ending) { return form.ends_with(ending); });
}

FormInfo read_form(const WordAnalysis& word) {
  FormInfo info;
  info.uses = uses_of(word);
  info.stops = relation_stops(word.folded, info.uses);
  info.capital = starts_with_capital(word.form);
  info.best = &word.best();
  for (const auto& reading : word.readings) {
    info.classes = static_cast<std::uint16_t>(info.classes | bit(reading.word_class));
    if (reading.word_class == WordClass::Noun) {
      if (info.noun == nullptr) info.noun = &reading;
      if (info.plain_noun == nullptr && !has(reading.features, Feature::Genitive)) info.plain_noun = &reading;
    }
    if (reading.word_class == WordClass::Adjective && info.adjective == nullptr) info.adjective = &reading;
    if (reading.word_class == WordClass::Verb) {
      const auto participle = Feature::PastParticiple;
      const bool is_participle =
          has(reading.features, participle) || has(reading.features, Feature::PresentParticiple);
      if (is_participle && info.adjective == nullptr) {
        info.adjective = &reading;
        info.classes = static_cast<std::uint16_t>(info.classes | bit(WordClass::Adjective));
      }
      if (info.verb == nullptr) info.verb = &reading;
      // The second dictionary has no tenses: "udbyder".
      if (has(reading.features, Feature::Present) || word.folded == reading.lemma + "r") info.finite = true;
    }
  }
  // "indgive" is in a dictionary as a verb; "udslusningsbolig" is a home.
  const bool infinitive = info.verb != nullptr && has(info.verb->features, Feature::Infinitive);
  const bool known_adverb =
      word.source == AnalysisSource::Rule && info.best->word_class == WordClass::Adverb;  // "tillige"
  if (word.source != AnalysisSource::Transducer && info.adjective == nullptr && !infinitive &&
      !known_adverb && !word.folded.ends_with("bolig") && looks_like_adjective(word.folded)) {
    info.adjective = &word.best();
    info.noun = nullptr;
    info.classes = bit(WordClass::Adjective);
  }
  info.noun_is_definite = info.noun != nullptr && has(info.noun->features, Feature::Definite);
  if (const auto function = function_word_tag(word.folded)) {
    info.has_function_tag = true;
    info.function_tag = *function;
  }
  return info;
}

// What read_form finds, kept from one document to the next: texts repeat their words. Of forms that are rare
// only until many have gathered; their nodes never move.
struct KnownForms {
  PerWord<FormInfo> common;
  std::unordered_map<std::size_t, FormInfo> rare;  // by number
};

KnownForms& known_forms() {
  thread_local KnownForms known;
  return known;
}

}  // namespace

const FormInfo& form_info(const WordAnalysis& word) {
  FormInfo* info = known_forms().common.find(word);
  if (info == nullptr) info = &known_forms().rare[number_of(word)];
  if (info->best == nullptr) *info = read_form(word);
  return *info;
}

void forget_forms_if_many() {
  constexpr std::size_t kMostForms = 20'000;
  auto& rare = known_forms().rare;
  if (rare.size() >= kMostForms) rare.clear();
}

}  // namespace vidensgraf
