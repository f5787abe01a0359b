#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "language/word_repair.h"

namespace vidensgraf {

/// The ends (one past the last token) of the sentences of `tokens`, in order; the last one is tokens.size().
/// `tokens` are those of one run of text: a block, or blocks that continue each other.
[[nodiscard]] std::vector<std::size_t> find_sentence_ends(std::string_view text,
                                                          std::span<const RepairedToken> tokens);

}  // namespace vidensgraf
