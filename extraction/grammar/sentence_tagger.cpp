#include "extraction/grammar/sentence_tagger.h"

#include <algorithm>
#include <string_view>

#include "extraction/grammar/open_class_words.h"

// Word class choice by neighbours, in one pass from left to right that reads each token once: the tokens
// before it and the ones after decide. Function words are told apart here; nouns, adjectives and verbs in
// open_class_words.cpp, with the help of verb_places.cpp. Noun phrases are all that has to come out right.
//
// Known misses: "at" before a noun that is also an infinitive; nouns that open a sentence and are also verbs
// in the imperative; names that begin with an adjective.

namespace vidensgraf {
namespace {

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
class SentenceTagger : private OpenClassWords {
 public:
  SentenceTagger(std::span<const Token> tokens, std::span<const FormInfo* const> infos,
                 std::span<TaggedWord> words)
      : OpenClassWords(tokens, infos, words) {}

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
      word.stops = info.stops;
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
    if (is_in_set_adverb(i)) return Tag::Adverb;
    if (info.has_function_tag) return function_tag(i, info.function_tag);
    if (folded(i) == "at") return tag_of_at(i);
    if (previous(i) == Tag::InfinitiveMarker && is_unknown_infinitive(i)) return Tag::Verb;
    if (is_naming_verb(i)) return Tag::Verb;
    if (info.capital && i > 0 && previous(i) != Tag::Stop && previous(i) != Tag::Colon &&
        info.noun == nullptr && info.adjective == nullptr) {
      return Tag::ProperNoun;
    }
    return open_class(i);
  }

  // "i øvrigt"; the second word of "blandt andet", "for eksempel": what stands behind these is no verb.
  [[nodiscard]] bool is_in_set_adverb(std::size_t i) const {
    if (is_otherwise(i)) return true;
    if (i == 0) return false;
    return is_otherwise(i - 1) || (folded(i) == "andet" && folded(i - 1) == "blandt") ||
           (folded(i) == "eksempel" && folded(i - 1) == "for");
  }

  // Before an infinitive, or before a clause.
  [[nodiscard]] Tag tag_of_at(std::size_t i) const {
    // "til at indgive": a verb that no dictionary has.
    if (previous(i) == Tag::Preposition && is_unknown_infinitive(i + 1)) return Tag::InfinitiveMarker;
    const bool finite = i + 1 < infos_.size() && infos_[i + 1] != nullptr && infos_[i + 1]->finite;
    const bool verb = may_be(i + 1, WordClass::Verb) && (!finite || is_infinitive(i + 1));
    return verb || previous_is_adverb_then_verb(i) ? Tag::InfinitiveMarker : Tag::Subjunction;
  }

  // "også kaldet X"
  [[nodiscard]] bool is_naming_verb(std::size_t i) const {
    return any(infos_[i]->uses, WordUse::NameVerb) && i > 0 &&
           (previous(i) == Tag::Comma || previous(i) == Tag::Open ||
            any(words_[i - 1].uses, WordUse::FurtherCue));
  }

  [[nodiscard]] Tag function_tag(std::size_t i, Tag tag) const {
    const auto form = std::string_view(tokens_[i].word->folded);
    if (tag == Tag::Determiner && (form == "den" || form == "det" || form == "de"))
      return is_pronoun_here(i) ? Tag::Pronoun : Tag::Determiner;
    // "blandt andet" is one adverb.
    if (form == "blandt" && folded(i + 1) == "andet") return Tag::Adverb;
    // "unge voksne", "voksne borgere": an adjective before a noun.
    if (tag == Tag::Noun && (form == "unge" || form == "voksne")) {
      if (stands_for_one(i) || is_act(i + 1)) return Tag::Noun;
      return noun_goes_on(i + 1) && !is_verb_only(i + 1) && !is_finite_only(i + 1) ? Tag::Adjective
                                                                                   : Tag::Noun;
    }
    // "i" and "om" may close a clause, "som" may be "as": patterns tell them apart themselves.
    return tag;
  }

  // Of "den", "det" and "de", which are articles and pronouns.
  [[nodiscard]] bool is_pronoun_here(std::size_t i) const {
    const auto form = folded(i);
    if (form != "de") {
      if (is_singular_clash(i + 1)) return true;
      // "indeholder den psykiske komponenter": they do not agree, so "den" is what does it.
      if (is_plural_behind(i + 1)) return true;
    } else if (is_finite_only(i + 1)) {
      // "når de producerer den plan": no noun stands before an article.
      if (opens_object(i + 2) && noun_goes_on(i + 3)) return true;
      // "de udvikler problemer": "de" takes no noun in the singular.
      if (infos_[i + 1]->noun != nullptr && !(folded(i + 1).ends_with("s") && noun_goes_on(i + 2)) &&
          (is_singular_noun(i + 1) || (is_mostly_verb(i + 1) && !is_comma(i + 2))))
        return true;
    }
    const bool number =
        is_number_word(i + 1) || (i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::Number);
    const bool behind_adverb =
        is_function(i + 1) && infos_[i + 1]->function_tag == Tag::Adverb && noun_goes_on(i + 2);
    return !noun_goes_on(i + 1) && !number && !behind_adverb;
  }

  // "give den unge afgørelse": what is done is not young.
  [[nodiscard]] bool is_act(std::size_t i) const {
    if (i >= infos_.size() || infos_[i] == nullptr || infos_[i]->noun == nullptr) return false;
    const std::string_view lemma = infos_[i]->noun->lemma;
    return lemma.ends_with("else") || lemma.ends_with("ning") || lemma.ends_with("ling") ||
           lemma.ends_with("støtte") || lemma.ends_with("hjælp");
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
