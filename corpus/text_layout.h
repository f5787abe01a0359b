#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "corpus/document.h"
#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// What the steps of `recognise_blocks` share (text_blocks.cpp names their order): lines with what is known
// about each, then drafts of blocks. Private to corpus/; the inline namespace keeps the short names apart
// from those of other folders.
namespace vidensgraf {
inline namespace text_recogniser {

enum class LineRole : std::uint8_t { Text, Boilerplate, Contents };

struct LineFacts {
  LineRole role = LineRole::Text;
  std::uint32_t page = 0;
  std::uint32_t glued_number = 0;  ///< Bytes of a printed page number that ran into the line.
};

/// A block before it is decided what it is.
struct Draft {
  Block block;
  std::uint32_t lines = 1;
  bool may_be_heading = false;    ///< Stands between blank lines and looks like one.
  std::uint32_t item_number = 0;  ///< Of a numbered list item.
  bool is_bullet = false;
  std::uint8_t fixed_level = 0;  ///< Of a Markdown heading.
};

/// The lines of a text. Borrows the text.
struct TextLayout {
  explicit TextLayout(std::string_view whole) : text(whole), lines(split_lines(whole)), facts(lines.size()) {}

  [[nodiscard]] std::string_view line(std::size_t index) const {
    return text.substr(lines[index].begin, lines[index].end - lines[index].begin);
  }
  [[nodiscard]] std::string_view content(const Draft& draft) const { return cut(text, draft.block.source); }
  /// Whether the line has a blank line, or one that is no text, above it and a blank one below.
  [[nodiscard]] bool is_alone(std::size_t index) const {
    return (index == 0 || lines[index - 1].is_blank() || facts[index - 1].role != LineRole::Text) &&
           (index + 1 == lines.size() || lines[index + 1].is_blank());
  }
  /// The first line from `index` on that is not blank, or the number of lines.
  [[nodiscard]] std::size_t next_full_line(std::size_t index) const {
    while (index < lines.size() && lines[index].is_blank()) ++index;
    return index;
  }
  /// Whether the table of contents has this title.
  [[nodiscard]] bool is_in_contents(std::string_view title) const {
    return !contents.empty() && contents.contains(comparison_key(title));
  }

  std::string_view text;
  std::vector<TextLine> lines;
  std::vector<LineFacts> facts;              ///< One per line.
  std::unordered_set<std::string> contents;  ///< Keys of the titles in the table of contents.
};

inline constexpr std::size_t kLongestHeadingBytes = 140;

/// The next draft that is not boilerplate in the direction of `step` (1 or -1), or null.
[[nodiscard]] const Draft* neighbour(const std::vector<Draft>& drafts, std::size_t index, int step);

/// Page markers, page breaks, running headers and page numbers (page_marks.cpp). What is left for after the
/// table of contents: the lines that are nothing but a page number, if these are the only marks of pages.
using PageNumberLines = std::vector<std::pair<std::size_t, std::uint32_t>>;
[[nodiscard]] PageNumberLines find_page_marks(TextLayout& layout);
void set_pages_by_numbers(TextLayout& layout, const PageNumberLines& numbers);

/// Marks the lines of the table of contents and keeps their titles (contents_lines.cpp).
void find_contents(TextLayout& layout);

/// Paragraphs, list items, table rows, captions and footnotes (text_drafts.cpp).
[[nodiscard]] std::vector<Draft> make_drafts(const TextLayout& layout);

/// Headings (text_headings.cpp): what a line tells by itself, what its neighbours say about it, and levels.
[[nodiscard]] bool looks_like_heading(const TextLayout& layout, const Draft& draft);
void decide_headings(const TextLayout& layout, std::vector<Draft>& drafts);
void set_heading_levels(const TextLayout& layout, std::vector<Draft>& drafts);

/// Quotations and who said them (text_quotations.cpp).
void find_quotations(const TextLayout& layout, std::vector<Draft>& drafts);

/// Entries of reference lists, one draft each (text_references.cpp).
void find_reference_entries(const TextLayout& layout, std::vector<Draft>& drafts);

/// Remains of the web page around the document (text_furniture.cpp).
void find_page_furniture(const TextLayout& layout, std::vector<Draft>& drafts);

}  // namespace text_recogniser
}  // namespace vidensgraf
