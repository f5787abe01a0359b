#include "corpus/document_codec.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "corpus/encoding.h"

// Layout, version 1 or 2. Numbers are LEB128 (seven bits a byte, low ones first), strings a length and the
// bytes.
//
//   version:u8    format:u8  has_text:u8  id:string  source_name:string  text_bytes:number  [text]
//   metadata: 10 fields (title subtitle publisher date year type isbn language url licence),
//             each 0, or 1 and a field; number of authors, authors' fields
//   field:    value:string  origin:u8  begin:number  size:number
//   blocks:   count, then each
//             kind:u8  level:u8  flags:u8 (1 = continues)  page:number  heading+1 (0 = none):number
//             gap since the end of the block before:number  size:number
//   version 2, of documents with unread pages: page_count:number, count, each
//             pages since the one before (the first: since 0):number  reason:u8
//
// A change of layout takes a new version byte.

namespace vidensgraf {
namespace {

constexpr char kVersion = 1;
constexpr char kVersionWithUnreadPages = 2;

void put_number(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80U));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

void put_string(std::string& out, std::string_view value) {
  put_number(out, value.size());
  out.append(value);
}

void put_field(std::string& out, const MetadataField& field) {
  put_string(out, field.value);
  out.push_back(static_cast<char>(field.origin));
  put_number(out, field.source.begin);
  put_number(out, field.source.size());
}

void put_optional(std::string& out, const std::optional<MetadataField>& field) {
  out.push_back(field ? '\1' : '\0');
  if (field) put_field(out, *field);
}

// Reads forward; after the first error everything reads as zero and `ok()` is false.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
  void refuse() { ok_ = false; }

