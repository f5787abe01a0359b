#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "corpus/block_builder.h"
#include "corpus/format_readers.h"
#include "corpus/office_package.h"
#include "corpus/term_table.h"
#include "corpus/utf8.h"
#include "corpus/xlsx_formats.h"

// XLSX (ISO/IEC 29500-1, SpreadsheetML): lists of terms and catalogues of services are kept in spreadsheets.
// xl/workbook.xml has the order of the sheets, each sheet its rows; texts stand in xl/sharedStrings.xml. A
// sheet is a page with its name as heading, a row of cells a row of a table. Hidden sheets, rows and columns
// are left out, and rows without a word. Of a formula the value that was saved with it is read. A workbook
// with a begrebsliste is read as a vocabulary (corpus/term_table.h): of its other sheets only those with
// "metadata" in their name are read. Known misses: text boxes and comments; formulas that were saved without
// a value.

namespace vidensgraf {
namespace {

// All letters of a shared or inline string, but its phonetic reading.
std::string text_of(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node node : item.children()) {
    const std::string_view name = local_name(node);
    if (name == "t") text += node.text().get();
    if (name == "r") text += text_of(node);
  }
  // A carriage return, which XML would take for a line end (18.18.95).
  constexpr std::string_view kReturn = "_x000D_";
  for (std::size_t at = text.find(kReturn); at != std::string::npos; at = text.find(kReturn, at + 1))
    text.replace(at, kReturn.size(), " ");
  return text;
}

// "C7" is column 2.
std::size_t column_of(std::string_view place, std::size_t otherwise) {
  std::size_t column = 0;
  for (const char letter : place.substr(0, 3)) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(letter - 'A') + 1;
  }
  return column == 0 ? otherwise : column - 1;
}

struct Cell {
  std::size_t column = 0;
  std::string value;
};

struct Sheet {
  std::string_view name;
  std::uint32_t page = 0;
  std::vector<std::vector<Cell>> rows;  // what shows and is not empty
};

class CellReader {
 public:
  CellReader(const pugi::xml_node& strings, NumberFormats formats) : formats_(std::move(formats)) {
    for (const pugi::xml_node item : strings.children()) {
      if (local_name(item) == "si") strings_.push_back(text_of(item));
    }
  }

  [[nodiscard]] std::vector<std::vector<Cell>> rows_of(const pugi::xml_node& sheet) const {
    std::vector<bool> hidden;
    for (const pugi::xml_node column : child_of(sheet, "cols").children()) {
      const unsigned last = std::min(column.attribute("max").as_uint(), 1024U);
      if (!column.attribute("hidden").as_bool() || last == 0) continue;
      hidden.resize(std::max<std::size_t>(hidden.size(), last), false);
      for (unsigned i = std::max(column.attribute("min").as_uint(), 1U); i <= last; ++i) hidden[i - 1] = true;
    }
    std::vector<std::vector<Cell>> rows;
    for (const pugi::xml_node row : child_of(sheet, "sheetData").children()) {
      if (row.attribute("hidden").as_bool()) continue;
      std::vector<Cell> cells;
      std::size_t column = 0;
      for (const pugi::xml_node cell : row.children()) {
        const std::size_t at = column_of(cell.attribute("r").value(), column);
        column = at + 1;
        if (at < hidden.size() && hidden[at]) continue;
        std::string value = value_of(cell);
        if (!trim(value).empty()) cells.push_back(Cell{at, std::move(value)});
      }
      if (!cells.empty()) rows.push_back(std::move(cells));
    }
    return rows;
  }

 private:
  [[nodiscard]] std::string value_of(const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return text_of(child_of(cell, "is"));
    if (type == "e") return {};  // "#N/A"
    const pugi::xml_node value = child_of(cell, "v");
    if (type == "s") {
      const std::size_t number = value.text().as_uint(~0U);
      return number < strings_.size() ? strings_[number] : std::string();
    }
    if (type.empty() || type == "n") return formats_.show(value.text().get(), cell.attribute("s").as_uint());
    return value.text().get();
  }

  NumberFormats formats_;
  std::vector<std::string> strings_;
};

