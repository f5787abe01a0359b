#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/byte_span.h"
#include "language/analyzer.h"
#include "query/search/query_expansion.h"

namespace vidensgraf {

/// A word of a passage that matched, and why.
struct Mark {
  ByteSpan source;  ///< In canonical text.
  MatchReason why = MatchReason::Word;
  friend bool operator==(const Mark&, const Mark&) = default;
};

/// Finds the words that a query matches in one passage after another: a word form is judged once.
class MarkFinder {
 public:
  using Marks = std::unordered_map<std::string, MatchReason>;

  /// \param marks   Index terms to mark (`ExpandedQuery::marks`); borrowed.
  explicit MarkFinder(const Marks& marks) : marks_(&marks) {}

  /// In text order, disjoint.
  /// \param text    The analysis of a stretch of canonical text that starts at byte `offset` of its document.
  [[nodiscard]] std::vector<Mark> find(const AnalyzedText& text, std::uint32_t offset);

 private:
  [[nodiscard]] std::optional<MatchReason> reason_of(const Token& token);

  const Marks* marks_;
  std::unordered_map<const WordAnalysis*, std::optional<MatchReason>> known_;
};

/// The stretch of `text` to show: all of it where it is short, otherwise the whole sentences with the most
/// different marks, cut between words where even one is too long. In canonical text, like `marks`.
///
/// \param analyzed  The analysis of `text`.
[[nodiscard]] ByteSpan choose_snippet(std::string_view text, std::uint32_t offset,
                                      const std::vector<Mark>& marks, const AnalyzedText& analyzed,
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
