#pragma once

#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace vidensgraf {

/// The blocks of plain text: what the layout of a text file, or of a text dump of a PDF or a web page, tells.
///
/// \param text  Canonical text, at most 4 GiB; any content. Linear in its length.
/// \return      As `Document::blocks`: in text order, disjoint, trimmed, headings linked.
[[nodiscard]] std::vector<Block> recognise_blocks(std::string_view text);

}  // namespace vidensgraf
