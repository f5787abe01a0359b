#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "extraction/grammar/sentence_forms.h"
#include "extraction/grammar/tagged_word.h"

namespace vidensgraf {

/// Tells by its place whether a form that is a noun or an adjective, too, is the verb of its clause. For
/// sentence_tagger.cpp, which has chosen the tags before the token that is asked about, and only those.
///
/// Borrows tokens, forms and words; all must outlive it.
class VerbPlaces : protected SentenceForms {
 public:
  VerbPlaces(std::span<const Token> tokens, std::span<const FormInfo* const> infos,
             std::span<TaggedWord> words)
      : SentenceForms(tokens, infos), words_(words) {}

  /// Of a form that may be a noun or a finite verb: whether it is the verb. "der bor i", "nogle bor".
  [[nodiscard]] bool is_finite_here(std::size_t i) const;
  /// Of a participle in -t: whether an auxiliary before it says that something was done. "har fået bevilget
  /// støtte", "er der truffet afgørelse"; not "har nedsat syn".
  [[nodiscard]] bool is_done_here(std::size_t i) const;

 protected:
  [[nodiscard]] Tag previous(std::size_t i) const { return i == 0 ? Tag::Stop : words_[i - 1].tag; }
  [[nodiscard]] std::string_view folded(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].word != nullptr ? std::string_view(tokens_[i].word->folded)
                                                            : std::string_view();
  }
  [[nodiscard]] bool plural_stands_alone(std::size_t i) const;
  [[nodiscard]] bool is_behind_provision(std::size_t i) const;
  [[nodiscard]] bool takes_object(std::size_t i) const;
  [[nodiscard]] bool auxiliary_before(std::size_t i) const;
  [[nodiscard]] bool is_late_past(std::size_t i) const;
  [[nodiscard]] bool is_past_behind_year(std::size_t i) const;
  [[nodiscard]] bool describes_noun_before(std::size_t i) const;
  [[nodiscard]] bool modal_before(std::size_t i) const;
  [[nodiscard]] bool is_auxiliary(std::size_t i) const;
  [[nodiscard]] bool is_mostly_verb(std::size_t i) const;
  [[nodiscard]] bool has_object(std::size_t i) const;
  [[nodiscard]] bool joins_verbs(std::size_t i) const;

  std::span<TaggedWord> words_;  // NOLINT(misc-non-private-member-variables-in-classes)

 private:
  [[nodiscard]] bool is_finite_verb(std::size_t i) const;
  [[nodiscard]] bool may_be_singular(std::size_t i) const;
  [[nodiscard]] bool is_passive_or_genitive(std::size_t i) const;
  [[nodiscard]] bool clashes_with_article(std::size_t i) const;
  [[nodiscard]] bool goes_on_like_verb(std::size_t i) const;
  [[nodiscard]] bool is_noun_alone(std::size_t i) const;
  [[nodiscard]] bool closes_relative_clause(std::size_t comma) const;
  [[nodiscard]] bool is_behind_adverb(std::size_t i) const;
  [[nodiscard]] bool opens_item_with_verb(std::size_t i) const;
  [[nodiscard]] bool is_item_mark(std::size_t close) const;
};

}  // namespace vidensgraf
