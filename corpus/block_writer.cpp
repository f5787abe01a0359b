#include "corpus/block_writer.h"

#include <algorithm>
#include <utility>

#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// Two things that the mark-up does not say, since those who write documents rarely use it for them.
//
// Headings: many are only written bold. Tables: many of a municipality's standards and letters are set in a
// table, with "Målgruppe" to the left and pages of text to the right. As one row that text would be one
// sentence without lists, and nobody would find the section.

namespace vidensgraf {
namespace {

constexpr std::size_t kMostTitleWords = 14;
constexpr std::size_t kMostRowHeadWords = 8;

bool reads_like_title(std::string_view text) {
  if (text.find('\n') != std::string_view::npos || !has_letter(text)) return false;
  if (count_words(text, kMostTitleWords + 1) > kMostTitleWords || is_lower(first_code_point(text)))
    return false;
  const char last = text.back();
  return last != '.' && last != ',' && last != ';' && last != ':';
}

std::string joined(const std::vector<DraftBlock>& cell) {
  std::string text;
  for (const DraftBlock& block : cell) {
    if (block.kind == BlockKind::Footnote) continue;
    std::string part = squeeze(block.text);
    if (part.empty()) continue;
    if (!text.empty()) text += "\n\n";  // so that no sentence runs from one paragraph into the next
    text += part;
  }
  return text;
}

bool is_laid_out(const std::vector<DraftBlock>& cell) {
  std::size_t paragraphs = 0;
  for (const DraftBlock& block : cell) {
    if (block.kind == BlockKind::Footnote) continue;
    if (block.kind == BlockKind::ListItem || block.kind == BlockKind::Heading ||
        block.kind == BlockKind::TableRow)
      return true;
    ++paragraphs;
  }
  return paragraphs >= 3;
}

}  // namespace

void TableDraft::open_cell() {
  if (rows_.empty()) open_row();
  rows_.back().emplace_back();
}

void TableDraft::add(DraftBlock block) {
  if (rows_.empty() || rows_.back().empty()) {
    above_.push_back(std::move(block));
  } else {
    rows_.back().back().push_back(std::move(block));
  }
}

bool TableDraft::is_layout() const {
  std::size_t full = 0;
  std::size_t laid_out = 0;
  bool one_column = true;
  for (const Row& row : rows_) {
    const auto used = std::count_if(row.begin(), row.end(), [](const Cell& cell) { return !cell.empty(); });
    if (used == 0) continue;
    ++full;
    one_column = one_column && used == 1;
    laid_out += std::any_of(row.begin(), row.end(), is_laid_out) ? 1 : 0;
  }
  return one_column || 2 * laid_out > full;
}

std::vector<DraftBlock> TableDraft::finish() {
  std::vector<DraftBlock> blocks = std::move(above_);
  const bool layout = is_layout();
  for (Row& row : rows_) {
    std::erase_if(row, [&](const Cell& cell) { return layout && cell.empty(); });
    if (row.empty()) continue;
    const bool simple =
        std::none_of(row.begin(), row.end(), [](const Cell& cell) { return cell.size() > 1; });
    const bool prose = row.back().size() != 1 || ends_sentence(row.back().front().text);
    if (!layout || (row.size() > 1 && simple && !prose)) {
      DraftBlock line;
      line.kind = BlockKind::TableRow;
      std::vector<DraftBlock> notes;
      for (const Cell& cell : row) {
        if (&cell != &row.front()) line.text += '\t';
        line.text += joined(cell);
        if (line.page == 0 && !cell.empty()) line.page = cell.front().page;
        std::copy_if(cell.begin(), cell.end(), std::back_inserter(notes),
                     [](const DraftBlock& block) { return block.kind == BlockKind::Footnote; });
      }
      blocks.push_back(std::move(line));
      std::move(notes.begin(), notes.end(), std::back_inserter(blocks));
      continue;
    }
    if (row.size() > 1 && row.front().size() == 1) {
      DraftBlock& head = row.front().front();
      if (head.kind == BlockKind::Paragraph && reads_like_title(head.text) &&
          count_words(head.text, kMostRowHeadWords + 1) <= kMostRowHeadWords) {
        head.kind = BlockKind::Heading;
        head.is_minor = true;
      }
    }
    for (Cell& cell : row) std::move(cell.begin(), cell.end(), std::back_inserter(blocks));
  }
  return blocks;
}

void BlockWriter::open_row() {
  if (!tables_.empty()) tables_.back().open_row();
}

void BlockWriter::open_cell() {
  if (!tables_.empty()) tables_.back().open_cell();
}

void BlockWriter::close_table() {
  if (tables_.empty()) return;
  TableDraft table = std::move(tables_.back());
  tables_.pop_back();
  for (DraftBlock& block : table.finish()) add(std::move(block));
}

std::uint8_t BlockWriter::level_below() const {
  if (level_ == 0) return has_heading_ ? 2 : 1;
  return static_cast<std::uint8_t>(std::min(level_ + 1, 6));
}

void BlockWriter::add(DraftBlock block) {
  if (trim(block.text).empty()) return;
  if (!tables_.empty()) return tables_.back().add(std::move(block));
  settle_title(&block);
  if (block.kind == BlockKind::Paragraph) {
    const std::string_view text = trim(block.text);
    const auto marker = list_marker(text);
    if (marker && marker->number == 0) {
      block.kind = BlockKind::ListItem;
      block.level = 1;
    } else if (is_caption(text)) {
      block.kind = BlockKind::Caption;
    } else if (block.is_bold && reads_like_title(text)) {
      title_ = std::move(block);
      return;
    }
  }
  if (block.kind == BlockKind::Heading) {
    if (block.is_minor) {
      block.level = level_below();
    } else {
      level_ = block.level;
    }
  }
  place(block);
}

void BlockWriter::settle_title(const DraftBlock* next) {
  if (!title_) return;
  DraftBlock block = *std::exchange(title_, std::nullopt);
  const bool heads_text = next != nullptr && !next->is_bold &&
                          (next->kind == BlockKind::Paragraph || next->kind == BlockKind::ListItem ||
                           next->kind == BlockKind::TableRow || next->kind == BlockKind::Quotation);
  if (heads_text || (!has_blocks_ && next != nullptr)) {
    block.kind = BlockKind::Heading;
    block.level = level_below();
  }
  place(block);
}

void BlockWriter::place(const DraftBlock& block) {
  has_blocks_ = true;
  has_heading_ = has_heading_ || block.kind == BlockKind::Heading;
  const bool has_level = block.kind == BlockKind::Heading || block.kind == BlockKind::ListItem;
  builder_.add(block.kind, block.kind == BlockKind::Heading ? squeeze(block.text) : block.text,
               has_level ? std::max<std::uint8_t>(block.level, 1) : std::uint8_t{0}, block.page);
}

Result<void> BlockWriter::finish(Document& document) {
  while (!tables_.empty()) close_table();
  settle_title(nullptr);
  return builder_.finish(document);
}

}  // namespace vidensgraf
