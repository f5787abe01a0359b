#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vidensgraf {

// Lines of plain text, and what one line looks like by itself. Private to corpus/.

/// A line without its line end and without white space at either end.
struct TextLine {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t indent = 0;      ///< Bytes of white space before `begin`.
  std::uint32_t form_feeds = 0;  ///< Form feeds (page breaks of pdftotext) before it since the last line.
  [[nodiscard]] bool is_blank() const { return begin == end; }
};

/// Splits at LF, CR LF, CR and form feed. Spans are into `text`, which must be at most 4 GiB.
[[nodiscard]] std::vector<TextLine> split_lines(std::string_view text);

/// What opens a list item: "•", "-", "1.", "a)", "iv.".
struct ListMarker {
  std::uint32_t bytes = 0;   ///< Of marker and white space after it.
  std::uint32_t number = 0;  ///< Of a numbered item; 0 for a bullet.
  bool is_letter = false;    ///< "a)" or "iv.": `number` is the letter's place or the roman value.
};
[[nodiscard]] std::optional<ListMarker> list_marker(std::string_view line);

/// An entry of a table of contents: "Metode ..... 13" (leaders, certain) or "Metode<tab>13" (a guess).
struct ContentsEntry {
  std::string_view title;
  std::uint32_t page = 0;
  bool has_leaders = false;
};
[[nodiscard]] std::optional<ContentsEntry> contents_entry(std::string_view line);

/// n of a line "(n)".
[[nodiscard]] std::optional<std::uint32_t> page_marker(std::string_view line);
/// The number that the whole line is ("14", "- 14 -", "Side 14", "Side 14 af 49").
[[nodiscard]] std::optional<std::uint32_t> page_number(std::string_view line);
/// The number of up to three digits that the line opens with, if a space and more text follow: a footnote, or
/// a page number that ran into the text.
struct LeadingNumber {
  std::uint32_t number = 0;
  std::uint32_t bytes = 0;  ///< Of the digits alone.
};
[[nodiscard]] std::optional<LeadingNumber> leading_number(std::string_view line);

/// "Figur 3: ...", "Tabel 1 ...", "Boks 2.1 ...".
[[nodiscard]] bool is_caption(std::string_view line);
/// Levels of a Markdown heading "## Metode" (1 to 6) and where its title starts.
struct MarkdownHeading {
  std::uint8_t level = 0;
};
[[nodiscard]] std::optional<MarkdownHeading> markdown_heading(std::string_view line);
/// Depth of a numbered heading: "2 Metode" 1, "2.1 Data" 2, "Kapitel 3" and "Bilag 2 – ..." 1; 0 if none.
[[nodiscard]] std::uint8_t heading_number_depth(std::string_view line);

}  // namespace vidensgraf
