#include "extraction/sentence_tagger.h"

#include <algorithm>
#include <string_view>

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
class SentenceTagger {
 public:
  SentenceTagger(std::span<const Token> tokens, std::span<const FormInfo* const> infos,
                 std::span<TaggedWord> words)
      : tokens_(tokens), infos_(infos), words_(words) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      auto& word = words_[i];
      if (infos_[i] == nullptr) {
        word.tag = tokens_[i].kind == TokenKind::Number ? Tag::Numeral : punctuation_tag(tokens_[i].form);
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
  [[nodiscard]] bool is_suspended(std::size_t i) const {
    const auto form = tokens_[i].form;
    if (form.size() > 1 && form.back() == '-') return true;
    return i + 2 < tokens_.size() && tokens_[i + 1].form == "-" && !tokens_[i + 1].space_before &&
           tokens_[i + 2].space_before;
  }

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

  [[nodiscard]] Tag previous(std::size_t i) const { return i == 0 ? Tag::Stop : words_[i - 1].tag; }

  [[nodiscard]] bool may_be(std::size_t i, WordClass word_class) const {
    return i < infos_.size() && infos_[i] != nullptr && (infos_[i]->classes & bit(word_class)) != 0;
  }
  [[nodiscard]] bool is_function(std::size_t i) const {
    return i < infos_.size() && infos_[i] != nullptr && infos_[i]->has_function_tag;
  }
  [[nodiscard]] bool is_number_word(std::size_t i) const {
    return i < infos_.size() && infos_[i] != nullptr &&
           (infos_[i]->classes & (bit(WordClass::Numeral) | bit(WordClass::Determiner))) != 0 &&
           !is_function(i);
  }
  // "det styrker": a plural noun cannot follow "det", a verb in the present can.
  [[nodiscard]] bool is_singular_clash(std::size_t i) const {
    if (i >= infos_.size() || infos_[i] == nullptr || !infos_[i]->finite || infos_[i]->adjective != nullptr)
      return false;
    if (infos_[i]->noun == nullptr || !has(infos_[i]->noun->features, Feature::Singular)) return true;
    // "det giver": a giver would be "den giver".
    const bool neuter = i > 0 && tokens_[i - 1].word != nullptr && tokens_[i - 1].word->folded == "det";
    return has(infos_[i]->noun->features, neuter ? Feature::Common : Feature::Neuter);
  }
  // Whether a noun phrase can go on at token i: an adjective here would stand before a noun.
  [[nodiscard]] bool noun_goes_on(std::size_t i) const {
    if (i >= infos_.size() || infos_[i] == nullptr) return false;
    if (infos_[i]->has_function_tag) {
      return infos_[i]->function_tag == Tag::Noun || infos_[i]->function_tag == Tag::Adjective;
    }
    return (infos_[i]->classes & (bit(WordClass::Noun) | bit(WordClass::Adjective) | bit(WordClass::Unknown) |
                                  bit(WordClass::ProperNoun))) != 0;
  }

  [[nodiscard]] Tag choose(std::size_t i) const {
    const auto& info = *infos_[i];
    if (i > 0 && tokens_[i].word->folded == "andet" && tokens_[i - 1].word != nullptr &&
        tokens_[i - 1].word->folded == "blandt") {
      return Tag::Adverb;
    }
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
        (before == Tag::Preposition || before == Tag::Determiner) && is_participle_form(i) &&
        is_bare_noun(i + 1)) {
      return Tag::Adjective;
    }
    // "støtte netværket", "har indført årlige lægetjek": no adjective stands so before what follows.
    if (verb && adjective && before != Tag::Determiner && before != Tag::Adjective &&
        before != Tag::Numeral && before != Tag::Preposition && clashes_with_next(i)) {
      return Tag::Verb;
    }
    if (verb && modal_before(i) && is_infinitive(i)) return Tag::Verb;
    if (noun && info.noun_is_definite && (verb || !noun_goes_on(i + 1)) && !auxiliary_before(i))
      return Tag::Noun;
    if (verb && is_infinitive(i) && opens_object(i + 1) && before != Tag::Determiner &&
        before != Tag::Adjective && before != Tag::Preposition) {
      return Tag::Verb;
    }
    if (adjective && (noun || verb)) {
      const bool coordinated = is_coordinator(i + 1) && noun_goes_on(i + 2) && !is_verb_only(i + 2);
      if (noun_goes_on(i + 1) && !is_verb_only(i + 1) && !(noun && is_finite_only(i + 1))) {
        // "arbejde" in "et arbejde ..." is a noun even before a noun-like word: a noun after a determiner
        // that agrees.
        if (before == Tag::InfinitiveMarker && is_infinitive(i)) return Tag::Verb;
        if (verb && !noun && infos_[i + 1] != nullptr && infos_[i + 1]->capital && !info.capital)
          return Tag::Verb;
        return before == Tag::Pronoun && verb && !noun ? Tag::Verb : Tag::Adjective;
      }
      if (coordinated && !noun && before != Tag::Verb && before != Tag::Noun && before != Tag::Pronoun)
        return Tag::Adjective;
      if (noun &&
          !(verb && (before == Tag::InfinitiveMarker || before == Tag::Verb || before == Tag::Pronoun))) {
        return Tag::Noun;
      }
      if (verb) return Tag::Verb;
      return Tag::Adjective;
    }
    if (noun && verb) {
      switch (before) {
        case Tag::Adjective:
          // "de fagprofessionelle deltager": "de" takes no noun in the singular.
          return info.finite && is_singular_noun(i) && opens_with_de(i) ? Tag::Verb : Tag::Noun;
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
        case Tag::Adverb:
          return i > 1 && is_infinitive(i) && words_[i - 2].tag == Tag::Verb && modal_before(i - 1)
                     ? Tag::Verb
                     : Tag::Noun;
        default:
          return Tag::Noun;
      }
    }
    if (noun) return Tag::Noun;
    if (adjective) return stands_for_noun(i) ? Tag::Noun : Tag::Adjective;
    if (verb) return Tag::Verb;
    return tag_of(info.best->word_class);
  }

