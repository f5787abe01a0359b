#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/export.h"
#include "graph/review.h"
#include "web/messages.h"

namespace vidensgraf {

// A part of the graph as a sheet on which people write what they think of it, and what comes back.
//
//   id ; kind ; name ; definition ; source ; page ; address ; documents ; places ; earlier ; decision ;
//   correction ; comment
//
// One row for each node and each link, by its id (graph/review.h). "documents" and "places" say what it rests
// on: come back unchanged, they show whether that is still so. Who reviews fills in the last three columns.

/// CSV with semicolons and a mark of UTF-8, as Danish Excel reads and writes it; headings in `language`.
///
/// \param site  Before the addresses of pages: "https://viden.example"; empty where nobody serves them.
[[nodiscard]] std::string review_sheet(const ExportedGraph& graph, Language language,
                                       std::string_view site = {});

/// A row on which something was decided or noted. Who and when is left open.
struct ReviewedRow {
  std::size_t line = 0;  ///< Of the sheet, from 1.
  ReviewDecision decision;
};

struct ReviewProblem {
  enum class Kind : std::uint8_t {
    NoHeadings,       ///< The columns "id" and "decision" are not there; nothing was read.
    UnknownDecision,  ///< Value: what stands there.
    NoCorrection,     ///< A new name, or what to merge with, is missing.
    BadId,            ///< Value: what stands there, which no sheet had: a spreadsheet changed it.
    TooManyRows,      ///< Value: how many are read.
    NoText,           ///< The bytes are no text.
  };
  Kind kind = Kind::NoHeadings;
  std::size_t line = 0;
  std::string value{};
};
/// "no_headings", ...: for translations.
[[nodiscard]] std::string_view name_of(ReviewProblem::Kind kind);

struct ReadSheet {
  std::vector<ReviewedRow> rows;  ///< Rows without a decision and a comment are left out.
  std::vector<ReviewProblem> problems;
};

/// Reads a sheet as spreadsheets save it: UTF-8, UTF-16 or Windows-1252, with any of the separators ";", ","
/// and tab, headings in Danish or English, columns in any order. Never fails: what cannot be used is a
/// problem. Does not look at the index.
[[nodiscard]] ReadSheet read_review_sheet(std::string_view text);

}  // namespace vidensgraf
