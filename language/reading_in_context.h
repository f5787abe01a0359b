#pragma once

#include <cstddef>
#include <span>

#include "language/analyzed_text.h"

namespace vidensgraf {

/// The reading of `tokens[index]` that its neighbours speak for: "at støtte" the verb, "en støtte" the noun,
/// "specialiserede indsatser" the adjective; `best()` where they are silent. `tokens` are those of a
/// sentence. A token that is no word has a reading of class Unknown. Some 20 ns; borrows from the Analyzer.
[[nodiscard]] const Reading& reading_in_context(std::span<const Token> tokens, std::size_t index);

}  // namespace vidensgraf
