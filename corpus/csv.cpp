#include "corpus/csv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "corpus/encoding.h"

namespace vidensgraf {
namespace {

// The separator of a table by its first line that has any, what is quoted left out: a title may stand above.
char find_separator(std::string_view text) {
  constexpr std::array kSeparators = {',', ';', '\t'};
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char byte : text) {
    if (byte == '"') quoted = !quoted;
    if (quoted) continue;
    if ((byte == '\n' || byte == '\r') && counts != decltype(counts){}) break;
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += byte == kSeparators[i] ? 1 : 0;
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                              counts.begin())];
}

// Excel's own first line, "sep=;", that says the separator and is no row. Taken away from `text`.
std::optional<char> take_stated_separator(std::string_view& text) {
  constexpr std::string_view kMark = "sep=";
  if (!text.starts_with(kMark) || text.size() <= kMark.size()) return std::nullopt;
  const std::string_view rest = text.substr(kMark.size() + 1);
  if (!rest.empty() && rest[0] != '\r' && rest[0] != '\n') return std::nullopt;
  const char separator = text[kMark.size()];
  if (separator != ',' && separator != ';' && separator != '\t') return std::nullopt;
  text = rest;
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

Result<CsvTable> parse_csv(std::string_view bytes, std::optional<char> known) {
  const auto decoded = decode_text(bytes);
  if (!decoded) return fail(decoded.error());
  std::string_view text = *decoded;
  CsvTable table;
  const auto stated = take_stated_separator(text);
  if (!known) known = stated;
  table.separator = known ? *known : find_separator(text);
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
