// Word class from two words to the left and one to the right. Full disambiguation (an HMM at 3 MB/s,
// constraint grammar at 0.1) costs more than all the rest; these few rules settle the cases that decide term
// candidates.
#include "language/reading_in_context.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vidensgraf {
namespace {

const Reading& no_word() {
  static const Reading kNoWord;
  return kNoWord;
}

const WordAnalysis* word_at(std::span<const Token> tokens, std::size_t index) {
  return index < tokens.size() ? tokens[index].word : nullptr;
}

bool is_finite(const Reading& reading) {
  return reading.word_class == WordClass::Verb &&
         (has(reading.features, Feature::Present) || has(reading.features, Feature::Past));
}

const Reading* finite_verb(const WordAnalysis& word) {
  const auto found = std::find_if(word.readings.begin(), word.readings.end(), is_finite);
  return found == word.readings.end() ? nullptr : &*found;
}

const Reading* infinitive(const WordAnalysis& word) {
  for (const Reading& reading : word.readings) {
    if (reading.word_class == WordClass::Verb && has(reading.features, Feature::Infinitive)) return &reading;
  }
  return nullptr;
}

template <std::size_t Size>
bool is_one_of(std::string_view form, const std::array<std::string_view, Size>& forms) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool is_modal(std::string_view form) {
  constexpr std::array<std::string_view, 13> kModals = {"kan",   "kunne", "skal",  "skulle", "vil",
                                                        "ville", "må",    "måtte", "bør",    "burde",
                                                        "tør",   "gider", "lader"};
  return is_one_of(form, kModals);
}

bool is_subject(std::string_view form) {
  constexpr std::array<std::string_view, 12> kSubjects = {"jeg", "du",  "han",  "hun",  "vi",   "man",
                                                          "der", "som", "hvem", "hvad", "ikke", "også"};
  return is_one_of(form, kSubjects);
}

bool opens_noun_phrase(const Reading& reading, std::string_view form) {
  constexpr std::array<std::string_view, 12> kArticles = {"en",    "et",    "den",  "det",   "de",    "denne",
                                                          "dette", "disse", "hver", "nogle", "ingen", "alle"};
  return is_one_of(form, kArticles) || reading.word_class == WordClass::Determiner ||
         reading.word_class == WordClass::Preposition || reading.word_class == WordClass::Numeral ||
         has(reading.features, Feature::Genitive);
}

}  // namespace

const Reading& reading_in_context(std::span<const Token> tokens, std::size_t index) {
  const WordAnalysis* word = word_at(tokens, index);
  if (word == nullptr) return no_word();
  if (word->readings.size() == 1) return word->best();
  const WordAnalysis* before = index > 0 ? word_at(tokens, index - 1) : nullptr;
  const WordAnalysis* after = word_at(tokens, index + 1);
  const Reading* noun = word->reading_as(WordClass::Noun);
  const Reading* adjective = word->reading_as(WordClass::Adjective);

  if (before != nullptr) {
    if (before->folded == "at" || is_modal(before->folded)) {
      if (const Reading* verb = infinitive(*word)) return *verb;
    }
    if (index > 1 && before->best().word_class == WordClass::Adverb) {
      const WordAnalysis* earlier = word_at(tokens, index - 2);
      if (earlier != nullptr && is_modal(earlier->folded)) {
        if (const Reading* verb = infinitive(*word)) return *verb;
      }
    }
    if (is_subject(before->folded)) {
      if (const Reading* verb = finite_verb(*word)) return *verb;
    }
  }
  // "specialiserede indsatser", "den bedste støtte"
  const bool noun_follows = after != nullptr && after->best().word_class == WordClass::Noun &&
                            !has(after->best().features, Feature::Definite);
  const bool opened = before != nullptr && opens_noun_phrase(before->best(), before->folded);
  if (adjective != nullptr && noun_follows) {
    const bool verb_first = word->best().word_class == WordClass::Verb;
    if (opened || (verb_first && has(after->best().features, Feature::Plural) &&
                   has(adjective->features, Feature::PastParticiple))) {
      return *adjective;
    }
  }
  if (noun != nullptr && before != nullptr && (opened || before->best().word_class == WordClass::Adjective)) {
    return *noun;
  }
  // "Borgeren støtter ...": a definite noun or a name right before is the subject.
  if (before != nullptr && !opened) {
    const Reading& subject = before->best();
    const bool is_subject_noun =
        (subject.word_class == WordClass::Noun && has(subject.features, Feature::Definite)) ||
        subject.word_class == WordClass::ProperNoun;
    if (is_subject_noun) {
      if (const Reading* verb = finite_verb(*word)) return *verb;
    }
  }
  return word->best();
}

}  // namespace vidensgraf
