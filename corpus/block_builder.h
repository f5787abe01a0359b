#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/reader.h"
#include "corpus/result.h"

namespace vidensgraf {

// What the readers share. Private to corpus/.

/// Sets `Block::heading` of every block from the levels of the headings before it.
void link_headings(std::vector<Block>& blocks);

/// Sets `Block::continues` where a sentence runs on in the next block that is neither boilerplate nor
/// footnote: no final punctuation, and the next one starts in lower case (or this one ends in a word that
/// cannot end a sentence).
void mark_continuations(std::string_view text, std::vector<Block>& blocks);

/// Whether `word` is a Danish function word (article, preposition, conjunction, auxiliary) that ends no
/// heading and no sentence: a line that ends in one is broken.
[[nodiscard]] bool is_function_word(std::string_view word);

/// Whether the text ends like a sentence: ". ! ? : ;" possibly inside closing quotes and brackets.
[[nodiscard]] bool ends_sentence(std::string_view text);

/// Whether the text starts with an opening, or ends with a closing quotation mark (Danish ”, » and «, ").
[[nodiscard]] bool opens_quotation(std::string_view text);
[[nodiscard]] bool closes_quotation(std::string_view text);

/// Text stated by the container around a document; nullopt if there is none. White space is squeezed.
[[nodiscard]] std::optional<MetadataField> container_field(std::string_view value);

/// The ISO 8601 date that `value` starts with ("2021-12-04T10:00Z" gives "2021-12-04"), or empty.
[[nodiscard]] std::string leading_iso_date(std::string_view value);

/// Puts canonical text together block by block, for formats whose file is not the text. Blocks are joined by
/// an empty line (table rows and list items by a line end).
class BlockBuilder {
 public:
  explicit BlockBuilder(const ReadLimits& limits) : max_text_bytes_(limits.max_text_bytes) {}

  /// Adds a block. `content` is any bytes; it is made valid NFC and trimmed. An empty one adds nothing.
  void add(BlockKind kind, std::string_view content, std::uint8_t level = 0, std::uint32_t page = 0);

  /// Moves text and blocks into `document`: headings linked, entries below a heading "Referencer" and lines
  /// with leaders to page numbers recognised. Error Limit if the text became too long.
  [[nodiscard]] Result<void> finish(Document& document);

  /// The same for blocks whose kinds are known: nothing is recognised.
  [[nodiscard]] Result<void> finish_as_added(Document& document);

 private:
  void mark_contents_and_references();

  std::size_t max_text_bytes_;
  bool is_full_ = false;
  std::string text_;
  std::vector<Block> blocks_;
};

}  // namespace vidensgraf
