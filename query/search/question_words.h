#pragma once

#include <cstddef>
#include <vector>

#include "query/search/word_expansion.h"

namespace vidensgraf {

/// Whether the word only asks, as "hvornår" does, and so is not searched. Internal to query/.
[[nodiscard]] bool is_question_word(const QueryWord& word);

/// The number of words that open a question for a definition ("hvad er", "definition af"), behind which the
/// term follows; 0 if `words` are no such question.
[[nodiscard]] std::size_t definition_opening(const std::vector<QueryWord>& words);

}  // namespace vidensgraf
