#pragma once

#include <vector>

#include "corpus/pdf_lines.h"

namespace vidensgraf {

/// Joins what stands side by side on a page: the words of a line that was stretched to the margin, and the
/// cells of tables, whose lines wrap. The other lines keep their order. Private to corpus/.
///
/// A row of a table becomes one line, with a tab between cells and a line end where a cell wraps. In a table
/// that only lays out a page (long cells, lists) the lines of each cell follow each other instead, marked
/// `is_settled`.
void join_side_by_side(std::vector<PdfTextLine>& lines, double page_width);

}  // namespace vidensgraf
