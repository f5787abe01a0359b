#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

/// What spreadsheets need before UTF-8, without which they read Danish letters wrongly.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// `value` as one field of a table by RFC 4180, quoted where it must be. Spreadsheets take text that starts
/// with = + - @ (or a tab or carriage return) for a formula, and documents are untrusted: such a value gets
/// an apostrophe before it, as OWASP advises ("CSV Injection").
///
/// \param value  UTF-8.
[[nodiscard]] std::string csv_field(std::string_view value, char separator = ',');

/// A row with its line break (CRLF).
[[nodiscard]] std::string csv_row(std::span<const std::string> values, char separator = ',');
[[nodiscard]] std::string csv_row(std::initializer_list<std::string_view> values, char separator = ',');

/// A table that was read.
struct CsvTable {
  char separator = ',';
  std::vector<std::vector<std::string>> rows;  ///< Of different lengths, if they have that. UTF-8 in NFC.
};

/// Reads a table by RFC 4180; also with LF for CRLF, with a byte order mark, in a code page of single bytes,
/// and separated by semicolons or tabs, as Danish spreadsheets write it: whichever of the three the first
/// line with any has most of, or that Excel's "sep=;" above all names, or `known`. Empty lines are left out.
///
/// Errors Input: text in no known encoding; a quoted field without an end, with its line.
[[nodiscard]] Result<CsvTable> parse_csv(std::string_view bytes, std::optional<char> known = std::nullopt);

}  // namespace vidensgraf
