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
};

/// The lines of a page in reading order: columns one after the other, labels in front of what they label.
[[nodiscard]] std::vector<PdfTextLine> pdf_lines(const PdfPage& page, std::uint32_t number);

}  // namespace vidensgraf
