#include "extraction/sentence_tagger.h"

#include <algorithm>
#include <string_view>

#include "extraction/verb_places.h"

// Word class choice by neighbours. A dictionary gives "støtte" as noun and verb, "unge" as noun and
// adjective, "specialiserede" as verb and adjective; the token before and the one after decide. This is a
// shallow left-to-right pass of a handful of rules, not a tagger: it reads each token once, and noun phrases
// are all that has to come out right.
//
// Known misses: "at" before a noun that is also an infinitive; nouns that open a sentence and are also verbs
// in the imperative; names that begin with an adjective.

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

Tag punctuation_tag(std::string_view form) {
  if (form == ",") return Tag::Comma;
  if (form == ":") return Tag::Colon;
  if (form == "(" || form == "[") return Tag::Open;
  if (form == ")" || form == "]") return Tag::Close;
  if (form == "." || form == "!" || form == "?" || form == ";") return Tag::Stop;
  if (form == "/") return Tag::Slash;
  if (form == "-" || form == "–" || form == "—") return Tag::Dash;
  return Tag::Other;
}

// Chooses the tags of one sentence from left to right.
class SentenceTagger : private VerbPlaces {
 public:
  SentenceTagger(std::span<const Token> tokens, std::span<const FormInfo* const> infos,
                 std::span<TaggedWord> words)
      : VerbPlaces(tokens, infos, words) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      auto& word = words_[i];
      if (infos_[i] == nullptr) {
        word.tag = tokens_[i].kind == TokenKind::Number ? Tag::Numeral : punctuation_tag(tokens_[i].form);
        if (is_ordinal_point(i)) word.tag = Tag::Other;
        continue;
      }
      const auto& info = *infos_[i];
      word.uses = info.uses;
      word.suspended = is_suspended(i);
      word.tag = word.suspended ? suspended_tag(i) : choose(i);
      word.reading = reading_for(info, word.tag);
      // "teams," is no genitive: nothing follows that it could own.
      const bool owns = i + 1 < tokens_.size() && tokens_[i + 1].kind != TokenKind::Punctuation;
      if (word.tag == Tag::Noun && !owns && info.plain_noun != nullptr) word.reading = info.plain_noun;
    }
  }

 private:
  // "sundheds- og socialfaglige": adjective when the coordination ends in one.
  [[nodiscard]] Tag suspended_tag(std::size_t i) const {
    for (auto j = i + 1; j < std::min(i + 8, tokens_.size()); ++j) {
      if (infos_[j] == nullptr || is_suspended(j)) continue;
      const auto& info = *infos_[j];
      if (info.has_function_tag && info.function_tag == Tag::Coordinator) continue;
      const bool noun = (info.classes & bit(WordClass::Noun)) != 0;
      return !noun && info.adjective != nullptr ? Tag::Adjective : Tag::Noun;
    }
    return Tag::Noun;
  }

  [[nodiscard]] Tag choose(std::size_t i) const {
    const auto& info = *infos_[i];
    if (i > 0 && tokens_[i].word->folded == "andet" && tokens_[i - 1].word != nullptr &&
        tokens_[i - 1].word->folded == "blandt") {
      return Tag::Adverb;
    }
    // "for eksempel samtaler": what stands behind it is no verb
    if (i > 0 && tokens_[i].word->folded == "eksempel" && tokens_[i - 1].word != nullptr &&
        tokens_[i - 1].word->folded == "for")
      return Tag::Adverb;
    if (is_otherwise(i) || (i > 0 && is_otherwise(i - 1))) return Tag::Adverb;
    if (info.has_function_tag) return function_tag(i, info.function_tag);
    if (tokens_[i].word->folded == "at") {
      // "til at indgive": a verb that no dictionary has.
      const bool behind_preposition = i > 0 && words_[i - 1].tag == Tag::Preposition;
      if (behind_preposition && is_unknown_infinitive(i + 1)) return Tag::InfinitiveMarker;
      const bool verb = may_be(i + 1, WordClass::Verb) &&
                        !(i + 1 < infos_.size() && infos_[i + 1]->finite && !is_infinitive(i + 1));
      return verb || previous_is_adverb_then_verb(i) ? Tag::InfinitiveMarker : Tag::Subjunction;
    }
    if (previous(i) == Tag::InfinitiveMarker && is_unknown_infinitive(i)) return Tag::Verb;
    // "også kaldet X"
    if (any(info.uses, WordUse::NameVerb) && i > 0 &&
        (previous(i) == Tag::Comma || previous(i) == Tag::Open ||
         any(words_[i - 1].uses, WordUse::FurtherCue)))
      return Tag::Verb;
    if (info.capital && i > 0 && previous(i) != Tag::Stop && previous(i) != Tag::Colon &&
        info.noun == nullptr && info.adjective == nullptr) {
      return Tag::ProperNoun;
    }
    const bool noun = info.noun != nullptr;
    const bool adjective = info.adjective != nullptr;
    const bool verb = info.verb != nullptr;
    const auto before = previous(i);
    // "Gennemgående peger informanterne på": a finite verb right behind what opens the sentence.
    if (noun && verb && info.finite && i == 1 && before != Tag::Determiner && before != Tag::Preposition &&
        before != Tag::Noun && before != Tag::Numeral && (is_definite_noun(i + 1) || is_pronoun(i + 1))) {
      return Tag::Verb;
    }
    // "med erhvervet hjerneskade": no definite noun stands right before another noun.
    if (noun && adjective && info.noun_is_definite && !any(info.uses, WordUse::DesignationNoun) &&
        (before == Tag::Preposition || before == Tag::Determiner || before == Tag::Stop ||
         before == Tag::Adjective || before == Tag::Coordinator || before == Tag::Comma ||
         before == Tag::Adverb) &&
        is_participle_form(i) && is_bare_noun(i + 1)) {
      return Tag::Adjective;
    }
    // "I 2017 vurderede fagfolk, at": the finite verb of a sentence that opens with an adverbial.
    if (verb && adjective && !noun && (is_late_past(i) || is_past_behind_year(i))) return Tag::Verb;
    // "har særligt virket": the participle of the auxiliary, not the noun's definite form.
    if (verb && noun && info.noun_is_definite && i > 1 && words_[i - 1].tag != Tag::Determiner &&
        words_[i - 1].tag != Tag::Verb && auxiliary_before(i) && !noun_goes_on(i + 1))
      return Tag::Verb;
    // "har fået bevilget støtte", "er der truffet afgørelse": what was done, and no quality of what follows.
    if (adjective && (!noun || info.noun_is_definite) && tokens_[i].word->folded.ends_with("t") &&
        is_participle_form(i) && is_done_here(i))
      return Tag::Verb;
    // "støtte netværket", "har indført årlige lægetjek": no adjective stands so before what follows.
    const bool dated =
        before == Tag::Numeral && i > 1 && tokens_[i - 1].form.size() == 4;  // "I 2013 trådte loven"
    if (verb && adjective && before != Tag::Determiner && before != Tag::Adjective &&
        (before != Tag::Numeral || dated) && before != Tag::Preposition && clashes_with_next(i)) {
      return Tag::Verb;
    }
    if (verb && modal_before(i) && is_infinitive(i)) return Tag::Verb;
    // "får tilbudt hjælp": what is done for somebody.
    if (verb && adjective && i > 0 && any(info.uses, WordUse::DeliverVerb) && is_participle_form(i) &&
        (tokens_[i - 1].form == "får" || tokens_[i - 1].form == "få" || tokens_[i - 1].form == "fik"))
      return Tag::Verb;
    // "udgifter forbundet med": no definite noun stands right behind another noun.
    if (noun && info.noun_is_definite && adjective && is_participle_form(i) && describes_noun_before(i))
      return Tag::Verb;
    if (noun && info.noun_is_definite && (verb || !noun_goes_on(i + 1)) && !auxiliary_before(i))
      return Tag::Noun;
    if (verb && is_infinitive(i) && (opens_object(i + 1) || takes_object(i)) && before != Tag::Determiner &&
        before != Tag::Adjective && before != Tag::Preposition) {
      return Tag::Verb;
    }
    // "skal mindst følge reglerne", "den unge have støtte": no noun stands between an adjective and a noun.
    if (verb && !adjective && before == Tag::Adjective && is_infinitive(i) && is_mostly_verb(i) &&
        has_object(i))
      return Tag::Verb;
    if (adjective && is_owner(i)) return Tag::Noun;
    if (stands_for_one(i)) return Tag::Noun;
    if (adjective && (noun || verb)) {
      const bool coordinated = is_coordinator(i + 1) && noun_goes_on(i + 2) && !is_verb_only(i + 2);
      // "en ny leder"
      const bool before_agent = before == Tag::Determiner && info.best->word_class == WordClass::Adjective &&
                                i + 1 < infos_.size() && infos_[i + 1] != nullptr && is_singular_noun(i + 1);
      if (noun_goes_on(i + 1) && !is_verb_only(i + 1) && (before_agent || !(noun && is_finite_only(i + 1)))) {
        // "arbejde" in "et arbejde ..." is a noun even before a noun-like word: a noun after a determiner
        // that agrees.
        if (before == Tag::InfinitiveMarker && is_infinitive(i)) return Tag::Verb;
        if (verb && !noun && infos_[i + 1] != nullptr && infos_[i + 1]->capital && !info.capital)
          return Tag::Verb;
        return before == Tag::Pronoun && verb && !noun ? Tag::Verb : Tag::Adjective;
      }
      // "er høj", "meget høj": hardly ever a noun, and none there.
      if (noun && !verb && info.best->word_class == WordClass::Adjective &&
          (before == Tag::Adverb || (before == Tag::Verb && any(words_[i - 1].uses, WordUse::BeVerb))))
        return Tag::Adjective;
      if (coordinated && !noun && before != Tag::Verb && before != Tag::Noun && before != Tag::Pronoun)
        return Tag::Adjective;
      // "er støtte, der gives", "har bevilget støtte": no form of "støtte" follows these but the noun.
      if (noun && before == Tag::Verb && is_infinitive(i) &&
          (any(words_[i - 1].uses, WordUse::BeVerb) || folded(i - 1).ends_with("t")))
        return Tag::Noun;
      if (noun &&
          !(verb && (before == Tag::InfinitiveMarker || before == Tag::Verb || before == Tag::Pronoun))) {
        return Tag::Noun;
      }
      if (verb) return Tag::Verb;
      return Tag::Adjective;
    }
    // "boformer såsom herberger": what a list names.
    if (noun && verb && i > 1 && any(words_[i - 1].uses, WordUse::ListCue)) return Tag::Noun;
    // "§ 104 handler om", "stk. 1 finder": a provision with its number is the subject, it counts nothing.
    if (noun && verb && info.finite && is_behind_provision(i)) return Tag::Verb;
    if (noun && verb && info.finite && is_finite_here(i)) return Tag::Verb;
    if (noun && verb) {
      switch (before) {
        case Tag::Adjective:
          // "skal ansøgeren skriftligt have besked": that adjective goes with no noun of common gender.
          if (is_infinitive(i) && has(info.noun->features, Feature::Common) &&
              words_[i - 1].reading != nullptr && has(words_[i - 1].reading->features, Feature::Neuter) &&
              !has(words_[i - 1].reading->features, Feature::Common) && folded(i - 1).ends_with("t"))
            return Tag::Verb;
          return info.finite && is_singular_noun(i) && plural_stands_alone(i) ? Tag::Verb : Tag::Noun;
        case Tag::Determiner:
        case Tag::Preposition:
        case Tag::Numeral:
          return Tag::Noun;
        case Tag::InfinitiveMarker:
        case Tag::Pronoun:
        case Tag::Relative:
          return Tag::Verb;
        case Tag::Noun:
        case Tag::ProperNoun:
          if (words_[i - 1].reading != nullptr && has(words_[i - 1].reading->features, Feature::Genitive)) {
            return Tag::Noun;
          }
          // "ledsagelse hjælp": the imperative does not stand behind a noun.
          return is_imperative_only(i) ? Tag::Noun : Tag::Verb;
        case Tag::Coordinator:
        case Tag::Comma:
          // "..., skaber rammer": two bare nouns do not stand side by side.
          if (info.finite && is_singular_noun(i) &&
              (opens_object(i + 1) || (noun_goes_on(i + 1) && !is_verb_only(i + 1))))
            return Tag::Verb;
          return i > 1 && words_[i - 2].tag == Tag::Verb && is_infinitive(i) ? Tag::Verb : Tag::Noun;
        case Tag::Verb:
          return modal_before(i) && is_infinitive(i) ? Tag::Verb : Tag::Noun;
        case Tag::Other:
        case Tag::Close:
          // "Begrebet "tidlig indsats" dækker over": the subject ends with its mark.
          return info.finite && i > 1 &&
                         (words_[i - 2].tag == Tag::Noun || words_[i - 2].tag == Tag::ProperNoun)
                     ? Tag::Verb
                     : Tag::Noun;
        case Tag::Adverb:
          return i > 1 && is_infinitive(i) && words_[i - 2].tag == Tag::Verb && modal_before(i - 1)
                     ? Tag::Verb
                     : Tag::Noun;
        default:
          return Tag::Noun;
      }
    }
    // ", der forespørger på": a verb that no dictionary has
    if (noun || !(adjective || verb)) {
      const auto form = folded(i);
      if (i > 1 && before == Tag::Relative && folded(i - 1) == "der" && words_[i - 2].tag == Tag::Comma &&
          (form.ends_with("er") || form.ends_with("es")))
        return Tag::Verb;
    }
    if (noun) return Tag::Noun;
    if (adjective) return stands_for_noun(i) || is_owner(i) ? Tag::Noun : Tag::Adjective;
    if (verb) return Tag::Verb;
    return tag_of(info.best->word_class);
  }

  [[nodiscard]] Tag function_tag(std::size_t i, Tag tag) const {
    const auto form = std::string_view(tokens_[i].word->folded);
    if (tag == Tag::Determiner && (form == "den" || form == "det" || form == "de")) {
      if (form != "de" && is_singular_clash(i + 1)) return Tag::Pronoun;
      // "indeholder den psykiske komponenter": they do not agree, so "den" is what does it.
      if (form != "de" && is_plural_behind(i + 1)) return Tag::Pronoun;
      // "når de producerer den plan": no noun stands before an article.
      if (form == "de" && is_finite_only(i + 1) && opens_object(i + 2) && noun_goes_on(i + 3))
        return Tag::Pronoun;
      // "de udvikler problemer": "de" takes no noun in the singular.
      if (form == "de" && is_finite_only(i + 1) && infos_[i + 1]->noun != nullptr &&
          !(folded(i + 1).ends_with("s") && noun_goes_on(i + 2)) &&
          (is_singular_noun(i + 1) || (is_mostly_verb(i + 1) && !is_comma(i + 2))))
        return Tag::Pronoun;
      return noun_goes_on(i + 1) || is_number_word(i + 1) ||
                     (i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::Number) ||
                     (is_function(i + 1) && infos_[i + 1]->function_tag == Tag::Adverb && noun_goes_on(i + 2))
                 ? Tag::Determiner
                 : Tag::Pronoun;
    }
    // "blandt andet" is one adverb.
    if (form == "blandt" && i + 1 < tokens_.size() && tokens_[i + 1].word != nullptr &&
        tokens_[i + 1].word->folded == "andet") {
      return Tag::Adverb;
    }
    // "unge voksne", "voksne borgere": an adjective before a noun.
    if (tag == Tag::Noun && (form == "unge" || form == "voksne")) {
      if (stands_for_one(i) || is_act(i + 1)) return Tag::Noun;
      return noun_goes_on(i + 1) && !is_verb_only(i + 1) && !is_finite_only(i + 1) ? Tag::Adjective
                                                                                   : Tag::Noun;
    }
    // "i" and "om" may close a clause, "som" may be "as": patterns tell them apart themselves.
    return tag;
  }

  // "give den unge afgørelse": what is done is not young.
  [[nodiscard]] bool is_act(std::size_t i) const {
    if (i >= infos_.size() || infos_[i] == nullptr || infos_[i]->noun == nullptr) return false;
    const std::string_view lemma = infos_[i]->noun->lemma;
    return lemma.ends_with("else") || lemma.ends_with("ning") || lemma.ends_with("ling") ||
           lemma.ends_with("støtte") || lemma.ends_with("hjælp");
  }

  // "de ældres hverdag", "lediges brug af": an adjective in the place of a noun, in the genitive. Before its
  // own noun it has none.
  [[nodiscard]] bool is_owner(std::size_t i) const {
    if (!folded(i).ends_with("es") || infos_[i]->adjective->lemma.ends_with("s")) return false;
    const bool behind_article = (previous(i) == Tag::Determiner || previous(i) == Tag::Pronoun) &&
                                (folded(i - 1) == "de" || folded(i - 1) == "disse");
    return behind_article || (infos_[i]->noun == nullptr && noun_goes_on(i + 1));
  }

  // "giver den unge valgmuligheder": the article counts one, the noun behind means several.
  [[nodiscard]] bool stands_for_one(std::size_t i) const {
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
  [[nodiscard]] bool stands_for_noun(std::size_t i) const {
    const auto before = previous(i);
    // "De fagprofessionelle deltager"
    const bool plural_people = before == Tag::Determiner && tokens_[i - 1].word != nullptr &&
                               tokens_[i - 1].word->folded == "de" && infos_[i]->verb == nullptr &&
                               i + 1 < infos_.size() && infos_[i + 1] != nullptr && infos_[i + 1]->finite;
    if (before != Tag::Preposition && !(i == 0) && before != Tag::Coordinator && !plural_people) return false;
    if (!tokens_[i].word->folded.ends_with("e") || any(infos_[i]->uses, WordUse::GenericAdjective))
      return false;
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
  // "i øvrigt"
  [[nodiscard]] bool is_otherwise(std::size_t i) const {
    return i + 1 < tokens_.size() && folded(i) == "i" && folded(i + 1) == "øvrigt";
  }
  // "det 18. år": the point behind the number ends nothing.
  [[nodiscard]] bool is_ordinal_point(std::size_t i) const {
    return i > 0 && i + 1 < tokens_.size() && tokens_[i].form == "." && !tokens_[i].space_before &&
           tokens_[i - 1].kind == TokenKind::Number && tokens_[i + 1].word != nullptr &&
           tokens_[i + 1].form == tokens_[i + 1].word->folded;
  }
  [[nodiscard]] bool previous_is_adverb_then_verb(std::size_t i) const {
    return i + 2 < infos_.size() && infos_[i + 1] != nullptr &&
           (infos_[i + 1]->classes & bit(WordClass::Adverb)) != 0 && infos_[i + 1]->noun == nullptr &&
           is_infinitive(i + 2);
  }

  [[nodiscard]] static const Reading* reading_for(const FormInfo& info, Tag tag) {
    const auto* adjective = info.adjective != nullptr ? info.adjective : info.best;
    if (tag == Tag::Noun) return info.noun != nullptr ? info.noun : adjective;
    if (tag == Tag::Adjective) return adjective;
    if (tag == Tag::Verb) return info.verb != nullptr ? info.verb : info.best;
    return info.best;
  }
};

}  // namespace

void tag_sentence(std::span<const Token> tokens, std::span<const FormInfo* const> infos,
                  std::span<TaggedWord> words) {
  SentenceTagger(tokens, infos, words).run();
}

}  // namespace vidensgraf
