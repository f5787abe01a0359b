#pragma once

#include <string>
#include <vector>

#include "web/router.h"
#include "web/templates.h"

namespace vidensgraf {

// Deciding on a part of the graph on the page itself, without a spreadsheet: the rows of a review sheet
// (web/review_sheet.h) as a form.

/// Puts the rows of the part that the address asks for ("around", "depth", ... as on the page of the graph),
/// 40 a page ("side"), what nobody decided yet first. Nothing where the address asks for none.
/// `context` has an inbox.
[[nodiscard]] Result<void> put_review_desk(TemplateData& data, Context& context);

/// What was handed in by that form.
struct DeskSheet {
  std::string text;                ///< As a review sheet: a line of headings, one for each row.
  std::vector<std::string> names;  ///< Of the rows.
};
[[nodiscard]] DeskSheet sheet_of_desk(const Request& request);

}  // namespace vidensgraf
