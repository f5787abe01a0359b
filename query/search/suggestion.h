#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "language/analyzer.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

/// A word of the index that may have been meant.
struct Suggestion {
  std::string word;  ///< Folded.
  std::uint64_t document_frequency = 0;
  unsigned distance = 0;  ///< Edits; 0: the same but for æ, ø and å.
};

/// The words of the index nearest to `word`, as they are written or as lemmas that a dictionary knows, best
/// first: fewest edits (insert, delete, replace, swap of neighbours; æ, ø, å typed as ae, oe, aa or a, o cost
/// nothing), then most passages. At most `limit`.
///
/// One edit is allowed from four letters on, two from eight. The first letter is taken for right.
/// Cost: a walk over the words with that letter, some milliseconds on large indexes: for unknown words only.
///
/// \param word  Folded, UTF-8.
[[nodiscard]] Result<std::vector<Suggestion>> suggest_words(const FullTextReader& full_text,
                                                            const Analyzer& analyzer, std::string_view word,
                                                            std::size_t limit);

/// The number of edits between two folded words, counted as above; nothing if more than `limit`, or if a word
/// has more than 40 letters.
[[nodiscard]] std::optional<unsigned> edit_distance(std::string_view a, std::string_view b, unsigned limit);

}  // namespace vidensgraf
