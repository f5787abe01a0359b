#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/byte_span.h"
#include "language/analyzer.h"
#include "query/query_expansion.h"

namespace vidensgraf {

/// A word of a passage that matched, and why.
struct Mark {
  ByteSpan source;  ///< In canonical text.
  MatchReason why = MatchReason::Word;
  friend bool operator==(const Mark&, const Mark&) = default;
};

/// The words of `text` that a query matches, in text order, disjoint.
///
/// \param text    A stretch of canonical text that starts at byte `offset` of its document.
/// \param marks   Index terms to mark (`ExpandedQuery::marks`).
[[nodiscard]] std::vector<Mark> find_marks(std::string_view text, std::uint32_t offset,
                                           const Analyzer& analyzer,
                                           const std::unordered_map<std::string, MatchReason>& marks);

/// The stretch of `text` to show: all of it where it is short, otherwise the whole sentences with the most
/// different marks, cut between words where even one is too long. In canonical text, like `marks`.
[[nodiscard]] ByteSpan choose_snippet(std::string_view text, std::uint32_t offset,
                                      const std::vector<Mark>& marks, const Analyzer& analyzer,
                                      std::size_t max_bytes = 320);

/// What stands before and after a marked word in a rendered snippet.
struct MarkStyle {
  std::string_view open;
  std::string_view close;
};

/// The snippet as one line, as `display_text` would show it, "…" where it does not start or end the text.
///
/// \param breaks  What `breaks_in_words` found in `text`.
[[nodiscard]] std::string render_snippet(std::string_view text, std::uint32_t offset, ByteSpan snippet,
                                         const std::vector<Mark>& marks, const std::vector<ByteSpan>& breaks,
                                         MarkStyle style = {});

}  // namespace vidensgraf
