#pragma once

#include <string>

#include "corpus/document.h"
#include "extraction/facts.h"

namespace vidensgraf {

/// One self-contained HTML page of the document's text with every fact marked, for reading with an expert.
///
/// Well-formed XML as well, without script and without anything from elsewhere: the text is untrusted and
/// shows as text only. A place of the text is addressed by its bytes, "#b123-456", where a fact stands there;
/// a page by "#side-3". Danish, with the code names of the JSON beside. Pure.
///
/// \param facts  Facts of `document`: spans are into its text.
[[nodiscard]] std::string annotated_page(const Document& document, const DocumentFacts& facts);

}  // namespace vidensgraf
