#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/block_builder.h"

namespace vidensgraf {

// From the words of a PDF, with their places and fonts, to blocks. Private to corpus/.

/// A word as the PDF library gives it: UTF-8, box in points from the top left corner of the page.
struct PdfWord {
  std::string text;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double font_size = 0;
  bool is_bold = false;
  bool space_after = false;
  int turns = 0;               ///< Quarters of a turn, clockwise, from upright text.
  bool is_unreadable = false;  ///< Most of its letters are none: the font does not say what they are.
};

/// The words of a page, those of a line one after the other.
struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;
};

/// Adds the blocks of `pages` to `builder`: headings by font size, lists, footnotes, captions; running
/// headers, footers and page numbers as boilerplate. Lines of a block are parted by line ends, hyphens at
/// line ends stay.
void lay_out_pdf(const std::vector<PdfPage>& pages, BlockBuilder& builder);

}  // namespace vidensgraf
