#include "web/csv.h"

#include <algorithm>

namespace vidensgraf {
namespace {

constexpr std::string_view kFormulaSigns = "=+-@\t\r";

char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  char best = ';';
  for (const char sign : {';', ',', '\t'}) {
    if (std::count(first.begin(), first.end(), sign) > std::count(first.begin(), first.end(), best)) {
      best = sign;
    }
  }
  return best;
}

std::string without_guard(std::string cell) {
  if (cell.size() > 1 && cell[0] == '\'' && kFormulaSigns.find(cell[1]) != std::string_view::npos) {
    cell.erase(0, 1);
  }
  return cell;
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string value;
  if (!text.empty() && kFormulaSigns.find(text.front()) != std::string_view::npos) value = "'";
  value += text;
  if (value.find_first_of(";\"\r\n") == std::string::npos) return value;
  std::string quoted = "\"";
  for (const char byte : value) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

std::vector<CsvRow> read_csv(std::string_view text, std::size_t limit) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  std::size_t line = 1;
  char separator = separator_of(text);
  // Excel's own first line, which says what separates the cells.
  if (text.size() > 5 && text.starts_with("sep=") && (text[5] == '\n' || text[5] == '\r')) {
    separator = text[4];
    text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
    ++line;
  }
  std::vector<CsvRow> rows;
  CsvRow row{line, {}};
  std::string cell;
  bool is_quoted = false;
  const auto end_row = [&] {
    row.cells.push_back(without_guard(std::move(cell)));
    cell.clear();
    const bool holds_any =
        std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& one) { return !one.empty(); });
    if (holds_any) rows.push_back(std::move(row));
    row = CsvRow{line, {}};
  };
  for (std::size_t at = 0; at < text.size() && rows.size() < limit; ++at) {
    const char byte = text[at];
    if (byte == '\n') ++line;
    if (is_quoted) {
      if (byte != '"') {
        cell += byte;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        cell += text[++at];
      } else {
        is_quoted = false;
      }
    } else if (byte == '"' && cell.empty()) {
      is_quoted = true;
    } else if (byte == separator) {
      row.cells.push_back(without_guard(std::move(cell)));
      cell.clear();
    } else if (byte == '\n') {
      end_row();
    } else if (byte != '\r') {
      cell += byte;
    }
  }
  if (rows.size() < limit) end_row();
  return rows;
}

}  // namespace vidensgraf
