#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vidensgraf {

/// A stretch of words that two texts share, or that only one of them has.
struct WordRun {
  enum class Kind { Both, OnlyFirst, OnlySecond };
  Kind kind = Kind::Both;
  std::string words;  ///< As they stand, of shared ones in the second text; single spaces in between.
};

/// What must be left out of `first` and added to make `second`, word by word. Words are compared folded and
/// without the punctuation around them; runs of different kinds alternate, left out before added.
///
/// \param first, second  UTF-8. Of more than 1,500 words the rest is compared as one run.
/// Cost: proportional to the product of the numbers of words that differ in the middle.
[[nodiscard]] std::vector<WordRun> word_diff(std::string_view first, std::string_view second);

/// The words that `word_diff` compares: folded, without punctuation.
[[nodiscard]] std::vector<std::string> compared_words(std::string_view text);

/// The number of words that two lists have in common in their order (longest common subsequence).
[[nodiscard]] std::size_t common_words(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace vidensgraf
