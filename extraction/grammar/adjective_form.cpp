#include "extraction/grammar/adjective_form.h"

#include <algorithm>
#include <array>

#include "extraction/text_scan.h"

// Danish agreement, as far as a term's label needs it: the adjective takes -t before a neuter noun and
// nothing before a common one. Adjectives in -sk of more than one syllable, in -t, -e, -s and -ende do not
// change.

namespace vidensgraf {
namespace {

// "specialiserede" -> "specialiseret", "skræddersyede" -> "skræddersyet", "fremskudte" -> "fremskudt".
std::string participle(std::string_view form) {
  std::string word(form);
  if (drop_ending(word, "ede")) return word + "et";
  if (word.ends_with("tte"))  // no word ends in two: "fastsatte" -> "fastsat"
    word.resize(word.size() - 2);
  else if (word.ends_with("te"))
    word.pop_back();
  else if (drop_ending(word, "ne") || drop_ending(word, "vne"))
    return word + "et";
  return word;
}

bool is_participle(const Reading& reading, std::string_view form) {
  return reading.word_class != WordClass::Adjective || has(reading.features, Feature::PastParticiple) ||
         form.ends_with("ende");
}

bool is_invariable(std::string_view word) {
  // "kompleks", "hjemløs" take -t; "fælles", "ens", "gammeldags" do not.
  if (word.ends_with("ks") || word.ends_with("øs") || word.ends_with("ys")) return false;
  static constexpr std::array<std::string_view, 6> kEndings{"t", "e", "s", "å", "u", "a"};
  for (const auto ending : kEndings) {
    if (word.ends_with(ending)) return true;
  }
  // "politisk", "fysisk"; those of one syllable do take it: "frisk" - "friskt", "rask" - "raskt".
  const auto vowels = std::count_if(word.begin(), word.end(), [](char c) {
    return std::string_view("aeiouy\xC3").find(c) != std::string_view::npos;  // æ, ø, å begin with C3
  });
  return word.ends_with("sk") && vowels > 1;
}

}  // namespace

bool is_compared(const Reading& reading) {
  return has(reading.features, Feature::Comparative) || has(reading.features, Feature::Superlative);
}

std::string_view compared_form(std::string_view form) {
  if (form.ends_with("ste")) form.remove_suffix(1);
  return form;
}

std::string adjective_lemma(std::string_view form, const Reading* reading) {
  if (reading == nullptr) return std::string(form);
  if (is_compared(*reading)) return std::string(compared_form(form));
  if (is_participle(*reading, form)) return participle(form);
  return reading->lemma;
}

std::string agreeing_adjective(std::string_view form, const Reading* reading, bool neuter) {
  if (reading == nullptr) return std::string(form);
  if (is_compared(*reading)) return std::string(form);
  if (is_participle(*reading, form)) return participle(form);
  auto word = reading->lemma;
  if (word == "lille" || word == "små") return "lille";
  if (neuter && !is_invariable(word)) word += "t";
  return word;
}

std::string plural_adjective(std::string_view form, const Reading* reading) {
  std::string word(form);
  if (word.ends_with("e") || word.ends_with("s")) return word;
  const bool of_verb = reading != nullptr && (reading->word_class == WordClass::Verb ||
                                              has(reading->features, Feature::PastParticiple));
  if (word.ends_with("et") && word.size() > 5) {  // "handicappet", "specialiseret"
    word.resize(word.size() - 1);
    return word + "de";
  }
  if (of_verb && word.ends_with("t")) return word + (word.ends_with("sat") ? "te" : "e");
  if (word.ends_with("el") || word.ends_with("en") || word.ends_with("er")) {  // "gammel", "voksen"
    const auto last = word.back();
    word.resize(word.size() - 2);
    return word + last + "e";
  }
  if (word.ends_with("sat")) return word + "te";
  if (word.ends_with("øn") || word.ends_with("om")) return word + word.back() + "e";
  return word + "e";
}

}  // namespace vidensgraf
