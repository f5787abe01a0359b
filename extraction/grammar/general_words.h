#pragma once

#include <string_view>

namespace vidensgraf {

/// How common a word is whatever the subject: the binary logarithm, rounded down, of the number of Danish
/// acts and orders (of 13,501) in which the form occurs; 0 below 128 of them. `word` is in lower case, UTF-8.
/// The list (lists/general_words.txt) is part of the program and read at the first call; thread-safe.
[[nodiscard]] int general_word_octave(std::string_view word);

}  // namespace vidensgraf
