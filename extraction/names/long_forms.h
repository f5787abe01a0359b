#pragma once

// Internal to extraction/: what a short form stands for, by what is beside it.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "corpus/byte_span.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

struct LongForm {
  std::string_view words;  ///< As the text has them; a view into it.
  ByteSpan introduction;   ///< Of the long and the short form together.
};

/// Whether `words` are a name that spells out the short form, each of its words by its first letter and one
/// letter at most inside a word: "Borgerstyret personlig assistance" and BPA.
[[nodiscard]] bool heads_spell_out(std::string_view words, std::string_view short_form);

/// The long form that the tokens of a sentence of `text` give for the short form at token `at`, if any: by
/// Schwartz and Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text", PSB
/// 2003, in both directions.
[[nodiscard]] std::optional<LongForm> long_form_beside(std::string_view text, std::span<const Token> tokens,
                                                       std::size_t at, std::string_view short_form);

/// The shortest end of `words` (as in the text, in one line) whose letters spell `short_form` by their rule:
/// every letter in order, the first one at the beginning of a word. Empty if none does.
[[nodiscard]] std::string_view long_form_before(std::string_view words, std::string_view short_form);

}  // namespace vidensgraf
