#include "corpus/csv.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corpus/encoding.h"

namespace vidensgraf {
namespace {

// The separator of a table by its first line, what is quoted left out.
char find_separator(std::string_view text) {
  std::size_t best = 0;
  char separator = ',';
  for (const char candidate : {',', ';', '\t'}) {
    std::size_t count = 0;
    bool quoted = false;
    for (const char byte : text) {
      if (byte == '"') quoted = !quoted;
      if (quoted) continue;
      if (byte == '\n' || byte == '\r') break;
      if (byte == candidate) ++count;
    }
    if (count > best) {
      best = count;
      separator = candidate;
    }
  }
  return separator;
}

template <class Values>
std::string row_of(const Values& values, char separator) {
  std::string row;
  bool first = true;
  for (const auto& value : values) {
    if (!std::exchange(first, false)) row += separator;
    row += csv_field(value, separator);
  }
  return row + "\r\n";
}

}  // namespace

std::string csv_field(std::string_view value, char separator) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  std::string text;
  if (!value.empty() && kFormula.find(value.front()) != std::string_view::npos) text = "'";
  text += value;
  if (text.find_first_of("\"\r\n") == std::string::npos && text.find(separator) == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

std::string csv_row(std::span<const std::string> values, char separator) { return row_of(values, separator); }

std::string csv_row(std::initializer_list<std::string_view> values, char separator) {
  return row_of(values, separator);
}

Result<CsvTable> parse_csv(std::string_view bytes) {
  const auto decoded = decode_text(bytes);
  if (!decoded) return fail(decoded.error());
  const std::string_view text = *decoded;
  CsvTable table;
  table.separator = find_separator(text);
  std::vector<std::string> row;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    std::string field;
    if (text[at] == '"') {
      const std::size_t opened_on = line;
      ++at;
      while (true) {
        if (at >= text.size()) {
          return fail(ErrorCode::Input,
                      fmt::format("The quoted field that begins on line {} has no end.", opened_on));
        }
        if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
        if (text[at] == '"') ++at;
        if (text[at] == '\n') ++line;
        field += text[at++];
      }
      ++at;
    }
    // What stands behind a closing quotation mark is kept, as spreadsheets do.
    while (at < text.size() && text[at] != table.separator && text[at] != '\n' && text[at] != '\r') {
      field += text[at++];
    }
    row.push_back(std::move(field));
    const bool ends_row = at >= text.size() || text[at] != table.separator;
    if (!ends_row) {
      ++at;
      if (at < text.size()) continue;
      row.emplace_back();  // a separator at the very end
    }
    if (text.substr(std::min(at, text.size()), 2) == "\r\n") ++at;
    ++at;
    ++line;
    const bool empty = row.size() == 1 && row.front().empty();
    if (!empty) table.rows.push_back(std::move(row));
    row.clear();
  }
  return table;
}

}  // namespace vidensgraf
