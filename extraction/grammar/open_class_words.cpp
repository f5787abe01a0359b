#include "extraction/grammar/open_class_words.h"

#include <string_view>

// "støtte" is a noun and a verb, "unge" an adjective and a noun, "specialiserede" a verb and an adjective.
// The questions come in the order in which an answer excludes the others: what only a verb or only an
// adjective can do in this place, then what adjectives beside another class do, then nouns beside verbs by
// the tag before them. What is left has one class.

namespace vidensgraf {
namespace {

Tag tag_of(WordClass word_class) {
  switch (word_class) {
    case WordClass::Noun:
    case WordClass::Unknown:
      return Tag::Noun;
    case WordClass::ProperNoun:
      return Tag::ProperNoun;
    case WordClass::Adjective:
      return Tag::Adjective;
    case WordClass::Verb:
      return Tag::Verb;
    case WordClass::Adverb:
      return Tag::Adverb;
    case WordClass::Pronoun:
      return Tag::Pronoun;
    case WordClass::Determiner:
      return Tag::Determiner;
    case WordClass::Numeral:
      return Tag::Numeral;
    case WordClass::Preposition:
      return Tag::Preposition;
    case WordClass::Conjunction:
      return Tag::Coordinator;
    case WordClass::Subjunction:
      return Tag::Subjunction;
    case WordClass::InfinitiveMarker:
      return Tag::InfinitiveMarker;
    case WordClass::Interjection:
    case WordClass::Abbreviation:
      break;
  }
  return Tag::Other;
}

}  // namespace

Tag OpenClassWords::open_class(std::size_t i) const {
  const auto& info = *infos_[i];
  if (is_verb_behind_opening(i)) return Tag::Verb;
  if (is_participle_of_noun_behind(i)) return Tag::Adjective;
  if (is_verb_of_clause(i)) return Tag::Verb;
  if (is_definite_noun_here(i)) return Tag::Noun;
  if (is_infinitive_with_object(i)) return Tag::Verb;
  if ((info.adjective != nullptr && is_owner(i)) || stands_for_one(i)) return Tag::Noun;
  if (info.adjective != nullptr && (info.noun != nullptr || info.verb != nullptr))
    return adjective_or_other(i);
  if (info.noun != nullptr && info.verb != nullptr) return noun_or_verb(i);
  return only_class(i);
}

// "Gennemgående peger informanterne på": a finite verb right behind what opens the sentence.
bool OpenClassWords::is_verb_behind_opening(std::size_t i) const {
  const auto& info = *infos_[i];
  if (i != 1 || info.noun == nullptr || info.verb == nullptr || !info.finite) return false;
  const auto before = previous(i);
  return before != Tag::Determiner && before != Tag::Preposition && before != Tag::Noun &&
         before != Tag::Numeral && (is_definite_noun(i + 1) || is_pronoun(i + 1));
}

// "med erhvervet hjerneskade": no definite noun stands right before another noun.
bool OpenClassWords::is_participle_of_noun_behind(std::size_t i) const {
  const auto& info = *infos_[i];
  if (info.noun == nullptr || info.adjective == nullptr || !info.noun_is_definite ||
      any(info.uses, WordUse::DesignationNoun))
    return false;
  switch (previous(i)) {
    case Tag::Preposition:
    case Tag::Determiner:
    case Tag::Stop:
    case Tag::Adjective:
    case Tag::Coordinator:
    case Tag::Comma:
    case Tag::Adverb:
      return is_participle_form(i) && is_bare_noun(i + 1);
    default:
      return false;
  }
}

// What has its subject, its auxiliary or its object in the clause as only a verb has.
bool OpenClassWords::is_verb_of_clause(std::size_t i) const {
  const auto& info = *infos_[i];
  const bool noun = info.noun != nullptr;
  const bool adjective = info.adjective != nullptr;
  const bool verb = info.verb != nullptr;
  // "I 2017 vurderede fagfolk, at": the finite verb of a sentence that opens with an adverbial.
  if (verb && adjective && !noun && (is_late_past(i) || is_past_behind_year(i))) return true;
  // "har særligt virket": the participle of the auxiliary, not the noun's definite form.
  if (verb && noun && info.noun_is_definite && i > 1 && words_[i - 1].tag != Tag::Determiner &&
      words_[i - 1].tag != Tag::Verb && auxiliary_before(i) && !noun_goes_on(i + 1))
    return true;
  if (adjective && is_what_was_done(i)) return true;
  if (verb && adjective && cannot_describe_next(i)) return true;
  if (verb && modal_before(i) && is_infinitive(i)) return true;
  // "får tilbudt hjælp": what is done for somebody.
  if (verb && adjective && i > 0 && any(info.uses, WordUse::DeliverVerb) && is_participle_form(i) &&
      (tokens_[i - 1].form == "får" || tokens_[i - 1].form == "få" || tokens_[i - 1].form == "fik"))
    return true;
  // "udgifter forbundet med": no definite noun stands right behind another noun.
  return noun && info.noun_is_definite && adjective && is_participle_form(i) && describes_noun_before(i);
}

// "har fået bevilget støtte", "er der truffet afgørelse": what was done, and no quality of what follows.
bool OpenClassWords::is_what_was_done(std::size_t i) const {
  const auto& info = *infos_[i];
  return (info.noun == nullptr || info.noun_is_definite) && folded(i).ends_with("t") &&
         is_participle_form(i) && is_done_here(i);
}

// "støtte netværket", "har indført årlige lægetjek": no adjective stands so before what follows.
bool OpenClassWords::cannot_describe_next(std::size_t i) const {
  const auto before = previous(i);
  if (before == Tag::Determiner || before == Tag::Adjective || before == Tag::Preposition) return false;
  // "I 2013 trådte loven"
  const bool behind_year = before == Tag::Numeral && i > 1 && tokens_[i - 1].form.size() == 4;
  return (before != Tag::Numeral || behind_year) && clashes_with_next(i);
}

bool OpenClassWords::is_definite_noun_here(std::size_t i) const {
  const auto& info = *infos_[i];
  return info.noun != nullptr && info.noun_is_definite && (info.verb != nullptr || !noun_goes_on(i + 1)) &&
         !auxiliary_before(i);
}

bool OpenClassWords::is_infinitive_with_object(std::size_t i) const {
  const auto& info = *infos_[i];
  if (info.verb == nullptr || !is_infinitive(i)) return false;
  const auto before = previous(i);
  if (before != Tag::Determiner && before != Tag::Adjective && before != Tag::Preposition &&
      (opens_object(i + 1) || takes_object(i)))
    return true;
  // "skal mindst følge reglerne", "den unge have støtte": no noun stands between an adjective and a noun.
  return info.adjective == nullptr && before == Tag::Adjective && is_mostly_verb(i) && has_object(i);
}

// "de ældres hverdag", "lediges brug af": an adjective in the place of a noun, in the genitive. Before its
// own noun it has none.
bool OpenClassWords::is_owner(std::size_t i) const {
  if (!folded(i).ends_with("es") || infos_[i]->adjective->lemma.ends_with("s")) return false;
  const bool behind_article = (previous(i) == Tag::Determiner || previous(i) == Tag::Pronoun) &&
                              (folded(i - 1) == "de" || folded(i - 1) == "disse");
  return behind_article || (infos_[i]->noun == nullptr && noun_goes_on(i + 1));
}

bool OpenClassWords::stands_for_one(std::size_t i) const {
  if (i == 0 || previous(i) != Tag::Determiner || folded(i - 1) != "den" || !folded(i).ends_with("e") ||
      i + 1 >= infos_.size() || infos_[i + 1] == nullptr)
    return false;
  const FormInfo& next = *infos_[i + 1];
  return infos_[i]->adjective != nullptr && next.noun != nullptr && next.verb == nullptr &&
         next.adjective == nullptr && has(next.noun->features, Feature::Plural) &&
         !has(next.noun->features, Feature::Singular) && !has(next.noun->features, Feature::Genitive);
}

// "blandt fagprofessionelle", "Fagprofessionelle kan ...": an adjective in the plural with no noun to stand
// before.
bool OpenClassWords::stands_for_noun(std::size_t i) const {
  const auto before = previous(i);
  // "De fagprofessionelle deltager"
  const bool plural_people = before == Tag::Determiner && folded(i - 1) == "de" &&
                             infos_[i]->verb == nullptr && i + 1 < infos_.size() &&
                             infos_[i + 1] != nullptr && infos_[i + 1]->finite;
  if (before != Tag::Preposition && i != 0 && before != Tag::Coordinator && !plural_people) return false;
  if (!folded(i).ends_with("e") || any(infos_[i]->uses, WordUse::GenericAdjective)) return false;
  if (has(infos_[i]->adjective->features, Feature::Comparative) ||
      has(infos_[i]->adjective->features, Feature::Superlative)) {
    return false;
  }
  if (plural_people) return true;
  if (before == Tag::Coordinator && !(i > 1 && words_[i - 2].tag == Tag::Noun)) return false;
  return i + 1 >= infos_.size() || infos_[i + 1] == nullptr
             ? !is_comma(i + 1)
             : !noun_goes_on(i + 1) && !is_coordinator(i + 1) && !is_adverb(i + 1);
}

// Of an adjective that is also a noun or a verb.
Tag OpenClassWords::adjective_or_other(std::size_t i) const {
  const auto& info = *infos_[i];
  const bool noun = info.noun != nullptr;
  const bool verb = info.verb != nullptr;
  const auto before = previous(i);
  if (describes_next(i)) return tag_before_noun(i);
  // "er høj", "meget høj": hardly ever a noun, and none there.
  const bool behind_be = before == Tag::Verb && any(words_[i - 1].uses, WordUse::BeVerb);
  if (noun && !verb && info.best->word_class == WordClass::Adjective && (before == Tag::Adverb || behind_be))
    return Tag::Adjective;
  const bool coordinated = is_coordinator(i + 1) && noun_goes_on(i + 2) && !is_verb_only(i + 2);
  if (coordinated && !noun && before != Tag::Verb && before != Tag::Noun && before != Tag::Pronoun)
    return Tag::Adjective;
  // "er støtte, der gives", "har bevilget støtte": no form of "støtte" follows these but the noun.
  if (noun && before == Tag::Verb && is_infinitive(i) && (behind_be || folded(i - 1).ends_with("t")))
    return Tag::Noun;
  const bool verbs_place = before == Tag::InfinitiveMarker || before == Tag::Verb || before == Tag::Pronoun;
  if (noun && !(verb && verbs_place)) return Tag::Noun;
  return verb ? Tag::Verb : Tag::Adjective;
}

// Whether a noun follows that an adjective here would go with.
bool OpenClassWords::describes_next(std::size_t i) const {
  if (!noun_goes_on(i + 1) || is_verb_only(i + 1)) return false;
  const auto& info = *infos_[i];
  // "en ny leder"
  const bool before_agent = previous(i) == Tag::Determiner && info.best->word_class == WordClass::Adjective &&
                            is_singular_noun(i + 1);
  return before_agent || info.noun == nullptr || !is_finite_only(i + 1);
}

// The class of such a word: "arbejde" in "et arbejde ..." is a noun even before a noun-like word.
Tag OpenClassWords::tag_before_noun(std::size_t i) const {
  const auto& info = *infos_[i];
  const auto before = previous(i);
  if (before == Tag::InfinitiveMarker && is_infinitive(i)) return Tag::Verb;
  const bool verb_not_noun = info.verb != nullptr && info.noun == nullptr;
  const bool name_follows = infos_[i + 1]->capital && !info.capital;
  return verb_not_noun && (name_follows || before == Tag::Pronoun) ? Tag::Verb : Tag::Adjective;
}

Tag OpenClassWords::noun_or_verb(std::size_t i) const {
  // "boformer såsom herberger": what a list names.
  if (i > 1 && any(words_[i - 1].uses, WordUse::ListCue)) return Tag::Noun;
  // "§ 104 handler om", "stk. 1 finder": a provision with its number is the subject, it counts nothing.
  if (infos_[i]->finite && (is_behind_provision(i) || is_finite_here(i))) return Tag::Verb;
  return noun_or_verb_by_tag_before(i);
}

Tag OpenClassWords::noun_or_verb_by_tag_before(std::size_t i) const {
  const auto verb_if = [](bool is_verb) { return is_verb ? Tag::Verb : Tag::Noun; };
  const auto tag_before_that = i > 1 ? words_[i - 2].tag : Tag::Stop;
  switch (previous(i)) {
    case Tag::InfinitiveMarker:
    case Tag::Pronoun:
    case Tag::Relative:
      return Tag::Verb;
    case Tag::Adjective:
      return verb_if(is_verb_behind_adjective(i));
    case Tag::Noun:
    case Tag::ProperNoun:
      if (words_[i - 1].reading != nullptr && has(words_[i - 1].reading->features, Feature::Genitive))
        return Tag::Noun;
      // "ledsagelse hjælp": the imperative does not stand behind a noun.
      return verb_if(!is_imperative_only(i));
    case Tag::Coordinator:
    case Tag::Comma:
      return verb_if(is_verb_behind_comma(i));
    case Tag::Verb:
      return verb_if(modal_before(i) && is_infinitive(i));
    case Tag::Other:
    case Tag::Close:
      // "Begrebet "tidlig indsats" dækker over": the subject ends with its mark.
      return verb_if(infos_[i]->finite &&
                     (tag_before_that == Tag::Noun || tag_before_that == Tag::ProperNoun));
    case Tag::Adverb:
      return verb_if(is_infinitive(i) && tag_before_that == Tag::Verb && modal_before(i - 1));
    default:
      return Tag::Noun;
  }
}

bool OpenClassWords::is_verb_behind_adjective(std::size_t i) const {
  // "skal ansøgeren skriftligt have besked": that adjective goes with no noun of common gender.
  const auto* adjective = words_[i - 1].reading;
  if (is_infinitive(i) && has(infos_[i]->noun->features, Feature::Common) && adjective != nullptr &&
      has(adjective->features, Feature::Neuter) && !has(adjective->features, Feature::Common) &&
      folded(i - 1).ends_with("t"))
    return true;
  return infos_[i]->finite && is_singular_noun(i) && plural_stands_alone(i);
}

bool OpenClassWords::is_verb_behind_comma(std::size_t i) const {
  // "..., skaber rammer": two bare nouns do not stand side by side.
  if (infos_[i]->finite && is_singular_noun(i) &&
      (opens_object(i + 1) || (noun_goes_on(i + 1) && !is_verb_only(i + 1))))
    return true;
  return i > 1 && words_[i - 2].tag == Tag::Verb && is_infinitive(i);
}

Tag OpenClassWords::only_class(std::size_t i) const {
  const auto& info = *infos_[i];
  const auto form = folded(i);
  // ", der forespørger på": a verb that no dictionary has
  const bool may_be_unknown = info.noun != nullptr || (info.adjective == nullptr && info.verb == nullptr);
  if (may_be_unknown && i > 1 && previous(i) == Tag::Relative && folded(i - 1) == "der" &&
      words_[i - 2].tag == Tag::Comma && (form.ends_with("er") || form.ends_with("es")))
    return Tag::Verb;
  if (info.noun != nullptr) return Tag::Noun;
  if (info.adjective != nullptr) return stands_for_noun(i) || is_owner(i) ? Tag::Noun : Tag::Adjective;
  if (info.verb != nullptr) return Tag::Verb;
  return tag_of(info.best->word_class);
}

}  // namespace vidensgraf
