#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "corpus/block_builder.h"
#include "corpus/format_readers.h"
#include "corpus/office_package.h"
#include "corpus/utf8.h"
#include "corpus/xlsx_formats.h"

// XLSX (ISO/IEC 29500-1, SpreadsheetML): lists of terms and catalogues of services are kept in spreadsheets.
// xl/workbook.xml has the order of the sheets, each sheet its rows; texts stand in xl/sharedStrings.xml. A
// sheet is a page with its name as heading, a row of cells a row of a table. Hidden sheets, rows and columns
// are left out, and rows without a word. Of a formula the value that was saved with it is read. Known misses:
// text boxes and comments; formulas that were saved without a value.

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

class XlsxReader {
 public:
  XlsxReader(const ReadLimits& limits, const pugi::xml_node& strings, NumberFormats formats)
      : builder_(limits), formats_(std::move(formats)) {
    for (const pugi::xml_node item : strings.children()) {
      if (local_name(item) == "si") strings_.push_back(text_of(item));
    }
  }

  void read_sheet(const pugi::xml_node& sheet, std::string_view name, std::uint32_t page) {
    std::vector<bool> hidden;
    for (const pugi::xml_node column : child_of(sheet, "cols").children()) {
      const unsigned last = std::min(column.attribute("max").as_uint(), 1024U);
      if (!column.attribute("hidden").as_bool() || last == 0) continue;
      hidden.resize(std::max<std::size_t>(hidden.size(), last), false);
      for (unsigned i = std::max(column.attribute("min").as_uint(), 1U); i <= last; ++i) hidden[i - 1] = true;
    }
    bool has_rows = false;
    for (const pugi::xml_node row : child_of(sheet, "sheetData").children()) {
      if (row.attribute("hidden").as_bool()) continue;
      std::string cells;
      std::size_t column = 0;
      for (const pugi::xml_node cell : row.children()) {
        const std::size_t at = column_of(cell.attribute("r").value(), column);
        column = at + 1;
        if (at < hidden.size() && hidden[at]) continue;
        const std::string value = squeeze(value_of(cell));
        if (value.empty()) continue;
        if (!cells.empty()) cells += '\t';
        cells += value;
      }
      if (!has_letter(cells)) continue;
      if (!std::exchange(has_rows, true)) builder_.add(BlockKind::Heading, name, 1, page);
      builder_.add(BlockKind::TableRow, cells, 0, page);
    }
  }

  Result<void> finish(Document& document) { return builder_.finish(document); }

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

  BlockBuilder builder_;
  NumberFormats formats_;
  std::vector<std::string> strings_;
};

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
  XlsxReader reader(limits, package->tree(strings).document_element(),
                    NumberFormats(package->tree(styles).document_element(), from_1904));
  std::uint32_t page = 0;
  for (const pugi::xml_node sheet : child_of(workbook, "sheets").children()) {
    ++page;
    const auto part = sheets.find(sheet.attribute("r:id").value());
    const std::string_view state = sheet.attribute("state").value();
    if (part == sheets.end() || state == "hidden" || state == "veryHidden") continue;
    reader.read_sheet(package->tree(part->second).document_element(), sheet.attribute("name").value(), page);
  }
  return reader.finish(document);
}

}  // namespace vidensgraf
