#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "language/analyzer.h"
#include "query/pages/document_page.h"
#include "web/messages.h"

namespace vidensgraf {

/// Where each part of a long text begins: the parts are shown one a page. Part 1 begins at 0; the same for
/// the same text always, so that addresses of parts stay good.
[[nodiscard]] std::vector<std::uint32_t> parts_of(const DocumentPage& page);

/// What is shown of a document, and how.
struct ShownText {
  const std::vector<DocumentMark>* marks = nullptr;  ///< As `marks_of` gives them; of those that are wanted.
  ByteSpan place{};                                  ///< In an element with id "place"; may be empty.
  ByteSpan part{};                                   ///< Of the document: what is shown.
  /// Where a cited work, by its key, leads: the address of the document that it is. Others lead to the page
  /// of the work.
  std::map<std::string, std::string> cited_addresses{};
};

/// The text as HTML: pages, headings, lists and tables, with the places of facts as links.
///
/// \param text  The canonical text of `shown.part`.
[[nodiscard]] std::string document_text(const DocumentPage& page, const std::string& text,
                                        const ShownText& shown, const Analyzer& analyzer, Language language);

}  // namespace vidensgraf
