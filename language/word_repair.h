#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/tokenizer.h"
#include "language/word_analysis.h"

namespace vidensgraf {

/// A token after repair: `form` is set where it differs from the text.
struct RepairedToken {
  RawToken raw;
  std::string form;  ///< "sundhedsfaglig" for "sundheds-\nfaglig"; empty where the text says it.
  const WordAnalysis* word = nullptr;  ///< Of `form`, once it is looked up.
};

/// Does a dictionary know this word form?
using KnowsWord = std::function<bool(const std::string& form)>;

/// Whether a word may stand after a suspended hyphen, joining it to the word it waits for: "og", "eller", ...
[[nodiscard]] bool is_joining_word(std::string_view folded);

/// Joins words that are broken at a line end, and removes break marks. Tokens are those of one run of text.
[[nodiscard]] std::vector<RepairedToken> repair_words(std::string_view text, std::span<const RawToken> tokens,
                                                      const KnowsWord& knows);

}  // namespace vidensgraf
