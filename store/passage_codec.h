#pragma once

#include <string>

#include "corpus/passages.h"
#include "store/coding.h"

namespace vidensgraf {

/// Appends a passage's place in its document's text: varints of begin, size, first block, number
/// of blocks, page, and the block of its heading counted from 1, or 0 for none. On disk: never change it.
void append_passage(std::string& out, const Passage& passage);

/// Takes one passage from `reader`, which afterwards is not `ok()` where the bytes are none.
[[nodiscard]] Passage take_passage(RowReader& reader);

}  // namespace vidensgraf
