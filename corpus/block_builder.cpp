#include "corpus/block_builder.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "corpus/encoding.h"
#include "corpus/line_phrases.h"
#include "corpus/text_lines.h"
#include "corpus/utf8.h"

namespace vidensgraf {
namespace {

// Sorted by bytes. Closed word classes of Danish; words that do end headings ("ud", "ind", "op") are left
// out.
constexpr std::array<std::string_view, 68> kFunctionWords = {
    "ad",    "af",    "alle",   "at",    "blandt", "da",  "de",   "dem",   "den",    "der", "deres", "det",
    "dets",  "disse", "dog",    "efter", "eller",  "en",  "end",  "er",    "et",     "for", "fordi", "fra",
    "få",    "får",   "gennem", "ham",   "han",    "har", "have", "havde", "hos",    "hun", "hver",  "hvis",
    "hvor",  "i",     "ifølge", "ikke",  "kan",    "kun", "man",  "med",   "mellem", "men", "mod",   "når",
    "og",    "om",    "over",   "på",    "samt",   "sig", "sin",  "sine",  "skal",   "som", "til",   "uden",
    "under", "var",   "ved",    "vi",    "via",    "vil", "være", "været"};

bool is_closing(char32_t point) {
  switch (point) {
    case U'"':
    case U'\'':
    case U')':
    case U']':
    case U'*':
    case U'_':
    case U'»':
    case U'«':
    case U'”':
    case U'“':
    case U'’':
      return true;
    default:
      return false;
  }
}

}  // namespace

bool is_function_word(std::string_view word) {
  return std::find(kFunctionWords.begin(), kFunctionWords.end(), word) != kFunctionWords.end();
}

bool ends_sentence(std::string_view text) {
  // A footnote mark may stand after the full stop ("liv.4"): up to three digits and closing marks are passed.
  int digits = 0;
  for (int i = 0; i < 8 && !text.empty(); ++i) {
    const char32_t last = last_code_point(text);
    switch (last) {
      case U'.':
      case U'!':
      case U'?':
      case U':':
      case U';':
      case U'…':
        return true;
      default:
        break;
    }
    if (is_digit(last) && ++digits <= 3) {
      text.remove_suffix(1);
      continue;
    }
    if (!is_closing(last) || digits > 0) return false;
    do {
      const bool continuation = (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U;
      text.remove_suffix(1);
      if (!continuation) break;
    } while (!text.empty());
  }
  return false;
}

bool opens_quotation(std::string_view text) {
  const char32_t first = first_code_point(text);
  return first == U'”' || first == U'“' || first == U'"' || first == U'»' || first == U'„';
}

bool closes_quotation(std::string_view text) {
  if (text.ends_with('.') || text.ends_with(',')) text.remove_suffix(1);
  const char32_t last = last_code_point(text);
  return last == U'”' || last == U'“' || last == U'"' || last == U'«' || last == U'»';
}

void link_headings(std::vector<Block>& blocks) {
  std::vector<BlockIndex> open;  // headings that enclose what follows, levels rising
  for (BlockIndex index = 0; index < blocks.size(); ++index) {
    Block& block = blocks[index];
    if (block.kind == BlockKind::Heading) {
      while (!open.empty() && blocks[open.back()].level >= block.level) open.pop_back();
    }
    block.heading = open.empty() ? kNoBlock : open.back();
    if (block.kind == BlockKind::Heading) open.push_back(index);
  }
}

void mark_continuations(std::string_view text, std::vector<Block>& blocks) {
  const auto can_run_on = [](BlockKind kind) {
    return kind == BlockKind::Paragraph || kind == BlockKind::ListItem || kind == BlockKind::Quotation ||
           kind == BlockKind::Footnote;
  };
  Block* open = nullptr;  // ends without final punctuation
  for (Block& block : blocks) {
    if (block.kind == BlockKind::Boilerplate) continue;
    if (block.kind == BlockKind::Footnote && open != nullptr && open->kind != BlockKind::Footnote) continue;
    const std::string_view content = cut(text, block.source);
    if (open != nullptr && (block.kind == BlockKind::Paragraph ||
                            (block.kind == open->kind && block.kind == BlockKind::Quotation))) {
      const std::string_view before = cut(text, open->source);
      const char32_t first = first_code_point(content);
      open->continues = is_lower(first) || before.ends_with(',') || is_function_word(last_word(before));
    }
    open = can_run_on(block.kind) && !ends_sentence(content) ? &block : nullptr;
  }
}

void BlockBuilder::add(BlockKind kind, std::string_view content, std::uint8_t level, std::uint32_t page) {
  if (is_full_) return;
  std::string clean = clean_utf8(trim(content));
  const std::string_view trimmed = trim(clean);
  if (trimmed.empty()) return;
  if (text_.size() + trimmed.size() + 2 > max_text_bytes_) {
    is_full_ = true;
    return;
  }
  if (!blocks_.empty()) {
    const bool joined =
        blocks_.back().kind == kind && (kind == BlockKind::TableRow || kind == BlockKind::ListItem);
    text_ += joined ? "\n" : "\n\n";
  }
  Block block;
  block.kind = kind;
  block.level = level;
  block.page = page;
  block.source.begin = static_cast<std::uint32_t>(text_.size());
  text_ += trimmed;
  block.source.end = static_cast<std::uint32_t>(text_.size());
  blocks_.push_back(block);
}

// A heading "Referencer" holds entries down to the next heading that is not below it; below a heading
// "Indhold" every line that ends in a page number is an entry, elsewhere only one with leaders.
void BlockBuilder::mark_contents_and_references() {
  std::uint8_t references = 0;  // level of the open heading; 0 if none
  Block* contents = nullptr;
  for (Block& block : blocks_) {
    const std::string_view content = cut(text_, block.source);
    if (block.kind == BlockKind::Heading || block.kind == BlockKind::Paragraph) {
      if (is_contents_heading(content)) {
        contents = &block;
        continue;
      }
    }
    if (block.kind == BlockKind::Heading) {
      contents = nullptr;
      if (is_reference_heading(content)) {
        references = block.level;
      } else if (block.level <= references) {
        references = 0;
      }
      continue;
    }
    if (block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem ||
        block.kind == BlockKind::TableRow) {
      const auto entry = contents_entry(content);
      if (entry && (entry->has_leaders || contents != nullptr)) {
        block.kind = BlockKind::TableOfContents;
        block.level = 0;
      } else if (block.kind == BlockKind::TableRow) {
        contents = nullptr;
      } else if (references != 0 && is_date_line(content)) {
        references = 0;
      } else if (references != 0 && is_reference_entry(content)) {
        block.kind = BlockKind::ReferenceEntry;
        block.level = 0;
      } else if (block.kind == BlockKind::Paragraph && opens_quotation(content) &&
                 closes_quotation(content)) {
        block.kind = BlockKind::Quotation;
      }
    }
    if (contents != nullptr && block.kind == BlockKind::TableOfContents) {
      contents->kind = BlockKind::TableOfContents;
      contents->level = 0;
    }
  }
}

Result<void> BlockBuilder::finish(Document& document) {
  mark_contents_and_references();
  return finish_as_added(document);
}

Result<void> BlockBuilder::finish_as_added(Document& document) {
  if (is_full_) {
    return fail(ErrorCode::Limit,
                fmt::format("The text of the document is longer than {} MiB.", max_text_bytes_ >> 20U));
  }
  link_headings(blocks_);
  document.text = std::move(text_);
  document.blocks = std::move(blocks_);
  return {};
}

std::optional<MetadataField> container_field(std::string_view value) {
  std::string clean = squeeze(clean_utf8(value));
  if (clean.empty() || clean.size() > 2000) return std::nullopt;
  return MetadataField{std::move(clean), FieldOrigin::Container, {}};
}

std::string leading_iso_date(std::string_view value) {
  value = trim(value);
  const auto digits = [&](std::size_t at, std::size_t count) {
    if (at + count > value.size()) return false;
    return std::all_of(value.begin() + static_cast<std::ptrdiff_t>(at),
                       value.begin() + static_cast<std::ptrdiff_t>(at + count),
                       [](char byte) { return byte >= '0' && byte <= '9'; });
  };
  const auto dash = [&](std::size_t at) { return at < value.size() && value[at] == '-'; };
  if (!digits(0, 4)) return {};
  if (!dash(4) || !digits(5, 2)) return value.size() == 4 ? std::string(value) : std::string();
  if (!dash(7) || !digits(8, 2)) return value.size() == 7 ? std::string(value) : std::string();
  return std::string(value.substr(0, 10));
}

}  // namespace vidensgraf
