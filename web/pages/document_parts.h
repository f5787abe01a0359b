#pragma once

#include <string>
#include <vector>

#include "query/document_page.h"
#include "web/messages.h"

namespace vidensgraf {

/// The text of a document as HTML: pages, headings, lists and tables, with the places of facts in <mark>, and
/// the asked place in an element with id "place".
struct DocumentText {
  std::string html;
  bool is_cut = false;  ///< The text is longer than a page shows; the part around the place is there.
};

/// \param text   The document's canonical text.
/// \param marks  As `marks_of` gives them; of those that are wanted.
/// \param place  What to show first; empty: nothing in particular.
[[nodiscard]] DocumentText document_text(const DocumentPage& page, const std::string& text,
                                         const std::vector<DocumentMark>& marks, ByteSpan place,
                                         Language language);

}  // namespace vidensgraf
