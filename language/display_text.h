#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/byte_span.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// The bytes inside words of `text` that a person is not shown: the hyphen and line break of a word broken at
/// a line end, break marks (corpus/break_marks.h). In text order, disjoint. Words are joined as the token
/// layer joins them: "sagsbe-\nhandler" is one word, "børne-\nog ungeområdet" keeps its hyphen.
///
/// \param text    A stretch of canonical text that starts at byte `offset` of its document.
[[nodiscard]] std::vector<ByteSpan> breaks_in_words(std::string_view text, std::uint32_t offset,
                                                    const Analyzer& analyzer);

/// The same where the analysis of `text` is at hand.
[[nodiscard]] std::vector<ByteSpan> breaks_in_words(std::string_view text, std::uint32_t offset,
                                                    const AnalyzedText& analyzed);

/// Canonical text as one line for people: without what breaks words, runs of white space and control
/// characters as one space, none at the ends. Bytes that are no UTF-8 become U+FFFD. Whatever is shown as
/// text goes through this; what a span promises byte for byte does not.
[[nodiscard]] std::string display_text(std::string_view text, const Analyzer& analyzer);

/// The same where `breaks_in_words(text, 0, ...)` are known.
[[nodiscard]] std::string display_text(std::string_view text, const std::vector<ByteSpan>& breaks);

}  // namespace vidensgraf
