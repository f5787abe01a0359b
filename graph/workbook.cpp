#include "graph/workbook.h"

#include <array>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace vidensgraf {
namespace {

constexpr std::size_t kMostRows = LXW_ROW_MAX - 1;  // below the header
constexpr std::size_t kMostBytes = 32760;           // of a cell; no fewer than its characters

/// A file in memory that has a path: the library writes to nothing else.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (is_open()) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }
  [[nodiscard]] std::string content() const {
    std::string bytes;
    std::array<char, std::size_t{1} << 16U> part{};
    while (true) {
      const ssize_t read = pread(descriptor_, part.data(), part.size(), static_cast<off_t>(bytes.size()));
      if (read <= 0) return bytes;
      bytes.append(part.data(), static_cast<std::size_t>(read));
    }
  }

 private:
  int descriptor_;
};

std::string fitting(const std::string& text) {
  if (text.size() <= kMostBytes) return text;
  std::size_t end = kMostBytes;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
  return text.substr(0, end) + "…";
}

// XML has no U+FFFE and U+FFFF, which a text may have; other characters that it lacks the library escapes.
std::string storable(std::string text) {
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = text.find(none); at != std::string::npos; at = text.find(none, at)) {
      text.replace(at, none.size(), "\uFFFD");
    }
  }
  return text;
}

// The library writes the parts of a workbook to temporary files, one after the other, and does not see where
// they were cut short: so it is seen to beforehand that there is room for them.
Result<std::string> folder_with_room(const std::vector<WorkbookSheet>& sheets) {
  constexpr std::uintmax_t kOfAnyWorkbook = std::uintmax_t{256} << 10U;
  constexpr std::uintmax_t kOfACell = 64;
  std::uintmax_t needed = kOfAnyWorkbook;
  for (const WorkbookSheet& sheet : sheets) {
    for (const std::vector<std::string>& row : sheet.rows) {
      for (const std::string& cell : row) needed += kOfACell + 2 * cell.size();
    }
  }
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  const std::filesystem::space_info space = std::filesystem::space(folder, error);
  if (!error && space.available >= needed) return folder.string();
  return fail(ErrorCode::Io,
              fmt::format("A spreadsheet needs {} KiB for temporary files{}.", needed / 1024,
                          error ? "" : fmt::format(", and {} has not so much room", folder.string())));
}

struct Formats {
  lxw_format* header;
  lxw_format* cell;
};

Formats formats_of(lxw_workbook* workbook) {
  constexpr lxw_color_t kHeader = 0xE3EAF2;
  const Formats formats{workbook_add_format(workbook), workbook_add_format(workbook)};
  for (lxw_format* format : {formats.header, formats.cell}) {
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  format_set_bold(formats.header);
  format_set_bg_color(formats.header, kHeader);
  format_set_bottom(formats.header, LXW_BORDER_THIN);
  return formats;
}

lxw_error write_sheet(const WorkbookSheet& sheet, const Formats& formats, lxw_worksheet* worksheet) {
  lxw_error error = LXW_NO_ERROR;
  const auto write = [&](std::size_t row, std::size_t column, const std::string& text, lxw_format* format) {
    if (text.empty() || error != LXW_NO_ERROR) return;
    error = worksheet_write_string(worksheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                   storable(fitting(text)).c_str(), format);
  };
  for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
    const auto number = static_cast<lxw_col_t>(column);
    worksheet_set_column(worksheet, number, number, sheet.columns[column].width, formats.cell);
    write(0, column, sheet.columns[column].header, formats.header);
  }
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const std::vector<std::string>& cells = sheet.rows[row];
    for (std::size_t column = 0; column < cells.size(); ++column) {
      write(row + 1, column, cells[column], formats.cell);
    }
  }
  constexpr std::uint8_t kA4 = 9;
  const bool is_wide = sheet.columns.size() > 2;
  worksheet_freeze_panes(worksheet, 1, is_wide ? 1 : 0);
  worksheet_set_paper(worksheet, kA4);
  worksheet_fit_to_pages(worksheet, 1, 0);
  worksheet_repeat_rows(worksheet, 0, 0);
  if (is_wide) {
    worksheet_set_landscape(worksheet);
    worksheet_autofilter(worksheet, 0, 0, static_cast<lxw_row_t>(sheet.rows.size()),
                         static_cast<lxw_col_t>(sheet.columns.size() - 1));
  }
  return error;
}

}  // namespace

Result<std::string> write_workbook(const std::string& title, const std::vector<WorkbookSheet>& sheets,
                                   std::size_t shown) {
  for (const WorkbookSheet& sheet : sheets) {
    if (sheet.rows.size() <= kMostRows) continue;
    return fail(
        ErrorCode::Limit,
        fmt::format("{} rows are more than a spreadsheet has; ask for a part of the graph, or for CSV.",
                    sheet.rows.size()));
  }
  auto folder = folder_with_room(sheets);
  if (!folder) return fail(folder.error());
  const MemoryFile file;
  lxw_workbook_options options{};
  options.tmpdir = folder->data();
  lxw_workbook* const workbook = file.is_open() ? workbook_new_opt(file.path().c_str(), &options) : nullptr;
  if (workbook == nullptr) return fail(ErrorCode::Io, "There is no memory for a spreadsheet.");
  constexpr time_t kCreated = 946684800;  // 2000-01-01: no clock, or the bytes would differ each time
  std::string named = title;              // the library asks for char*
  lxw_doc_properties properties{};
  properties.title = named.data();
  properties.created = kCreated;
  lxw_error error = workbook_set_properties(workbook, &properties);
  const Formats formats = formats_of(workbook);
  for (std::size_t index = 0; index < sheets.size(); ++index) {
    lxw_worksheet* const worksheet = workbook_add_worksheet(workbook, sheets[index].name.c_str());
    if (worksheet == nullptr) continue;  // no name of ours is refused
    if (error == LXW_NO_ERROR) error = write_sheet(sheets[index], formats, worksheet);
    if (index == shown) worksheet_activate(worksheet);
  }
  const lxw_error closed = workbook_close(workbook);  // frees it in any case
  if (error == LXW_NO_ERROR) error = closed;
  if (error != LXW_NO_ERROR) {
    return fail(ErrorCode::Io, fmt::format("The spreadsheet cannot be written: {}", lxw_strerror(error)));
  }
  return file.content();
}

}  // namespace vidensgraf