  std::uint8_t byte() {
    if (!ok_ || at_ == bytes_.size()) {
      ok_ = false;
      return 0;
    }
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const std::uint8_t part = byte();
      value |= std::uint64_t{part & 0x7FU} << shift;
      if ((part & 0x80U) == 0) return ok_ ? value : 0;
    }
    ok_ = false;
    return 0;
  }

  std::uint32_t number32() {
    const std::uint64_t value = number();
    if (value > UINT32_MAX) ok_ = false;
    return ok_ ? static_cast<std::uint32_t>(value) : 0;
  }

  std::string string() {
    const std::uint64_t size = number();
    if (!ok_ || size > left()) {
      ok_ = false;
      return {};
    }
    std::string value(bytes_.substr(at_, size));
    at_ += size;
    if (valid_utf8_prefix(value) != value.size()) ok_ = false;
    return value;
  }

  // An enum whose values run from 1 to `last`.
  template <class Enum>
  Enum value_of(Enum last) {
    const std::uint8_t value = byte();
    if (value < 1 || value > static_cast<std::uint8_t>(last)) ok_ = false;
    return ok_ ? static_cast<Enum>(value) : last;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

MetadataField read_field(Cursor& cursor, std::uint64_t text_bytes) {
  MetadataField field;
  field.value = cursor.string();
  field.origin = cursor.value_of(FieldOrigin::Container);
  field.source.begin = cursor.number32();
  const std::uint64_t end = std::uint64_t{field.source.begin} + cursor.number32();
  if (end > text_bytes) cursor.refuse();
  field.source.end = cursor.ok() ? static_cast<std::uint32_t>(end) : field.source.begin;
  return field;
}

std::optional<MetadataField> read_optional(Cursor& cursor, std::uint64_t text_bytes) {
  const std::uint8_t present = cursor.byte();
  if (present > 1) cursor.refuse();
  if (present != 1) return std::nullopt;
  return read_field(cursor, text_bytes);
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void read_blocks(Cursor& cursor, std::uint64_t text_bytes, bool has_text, Document& document) {
  constexpr std::size_t kSmallestBlock = 7;
  const std::uint64_t count = cursor.number();
  if (count > cursor.left() / kSmallestBlock) cursor.refuse();
  if (!cursor.ok()) return;
  document.blocks.reserve(count);
  std::uint64_t at = 0;
  for (std::uint64_t i = 0; i < count && cursor.ok(); ++i) {
    Block block;
    block.kind = cursor.value_of(BlockKind::Boilerplate);
    block.level = cursor.byte();
    const std::uint8_t flags = cursor.byte();
    block.continues = (flags & 1U) != 0;
    block.page = cursor.number32();
    const std::uint64_t heading = cursor.number();
    const std::uint64_t begin = at + cursor.number32();
    const std::uint64_t end = begin + cursor.number32();
    if (flags > 1 || heading > i || end > text_bytes || begin >= end) cursor.refuse();
    if (!cursor.ok()) return;
    block.heading = heading == 0 ? kNoBlock : static_cast<BlockIndex>(heading - 1);
    block.source = ByteSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (has_text && (!is_boundary(document.text, begin) || !is_boundary(document.text, end))) cursor.refuse();
    document.blocks.push_back(block);
    at = end;
  }
}

void read_unread_pages(Cursor& cursor, Document& document) {
  document.page_count = cursor.number32();
  const std::uint64_t count = cursor.number();
  if (count == 0 || count > document.page_count || count > cursor.left() / 2) cursor.refuse();
  std::uint64_t page = 0;
  for (std::uint64_t i = 0; i < count && cursor.ok(); ++i) {
    const std::uint32_t step = cursor.number32();
    page += step;
    const UnreadReason reason = cursor.value_of(UnreadReason::Damaged);
    if (step == 0 || page > document.page_count) cursor.refuse();
    document.unread_pages.push_back(UnreadPage{static_cast<std::uint32_t>(page), reason});
  }
}

}  // namespace

std::string encode(const Document& document, CodecText text) {
  std::string out;
  const bool has_text = text == CodecText::With;
  out.reserve((has_text ? document.text.size() : 0) + document.blocks.size() * 10 + 256);
  out.push_back(document.unread_pages.empty() ? kVersion : kVersionWithUnreadPages);
  out.push_back(static_cast<char>(document.format));
  out.push_back(has_text ? '\1' : '\0');
  put_string(out, document.id);
  put_string(out, document.source_name);
  put_number(out, document.text.size());
  if (has_text) out.append(document.text);
  const Metadata& metadata = document.metadata;
  for (const auto* field :
       {&metadata.title, &metadata.subtitle, &metadata.publisher, &metadata.date, &metadata.year,
        &metadata.type, &metadata.isbn, &metadata.language, &metadata.url, &metadata.licence}) {
    put_optional(out, *field);
  }
  put_number(out, metadata.authors.size());
  for (const MetadataField& author : metadata.authors) put_field(out, author);
  put_number(out, document.blocks.size());
  std::uint32_t at = 0;
  for (const Block& block : document.blocks) {
    out.push_back(static_cast<char>(block.kind));
    out.push_back(static_cast<char>(block.level));
    out.push_back(block.continues ? '\1' : '\0');
    put_number(out, block.page);
    put_number(out, block.heading == kNoBlock ? 0 : std::uint64_t{block.heading} + 1);
    put_number(out, block.source.begin - at);
    put_number(out, block.source.size());
    at = block.source.end;
  }
  if (document.unread_pages.empty()) return out;
  put_number(out, document.page_count);
  put_number(out, document.unread_pages.size());
  std::uint32_t before = 0;
  for (const UnreadPage& page : document.unread_pages) {
    put_number(out, page.page - before);
    out.push_back(static_cast<char>(page.reason));
    before = page.page;
  }
  return out;
}

Result<Document> decode_document(std::string_view bytes) {
  Cursor cursor(bytes);
  Document document;
  const auto version = static_cast<char>(cursor.byte());
  if (version != kVersion && version != kVersionWithUnreadPages) cursor.refuse();
  document.format = cursor.value_of(Format::ITerm);
  const std::uint8_t has_text = cursor.byte();
  if (has_text > 1) cursor.refuse();
  document.id = cursor.string();
  document.source_name = cursor.string();
  std::uint64_t text_bytes = 0;
  if (has_text == 1) {
    document.text = cursor.string();
    text_bytes = document.text.size();
  } else {
    text_bytes = cursor.number32();
  }
  Metadata& metadata = document.metadata;
  for (auto* field :
       {&metadata.title, &metadata.subtitle, &metadata.publisher, &metadata.date, &metadata.year,
        &metadata.type, &metadata.isbn, &metadata.language, &metadata.url, &metadata.licence}) {
    *field = read_optional(cursor, text_bytes);
  }
  const std::uint64_t authors = cursor.number();
  for (std::uint64_t i = 0; i < authors && cursor.ok(); ++i)
    metadata.authors.push_back(read_field(cursor, text_bytes));
  read_blocks(cursor, text_bytes, has_text == 1, document);
  if (version == kVersionWithUnreadPages) read_unread_pages(cursor, document);
  if (!cursor.ok() || !cursor.at_end()) {
    return fail(ErrorCode::Damaged,
                fmt::format("The stored document is damaged at byte {}.", cursor.position()),
                cursor.position());
  }
  return document;
}

}  // namespace vidensgraf
