#pragma once

#include <cstddef>
#include <span>

#include "extraction/grammar/verb_places.h"

namespace vidensgraf {

/// Tells by its place which class a noun, adjective or verb is of, where the dictionaries allow several. For
/// sentence_tagger.cpp, which has chosen the tags before the token that is asked about, and only those.
///
/// Borrows tokens, forms and words; all must outlive it.
class OpenClassWords : protected VerbPlaces {
 public:
  using VerbPlaces::VerbPlaces;

  /// The class of a word that is no function word. `i` must be below the number of tokens, and a word.
  [[nodiscard]] Tag open_class(std::size_t i) const;

 protected:
  /// "giver den unge valgmuligheder": the article counts one, the noun behind means several.
  [[nodiscard]] bool stands_for_one(std::size_t i) const;

 private:
  [[nodiscard]] bool is_verb_behind_opening(std::size_t i) const;
  [[nodiscard]] bool is_participle_of_noun_behind(std::size_t i) const;
  [[nodiscard]] bool is_verb_of_clause(std::size_t i) const;
  [[nodiscard]] bool is_what_was_done(std::size_t i) const;
  [[nodiscard]] bool cannot_describe_next(std::size_t i) const;
  [[nodiscard]] bool is_definite_noun_here(std::size_t i) const;
  [[nodiscard]] bool is_infinitive_with_object(std::size_t i) const;
  [[nodiscard]] bool is_owner(std::size_t i) const;
  [[nodiscard]] bool stands_for_noun(std::size_t i) const;
  [[nodiscard]] Tag adjective_or_other(std::size_t i) const;
  [[nodiscard]] bool describes_next(std::size_t i) const;
  [[nodiscard]] Tag tag_before_noun(std::size_t i) const;
  [[nodiscard]] Tag noun_or_verb(std::size_t i) const;
  [[nodiscard]] Tag noun_or_verb_by_tag_before(std::size_t i) const;
  [[nodiscard]] bool is_verb_behind_adjective(std::size_t i) const;
  [[nodiscard]] bool is_verb_behind_comma(std::size_t i) const;
  [[nodiscard]] Tag only_class(std::size_t i) const;
};

}  // namespace vidensgraf