  [[nodiscard]] Tag function_tag(std::size_t i, Tag tag) const {
    const auto form = std::string_view(tokens_[i].word->folded);
    if (tag == Tag::Determiner && (form == "den" || form == "det" || form == "de")) {
      if (form != "de" && is_singular_clash(i + 1)) return Tag::Pronoun;
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
      return noun_goes_on(i + 1) && !is_verb_only(i + 1) && !is_finite_only(i + 1) ? Tag::Adjective
                                                                                   : Tag::Noun;
    }
    // "i" and "om" may close a clause, "som" may be "as": patterns tell them apart themselves.
    return tag;
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
  [[nodiscard]] bool is_unknown_infinitive(std::size_t i) const {
    if (i >= infos_.size() || infos_[i] == nullptr || infos_[i]->has_function_tag || infos_[i]->capital)
      return false;
    const auto& word = *tokens_[i].word;
    return word.source != AnalysisSource::Transducer && infos_[i]->verb == nullptr &&
           word.folded.size() > 4 && word.folded.ends_with("e");
  }
  [[nodiscard]] bool is_imperative_only(std::size_t i) const {
    const auto form = std::string_view(tokens_[i].word->folded);
    return !infos_[i]->finite && !is_infinitive(i) && !form.ends_with("s") && !form.ends_with("t") &&
           !form.ends_with("e");
  }
  [[nodiscard]] bool is_singular_noun(std::size_t i) const {
    const auto* noun = infos_[i]->noun;
    return noun != nullptr && has(noun->features, Feature::Singular) &&
           !has(noun->features, Feature::Plural) && !has(noun->features, Feature::Definite);
  }
  // Whether "de" or "disse" stands before the adjectives before token i.
  [[nodiscard]] bool opens_with_de(std::size_t i) const {
    while (i > 0 && words_[i - 1].tag == Tag::Adjective) --i;
    if (i == 0 || tokens_[i - 1].word == nullptr) return false;
    const auto form = std::string_view(tokens_[i - 1].word->folded);
    return form == "de" || form == "disse";
  }
  [[nodiscard]] bool is_definite_noun(std::size_t i) const {
    return i < infos_.size() && infos_[i] != nullptr && infos_[i]->noun_is_definite &&
           infos_[i]->adjective == nullptr && infos_[i]->verb == nullptr;
  }
  [[nodiscard]] bool is_pronoun(std::size_t i) const {
    return is_function(i) && infos_[i]->function_tag == Tag::Pronoun;
  }
  [[nodiscard]] bool is_bare_noun(std::size_t i) const {
    return i < infos_.size() && infos_[i] != nullptr && !infos_[i]->has_function_tag &&
           infos_[i]->noun != nullptr && !infos_[i]->noun_is_definite && !infos_[i]->finite;
  }
  [[nodiscard]] bool is_participle_form(std::size_t i) const {
    return has(infos_[i]->adjective->features, Feature::PastParticiple);
  }
  // An adjective would have to agree: not "støtte" before "netværket", not "indført" before "årlige".
  [[nodiscard]] bool clashes_with_next(std::size_t i) const {
    if (i + 1 >= infos_.size() || infos_[i + 1] == nullptr) return false;
    const auto& next = *infos_[i + 1];
    if (is_definite_noun(i + 1)) return !any(infos_[i]->uses, WordUse::GenericAdjective);
    const auto form = std::string_view(tokens_[i].word->folded);
    const auto next_form = std::string_view(tokens_[i + 1].word->folded);
    const bool plural_adjective = next.adjective != nullptr && next.noun == nullptr && next.verb == nullptr &&
                                  next_form.ends_with("e") && !next_form.ends_with("ende");
    const bool plural_noun = next.noun != nullptr && next.adjective == nullptr && next.verb == nullptr &&
                             has(next.noun->features, Feature::Plural) &&
                             !has(next.noun->features, Feature::Singular);
    return form.ends_with("t") && is_participle_form(i) && (plural_adjective || plural_noun);
  }
  [[nodiscard]] bool is_comma(std::size_t i) const { return i < tokens_.size() && tokens_[i].form == ","; }
  [[nodiscard]] bool is_adverb(std::size_t i) const {
    return i < infos_.size() && infos_[i] != nullptr && (infos_[i]->classes & bit(WordClass::Adverb)) != 0;
  }

  [[nodiscard]] bool is_coordinator(std::size_t i) const {
    return is_function(i) && infos_[i]->function_tag == Tag::Coordinator;
  }
  [[nodiscard]] bool is_infinitive(std::size_t i) const {
    return i < infos_.size() && infos_[i] != nullptr && infos_[i]->verb != nullptr &&
           (has(infos_[i]->verb->features, Feature::Infinitive) ||
            tokens_[i].word->folded == infos_[i]->verb->lemma);
  }
  [[nodiscard]] bool is_verb_only(std::size_t i) const {
    return i < infos_.size() && infos_[i] != nullptr && infos_[i]->verb != nullptr &&
           infos_[i]->noun == nullptr && infos_[i]->adjective == nullptr;
  }
  // A word that follows a subject: "unge får", "unge oplever".
  [[nodiscard]] bool is_finite_only(std::size_t i) const {
    return i < infos_.size() && infos_[i] != nullptr && infos_[i]->finite && infos_[i]->adjective == nullptr;
  }
  // "har samarbejdet": a participle after an auxiliary.
  [[nodiscard]] bool auxiliary_before(std::size_t i) const {
    if (i == 0) return false;
    if (tokens_[i - 1].word == nullptr) return false;
    const auto form = std::string_view(tokens_[i - 1].word->folded);
    return words_[i - 1].tag == Tag::Verb &&
           (form == "har" || form == "havde" || form == "have" || form == "er" || form == "var" ||
            form == "været" || form == "bliver" || form == "blev" || form == "blevet" || form == "få" ||
            form == "får");
  }
  // A determiner or pronoun that opens an object: "styrke deres udvikling".
  [[nodiscard]] bool opens_object(std::size_t i) const {
    if (!is_function(i)) return false;
    const auto form = std::string_view(tokens_[i].word->folded);
    return infos_[i]->function_tag == Tag::Determiner && form != "al" && form != "alt";
  }
  [[nodiscard]] bool modal_before(std::size_t i) const {
    return i > 0 && any(words_[i - 1].uses, WordUse::ModalVerb);
  }
  [[nodiscard]] bool previous_is_adverb_then_verb(std::size_t i) const {
    return i + 2 < infos_.size() && infos_[i + 1] != nullptr &&
           (infos_[i + 1]->classes & bit(WordClass::Adverb)) != 0 && infos_[i + 1]->noun == nullptr &&
           is_infinitive(i + 2);
  }

  [[nodiscard]] static const Reading* reading_for(const FormInfo& info, Tag tag) {
    if (tag == Tag::Noun) return info.noun != nullptr ? info.noun : info.best;
    if (tag == Tag::Adjective) return info.adjective != nullptr ? info.adjective : info.best;
    if (tag == Tag::Verb) return info.verb != nullptr ? info.verb : info.best;
    return info.best;
  }

  std::span<const Token> tokens_;
  std::span<const FormInfo* const> infos_;
  std::span<TaggedWord> words_;
};

}  // namespace

void tag_sentence(std::span<const Token> tokens, std::span<const FormInfo* const> infos,
                  std::span<TaggedWord> words) {
  SentenceTagger(tokens, infos, words).run();
}

}  // namespace vidensgraf
