#include "document_checks.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/encoding.h"
#include "corpus/passages.h"
#include "corpus/reader.h"
#include "corpus/utf8.h"

namespace vidensgraf {
namespace {

constexpr std::array<std::string_view, 11> kKinds = {"?",        "heading",   "paragraph",  "item",
                                                     "row",      "quotation", "note",       "caption",
                                                     "contents", "reference", "boilerplate"};

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace

std::string outline(std::string_view text, const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    std::string content(cut(text, block.source));
    std::replace(content.begin(), content.end(), '\n', '~');
    out += fmt::format("{}{}{}{} {}\n", kKinds[static_cast<std::size_t>(block.kind)],
                       block.level != 0 ? std::to_string(block.level) : "",
                       block.page != 0 ? fmt::format("@{}", block.page) : "", block.continues ? ">" : "",
                       content);
  }
  return out;
}

std::string outline(const Document& document) { return outline(document.text, document.blocks); }

std::string broken_promise(const Document& document) {
  const std::string_view text = document.text;
  if (valid_utf8_prefix(text) != text.size()) return "the text is not UTF-8";
  if (to_nfc(document.text) != document.text) return "the text is not in NFC";
  std::uint32_t end = 0;
  for (BlockIndex i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const ByteSpan span = block.source;
    if (span.begin < end || span.end > text.size()) return fmt::format("block {} overlaps", i);
    if (span.begin >= span.end) return fmt::format("block {} is empty", i);
    if (!is_boundary(text, span.begin) || !is_boundary(text, span.end))
      return fmt::format("block {} cuts a character", i);
    if (trim(cut(text, span)).size() != span.size()) return fmt::format("block {} is not trimmed", i);
    if (block.heading != kNoBlock &&
        (block.heading >= i || document.blocks[block.heading].kind != BlockKind::Heading)) {
      return fmt::format("block {} has a wrong heading", i);
    }
    const bool has_level = block.kind == BlockKind::Heading || block.kind == BlockKind::ListItem;
    if (has_level ? block.level < 1 || block.level > 6 : block.level != 0)
      return fmt::format("block {} has a wrong level", i);
    end = span.end;
  }
  const std::vector<Passage> passages = split_into_passages(document);
  end = 0;
  std::vector<bool> covered(document.blocks.size());
  for (std::size_t p = 0; p < passages.size(); ++p) {
    const Passage& passage = passages[p];
    if (passage.source.begin < end || passage.source.begin >= passage.source.end ||
        passage.source.end > text.size()) {
      return fmt::format("passage {} overlaps or is empty", p);
    }
    if (!is_boundary(text, passage.source.begin) || !is_boundary(text, passage.source.end)) {
      return fmt::format("passage {} cuts a character", p);
    }
    if (passage.block_count == 0 || passage.first_block + passage.block_count > document.blocks.size()) {
      return fmt::format("passage {} has wrong blocks", p);
    }
    BlockIndex section = kNoBlock;
    for (BlockIndex i = passage.first_block; i < passage.first_block + passage.block_count; ++i) {
      const Block& block = document.blocks[i];
      const bool first = i == passage.first_block;
      const bool skipped = block.kind == BlockKind::Boilerplate || block.kind == BlockKind::TableOfContents;
      if ((first || i + 1 == passage.first_block + passage.block_count) && skipped)
        return fmt::format("passage {} ends in boilerplate", p);
      if (skipped) continue;
      covered[i] = true;
      if (block.kind == BlockKind::Heading && !first)
        return fmt::format("passage {} holds a heading inside", p);
      const BlockIndex own =
          first && block.kind == BlockKind::Heading && passage.block_count > 1 ? i : block.heading;
      if (first) section = own;
      if (own != section) return fmt::format("passage {} runs over two sections", p);
    }
    if (passage.heading != section) return fmt::format("passage {} has a wrong heading", p);
    end = passage.source.end;
  }
  for (BlockIndex i = 0; i < document.blocks.size(); ++i) {
    const BlockKind kind = document.blocks[i].kind;
    const bool text_block =
        kind != BlockKind::Boilerplate && kind != BlockKind::TableOfContents && kind != BlockKind::Heading;
    if (text_block && !covered[i]) return fmt::format("block {} is in no passage", i);
  }
  return "";
}

Document read_text(std::string_view text, std::string_view name) {
  const auto document = read_document(text, name);
  EXPECT_TRUE(document.has_value()) << document.error().message;
  if (!document) return {};
  EXPECT_EQ(broken_promise(*document), "");
  return *document;
}

std::string message_for(std::string_view bytes, std::string_view name) {
  const auto document = read_document(bytes, name);
  return document ? "read" : document.error().message;
}

}  // namespace vidensgraf

// fontconfig, which poppler asks for fonts, keeps 288 bytes to the end of the process.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
