#pragma once

#include <span>

#include "extraction/grammar/word_form.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// Chooses the tags of one sentence from left to right. `infos` and `words` are parallel to `tokens`; an info
/// is null where the token is no word.
void tag_sentence(std::span<const Token> tokens, std::span<const FormInfo* const> infos,
                  std::span<TaggedWord> words);

}  // namespace vidensgraf
