#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "corpus/byte_span.h"

namespace vidensgraf {

enum class Format : std::uint8_t {
  PlainText = 1,
  Markdown,
  Html,
  Pdf,
  Docx,
  Odt,
  Jsonl,
  Pptx,
  Xlsx,
  Csv,
  Turtle,      ///< A vocabulary in SKOS; N-Triples as well.
  CodeSystem,  ///< A vocabulary as HL7 FHIR's resource CodeSystem, in JSON.
  ITerm        ///< A vocabulary as i-Term exports it, in XML.
};             // stored: never renumber

/// What a stretch of canonical text is. Stored: never renumber.
enum class BlockKind : std::uint8_t {
  Heading = 1,
  Paragraph,
  ListItem,
  TableRow,
  Quotation,
  Footnote,
  Caption,
  TableOfContents,  ///< A line of a table of contents: repeats headings, is not searched.
  ReferenceEntry,   ///< An entry of the list of references.
  Boilerplate,      ///< Running header, page number, menu, remains of the web page around the document.
};

/// Index of a block in `Document::blocks`; `kNoBlock` where there is none.
using BlockIndex = std::uint32_t;
inline constexpr BlockIndex kNoBlock = std::numeric_limits<BlockIndex>::max();

/// A block of canonical text. Blocks are in text order, disjoint, trimmed of white space, never empty.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  std::uint8_t level = 0;         ///< Heading: 1 (title) to 6. List item: nesting from 1. Otherwise 0.
  std::uint32_t page = 0;         ///< Page it starts on, from 1; 0 where the format has no pages.
  BlockIndex heading = kNoBlock;  ///< The innermost heading above it (for a heading: the enclosing one).
  ByteSpan source;
  bool continues = false;  ///< The sentence at its end goes on in the next block but boilerplate and notes.
};

/// Where a metadata value was found. Stored: never renumber.
enum class FieldOrigin : std::uint8_t {
  Text = 1,   ///< Stated in the text: `source` says where.
  Container,  ///< Stated by the file around the text (PDF info, DOCX properties, HTML meta, JSONL field).
};

struct MetadataField {
  std::string value;
  FieldOrigin origin = FieldOrigin::Text;
  ByteSpan source{};  ///< Empty unless `origin` is Text.
};

/// What a document states about itself. A field that is not stated is absent, even if known from elsewhere.
struct Metadata {
  std::optional<MetadataField> title;
  std::optional<MetadataField> subtitle;
  std::optional<MetadataField> publisher;
  std::vector<MetadataField> authors;
  /// ISO 8601 with the precision of the text: "2022-03", "2021-12-04", "2021".
  std::optional<MetadataField> date;
  std::optional<MetadataField> year;  ///< Four digits.
  std::optional<MetadataField> type;  ///< rapport, webside_temaafsnit, vejledning, lov, ... (docs/json.md)
  std::optional<MetadataField> isbn;
  std::optional<MetadataField> language;  ///< ISO 639-1.
  std::optional<MetadataField> url;
  std::optional<MetadataField> licence;
};

/// Why a page has no text in the document, though there is something on it. Stored: never renumber.
enum class UnreadReason : std::uint8_t {
  OnlyPictures = 1,  ///< A scan, a figure: nothing but a running header or page number is text.
  UnknownLetters,    ///< The file does not say which letters most of its glyphs are; they were left out.
  Damaged,           ///< The file is damaged there.
};

struct UnreadPage {
  std::uint32_t page = 0;  ///< From 1.
  UnreadReason reason = UnreadReason::OnlyPictures;
};

/// A document as a reader yields it. The text is never edited afterwards.
struct Document {
  std::string id;  ///< File name's stem up to the first '_' where unique, else the stem; JSONL: field `id`.
  /// Path as given, or path:line for a line of a .jsonl file. For messages and provenance.
  std::string source_name;
  Format format = Format::PlainText;
  /// Canonical text: UTF-8 in NFC, at most 4 GiB. Valid NFC plain text stays byte for byte.
  std::string text;
  std::vector<Block> blocks;
  std::vector<UnreadPage> unread_pages;  ///< By page. So far of PDF only.
  std::uint32_t page_count = 0;          ///< Of the file; stated where there are unread pages, else 0.
  Metadata metadata;  ///< From readers: what the container states. Completed by extraction/publications.
};

/// The headings above block `index`, outermost first, as indices into `document.blocks`.
[[nodiscard]] std::vector<BlockIndex> section_path(const Document& document, BlockIndex index);

/// The index of the block that holds byte `offset`, or of the last one that starts before it; kNoBlock if
/// none.
[[nodiscard]] BlockIndex block_at(const Document& document, std::uint32_t offset);

/// The page on which byte `offset` stands, from 1; 0 where unknown.
[[nodiscard]] std::uint32_t page_at(const Document& document, std::uint32_t offset);

}  // namespace vidensgraf
