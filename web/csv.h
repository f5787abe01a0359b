#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vidensgraf {

// Tables for spreadsheets and back (RFC 4180). Danish Excel writes semicolons, others commas or tabs.

/// A cell of a table with semicolons. What a spreadsheet would take for a formula gets an apostrophe in
/// front.
[[nodiscard]] std::string csv_cell(std::string_view text);

struct CsvRow {
  std::size_t line = 0;  ///< Where it begins, from 1.
  std::vector<std::string> cells;
};

/// The first `limit` rows that hold anything. The separator is the one of ";", "," and tab that the first
/// line has most of, or that a line "sep=;" before it names; the apostrophe of `csv_cell` and a mark of UTF-8
/// are taken off. A quotation mark that is never closed reaches to the end.
[[nodiscard]] std::vector<CsvRow> read_csv(std::string_view text, std::size_t limit);

}  // namespace vidensgraf
