#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "extraction/grammar/word_form.h"
#include "language/analyzed_text.h"

// What the dictionaries allow for the tokens of one sentence, whatever class is chosen for them in the end:
// the questions that the tagger's rules ask of a token and its neighbours.

namespace vidensgraf {

/// Borrows the tokens and what is known of their forms; both must outlive it. A token past the end is
/// nothing.
class SentenceForms {
 public:
  SentenceForms(std::span<const Token> tokens, std::span<const FormInfo* const> infos)
      : tokens_(tokens), infos_(infos) {}

  [[nodiscard]] bool is_suspended(std::size_t i) const {
    const auto form = tokens_[i].form;
    if (form.size() > 1 && form.back() == '-') return true;
    return i + 2 < tokens_.size() && tokens_[i + 1].form == "-" && !tokens_[i + 1].space_before &&
           tokens_[i + 2].space_before;
  }

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

  // A determiner or pronoun that opens an object: "styrke deres udvikling".
  [[nodiscard]] bool opens_object(std::size_t i) const {
    if (!is_function(i)) return false;
    const auto form = std::string_view(tokens_[i].word->folded);
    return infos_[i]->function_tag == Tag::Determiner && form != "al" && form != "alt";
  }

  // Whether a noun that can only be plural stands at token i, or behind adjectives there.
  [[nodiscard]] bool is_plural_behind(std::size_t i) const {
    constexpr std::size_t kMostAdjectives = 2;
    for (std::size_t first = i; i < infos_.size() && infos_[i] != nullptr && i - first <= kMostAdjectives;
         ++i) {
      const auto& info = *infos_[i];
      if (info.has_function_tag || is_suspended(i)) return false;
      if (info.noun != nullptr)
        return i > first && info.adjective == nullptr && info.verb == nullptr &&
               has(info.noun->features, Feature::Plural) && !has(info.noun->features, Feature::Singular) &&
               !has(info.noun->features, Feature::Genitive) && tokens_[i].word->readings.size() == 1;
      if (info.adjective == nullptr || !tokens_[i].word->folded.ends_with("e")) return false;
    }
    return false;
  }

 protected:
  std::span<const Token> tokens_;
  std::span<const FormInfo* const> infos_;
};

}  // namespace vidensgraf
