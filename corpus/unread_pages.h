#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/document.h"

namespace vidensgraf {

/// The numbers of the pages that were not read for `reason`, with stretches taken together: "4-6, 9"; empty
/// if there are none.
[[nodiscard]] std::string unread_page_numbers(const Document& document, UnreadReason reason);
[[nodiscard]] std::size_t unread_page_count(const Document& document, UnreadReason reason);

/// One sentence for people: "3 of 12 pages have no text, only pictures (pages 4-6)."; empty if all was read.
[[nodiscard]] std::string describe_unread_pages(const Document& document);

}  // namespace vidensgraf
