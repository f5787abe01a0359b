#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/export.h"
#include "web/messages.h"

namespace vidensgraf {

// A part of the graph as a sheet on which people write what they think of it, and what comes back.
//
//   id ; kind ; name ; definition ; source ; page ; address ; decision ; correction ; comment
//
// One row for each node and each link. The id of a node is 16 hex digits, that of a link
// "<from>-<type>-<to>": the same in every index. Who reviews fills in the last three columns.

enum class Decision : std::uint8_t { Accept, Reject, Rename, Merge };

/// "accept", "reject", "rename", "merge": as they are kept.
[[nodiscard]] std::string_view name_of(Decision decision);

/// CSV with semicolons and a mark of UTF-8, as Danish Excel reads and writes it; headings in `language`.
[[nodiscard]] std::string review_sheet(const ExportedGraph& graph, Language language);

/// A row on which something was decided.
struct ReviewedRow {
  std::size_t line = 0;  ///< Of the sheet, from 1.
  std::string id;
  std::string name;
  Decision decision = Decision::Accept;
  std::string correction;  ///< Rename: the new name. Merge: the name of what it is one with.
  std::string comment;
};

struct ReviewProblem {
  enum class Kind : std::uint8_t {
    NoHeadings,       ///< The columns "id" and "decision" are not there; nothing was read.
    UnknownDecision,  ///< Value: what stands there.
    NoCorrection,     ///< A new name, or what to merge with, is missing.
    UnknownId,        ///< The index has no such node or link (any more).
    UnknownName,      ///< Value: what it shall be merged with.
    TooManyRows,      ///< Value: how many are read.
  };
  Kind kind = Kind::NoHeadings;
  std::size_t line = 0;
  std::string value{};
};
/// "no_headings", ...: for translations.
[[nodiscard]] std::string_view name_of(ReviewProblem::Kind kind);

struct ReadSheet {
  std::vector<ReviewedRow> rows;  ///< Rows without a decision are left out.
  std::vector<ReviewProblem> problems;
};

/// Reads a sheet in any of the separators ";", "," and tab, headings in Danish or English, columns in any
/// order. Never fails: what cannot be used is a problem. Does not look at the index.
[[nodiscard]] ReadSheet read_review_sheet(std::string_view text);

}  // namespace vidensgraf
