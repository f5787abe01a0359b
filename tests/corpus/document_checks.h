#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace vidensgraf {

/// The blocks of a document, one a line: "heading1 Metode", "item1 • borgere", "paragraph> ..." where `>`
/// says that the sentence goes on in the next block and "@3" after the kind gives a page. Line ends inside a
/// block show as "~".
std::string outline(const Document& document);
std::string outline(std::string_view text, const std::vector<Block>& blocks);

/// The first broken promise of `Document`, `Block` or `split_into_passages`, or "".
std::string broken_promise(const Document& document);

/// A plain text read as the file `name`; the test fails if it can't be.
Document read_text(std::string_view text, std::string_view name = "test.txt");

/// The message that reading `bytes` gives, or "read" if it can be read.
std::string message_for(std::string_view bytes, std::string_view name);

}  // namespace vidensgraf
