#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"

// Spreadsheets as Office Open XML (.xlsx). libxlsxwriter writes them and is used nowhere else. Internal to
// graph/.

namespace vidensgraf {

struct WorkbookColumn {
  std::string header;
  double width = 0;  ///< In characters of the usual font.
};

struct WorkbookSheet {
  std::string name;
  std::vector<WorkbookColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< UTF-8; an empty cell is none.
};

/// A workbook with a header that stays in sight and text that wraps, to be read on a screen and printed on
/// A4. Every cell is text, so that nothing in it is taken for a formula; the first column stays in sight too
/// where there are more than two. The same arguments give the same bytes. What no spreadsheet takes (32,767
/// characters) is cut, with "…".
///
/// \param shown  Index of the sheet that is seen first.
/// Errors: Limit (more rows than a sheet has), Io (no room for the library's temporary files).
[[nodiscard]] Result<std::string> write_workbook(const std::string& title,
                                                 const std::vector<WorkbookSheet>& sheets, std::size_t shown);

}  // namespace vidensgraf
