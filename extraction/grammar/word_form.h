#pragma once

#include <cstdint>

#include "extraction/grammar/tagged_word.h"

namespace vidensgraf {

/// The bit of a word class in `FormInfo::classes`.
[[nodiscard]] constexpr std::uint16_t bit(WordClass word_class) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(word_class));
}

/// What is the same wherever the word form stands; made once per form and document.
struct FormInfo {
  std::uint16_t classes = 0;  // bits of the word classes of all readings
  bool has_function_tag = false;
  bool capital = false;  // begins with a capital letter
  bool finite = false;   // present tense
  bool noun_is_definite = false;
  Tag function_tag = Tag::Other;
  RelationStop stops = RelationStop::None;
  WordUse uses = WordUse::None;
  const Reading* noun = nullptr;
  const Reading* plain_noun = nullptr;  // not in the genitive
  const Reading* adjective = nullptr;
  const Reading* verb = nullptr;
  const Reading* best = nullptr;
};

/// What is known of the word's form. The result stays valid until the calling thread asks for so many other
/// forms that old ones are forgotten, which happens only in `forget_forms_if_many`.
[[nodiscard]] const FormInfo& form_info(const WordAnalysis& word);

/// Keeps the memory of `form_info` bounded; to be called between documents.
void forget_forms_if_many();

}  // namespace vidensgraf
