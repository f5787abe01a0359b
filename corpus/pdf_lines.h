#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/pdf_layout.h"

namespace vidensgraf {

/// A line of a page of a PDF. Box and size in points from the top left corner of the page. Private to
/// corpus/.
struct PdfTextLine {
  std::string text;  ///< Cells of a row are parted by tabs.
  std::uint32_t page = 0;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double size = 0;
  bool is_bold = false;
  bool is_boilerplate = false;
  double page_height = 0;
  bool is_settled = false;  ///< What stands beside it is no part of it.
  int turns = 0;            ///< Places are those of the page turned so that the text is upright.
  bool is_aside = false;    ///< Other text of the page is turned otherwise, and is more.
};

/// The lines of a page in reading order: columns one after the other, labels in front of what they label,
/// text on its side last.
[[nodiscard]] std::vector<PdfTextLine> pdf_lines(const PdfPage& page, std::uint32_t number);

}  // namespace vidensgraf
