#pragma once

#include <cstdint>
#include <vector>

#include "corpus/document.h"

namespace vidensgraf {

/// The unit that search returns: one block or a few in a row, within one section, of about 50 to 250 words.
struct Passage {
  /// From the start of its first block to the end of its last; of a very long block a piece.
  ByteSpan source;
  BlockIndex first_block = 0;
  std::uint32_t block_count = 1;
  std::uint32_t page = 0;         ///< Of its first block.
  BlockIndex heading = kNoBlock;  ///< Innermost heading above.
};

/// Splits a document into passages, in text order and disjoint. Boilerplate and tables of contents start and
/// end none; a heading opens the passage that follows it. Linear; pure.
[[nodiscard]] std::vector<Passage> split_into_passages(const Document& document);

}  // namespace vidensgraf