void write_rows(const Sheet& sheet, BlockBuilder& builder) {
  bool has_rows = false;
  for (const std::vector<Cell>& row : sheet.rows) {
    std::string cells;
    for (const Cell& cell : row) {
      if (!cells.empty()) cells += '\t';
      cells += squeeze(cell.value);
    }
    if (!has_letter(cells)) continue;
    if (!std::exchange(has_rows, true)) builder.add(BlockKind::Heading, sheet.name, 1, sheet.page);
    builder.add(BlockKind::TableRow, cells, 0, sheet.page);
  }
}

// At most `count` rows with every cell at its place.
TermTableRows by_columns(const Sheet& sheet, std::size_t count = SIZE_MAX) {
  constexpr std::size_t kColumns = 64;  // a begrebsliste has about twenty
  TermTableRows rows;
  for (std::size_t i = 0; i < std::min(count, sheet.rows.size()); ++i) {
    std::vector<std::string>& row = rows.emplace_back();
    for (const Cell& cell : sheet.rows[i]) {
      if (cell.column >= kColumns) continue;
      row.resize(std::max(row.size(), cell.column + 1));
      row[cell.column] = cell.value;
    }
  }
  return rows;
}

bool is_begrebsliste(const Sheet& sheet) { return has_term_table(by_columns(sheet, kTermTableHead)); }

// What the workbook's properties state goes behind what its sheets say.
Vocabulary vocabulary_of(const std::vector<Sheet>& sheets, const Metadata& properties) {
  Vocabulary vocabulary;
  for (const Sheet& sheet : sheets) {
    if (is_begrebsliste(sheet)) add_term_table(by_columns(sheet), vocabulary);
  }
  for (const Sheet& sheet : sheets) {
    if (!is_begrebsliste(sheet) && comparison_key(sheet.name).find("metadata") != std::string::npos)
      add_term_table_metadata(by_columns(sheet), vocabulary);
  }
  Metadata& metadata = vocabulary.metadata;
  if (!metadata.title) metadata.title = properties.title;
  if (!metadata.publisher) metadata.publisher = properties.publisher;
  if (!metadata.date) metadata.date = properties.date;
  if (!metadata.language) metadata.language = properties.language;
  metadata.authors = properties.authors;
  return vocabulary;
}

}  // namespace

Result<void> read_xlsx(std::string_view bytes, const ReadLimits& limits, Document& document) {
  auto package = OfficePackage::open(bytes, "XLSX", "xl/workbook.xml", limits);
  if (!package) return fail(package.error());
  const std::string strings = package->part("/sharedStrings", "sharedStrings.xml");
  std::map<std::string, std::string> sheets;
  const std::string styles = package->part("/styles", "styles.xml");
  std::vector<std::string> names = {strings, styles};
  for (auto& [id, name] : package->parts("/worksheet")) {
    names.push_back(name);
    sheets.emplace(std::move(id), std::move(name));
  }
  if (auto loaded = package->load(std::move(names), document.metadata); !loaded) return fail(loaded.error());
  const pugi::xml_node workbook = package->main().document_element();
  const bool from_1904 = child_of(workbook, "workbookPr").attribute("date1904").as_bool();
  const CellReader reader(package->tree(strings).document_element(),
                          NumberFormats(package->tree(styles).document_element(), from_1904));
  std::vector<Sheet> shown;
  std::uint32_t page = 0;
  for (const pugi::xml_node sheet : child_of(workbook, "sheets").children()) {
    ++page;
    const auto part = sheets.find(sheet.attribute("r:id").value());
    const std::string_view state = sheet.attribute("state").value();
    if (part == sheets.end() || state == "hidden" || state == "veryHidden") continue;
    shown.push_back(Sheet{sheet.attribute("name").value(), page,
                          reader.rows_of(package->tree(part->second).document_element())});
  }
  if (std::any_of(shown.begin(), shown.end(), is_begrebsliste))
    return write_vocabulary(vocabulary_of(shown, document.metadata), limits, document);
  BlockBuilder builder(limits);
  for (const Sheet& sheet : shown) write_rows(sheet, builder);
  return builder.finish(document);
}

}  // namespace vidensgraf
