#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/block_builder.h"

namespace vidensgraf {

// What readers of marked-up formats (HTML, DOCX, ODT, PPTX) share between their elements and the blocks: what
// a paragraph is by its looks, and what a table is. Private to corpus/.

/// A block on its way into the document.
struct DraftBlock {
  BlockKind kind = BlockKind::Paragraph;
  std::string text;
  std::uint8_t level = 0;
  std::uint32_t page = 0;
  bool is_bold = false;  ///< All of it is written bold: a heading by its looks, if it reads like one.
  /// A heading of its own part only, beside which others follow. It stands one level below the last heading
  /// that the format marks as such.
  bool is_minor = false;
};

/// The cells of a table with what stands in them, row by row.
class TableDraft {
 public:
  void open_row() { rows_.emplace_back(); }
  void open_cell();
  void add(DraftBlock block);

  /// The table as blocks. A table of data gives one block a row, with a tab between cells; notes follow their
  /// row. A table that only lays out a page gives the blocks that stand in it, one cell after the other; a
  /// short first cell heads its row, as a minor heading without a level.
  ///
  /// It lays out a page if it has one column, or if in most of its rows a cell holds a list, a heading, a
  /// table or at least three paragraphs.
  [[nodiscard]] std::vector<DraftBlock> finish();

 private:
  using Cell = std::vector<DraftBlock>;
  using Row = std::vector<Cell>;

  [[nodiscard]] bool is_layout() const;

  std::vector<DraftBlock> above_;  // what stands in the table before its first cell: its caption
  std::vector<Row> rows_;
};

/// Puts blocks into a `BlockBuilder`, tables first taken together.
class BlockWriter {
 public:
  explicit BlockWriter(const ReadLimits& limits) : builder_(limits) {}

  /// A paragraph that opens with a bullet becomes a list item, one that opens like a caption a caption, and a
  /// bold one that reads like a heading one: as the first block, or before text that is not bold.
  void add(DraftBlock block);

  /// Tables nest. Between `open_table` and `close_table` blocks go into the open cell.
  void open_table() { tables_.emplace_back(); }
  void open_row();
  void open_cell();
  void close_table();

  [[nodiscard]] Result<void> finish(Document& document);

 private:
  [[nodiscard]] std::uint8_t level_below() const;
  void place(const DraftBlock& block);
  void settle_title(const DraftBlock* next);

  BlockBuilder builder_;
  std::vector<TableDraft> tables_;
  std::optional<DraftBlock> title_;  // bold, and a heading if the next block is its text
  std::uint8_t level_ = 0;           // of the last marked heading
  bool has_blocks_ = false;
  bool has_heading_ = false;
};

}  // namespace vidensgraf
