#include "store/document_rows.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "corpus/document_codec.h"
#include "store/coding.h"
#include "store/graph_schema.h"
#include "store/passage_codec.h"
#include "store/shared_bodies.h"

namespace vidensgraf {
namespace {

constexpr std::uint8_t kVersion = 1;

std::string encode_record(const DocumentRecord& record, std::string_view text) {
  std::string bytes;
  append_u8(bytes, kVersion);
  append_varint(bytes, static_cast<std::uint32_t>(record.first_passage));
  append_varint(bytes, record.passage_count);
  append_varint(bytes, record.text_bytes);
  append_string(bytes, record.content_hash);
  append_string(bytes, record.source_path);
  if (record.document.text.size() == text.size()) {
    bytes += encode(record.document, CodecText::Without);
  } else {  // the size of the text is a part of the encoded document
    Document with_text = record.document;
    with_text.text = text;
    bytes += encode(with_text, CodecText::Without);
  }
  return bytes;
}

Result<DocumentRecord> decode_record(DocumentNumber number, std::string_view bytes) {
  RowReader reader(bytes);
  const std::uint8_t version = reader.u8();
  DocumentRecord record;
  record.number = number;
  record.first_passage = PassageId{reader.varint32()};
  record.passage_count = reader.varint32();
  record.text_bytes = reader.varint32();
  record.content_hash = reader.string();
  record.source_path = reader.string();
  if (version != kVersion || !reader.ok()) {
    return fail(ErrorCode::Damaged,
                fmt::format("The record of document {} is damaged.", static_cast<std::uint32_t>(number)));
  }
  auto document = decode_document(reader.rest());
  if (!document) return fail(ErrorCode::Damaged, document.error().message);
  record.document = std::move(*document);
  return record;
}

std::string encode_passage(DocumentNumber document, const Passage& passage) {
  std::string bytes;
  append_u8(bytes, kVersion);
  append_varint(bytes, static_cast<std::uint32_t>(document));
  append_passage(bytes, passage);
  return bytes;
}

}  // namespace

void put_document(Batch& batch, const DocumentRecord& record, std::string_view text,
                  const std::vector<Passage>& passages) {
  assert(record.text_bytes == text.size() && record.passage_count == passages.size());
  std::string number;
  append_u32be(number, static_cast<std::uint32_t>(record.number));
  batch.put(Family::DocumentIds, record.document.id, number);
  batch.put(Family::Documents, number, encode_record(record, text));
  std::uint32_t id = static_cast<std::uint32_t>(record.first_passage);
  for (const Passage& passage : passages) {
    batch.put(Family::Passages, passage_key(PassageId{id++}), encode_passage(record.number, passage));
  }
}

void erase_document(Batch& batch, const DocumentRecord& record) {
  batch.erase(Family::DocumentIds, record.document.id);
  batch.erase(Family::Documents, document_key(record.number));
  for (std::uint32_t i = 0; i < record.passage_count; ++i) {
    const PassageId passage{static_cast<std::uint32_t>(record.first_passage) + i};
    batch.erase(Family::Passages, passage_key(passage));
    batch.removed.push_back(passage);
  }
}

Result<std::optional<DocumentNumber>> find_document(const Rows& rows, std::string_view id) {
  const auto row = rows.get(Family::DocumentIds, id);
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  RowReader reader(**row);
  const DocumentNumber number{reader.u32be()};
  if (!reader.done())
    return fail(ErrorCode::Damaged, fmt::format("The number of document \"{}\" is damaged.", id));
  return number;
}

Result<std::optional<DocumentRecord>> read_document_record(const Rows& rows, DocumentNumber number) {
  const auto row = rows.find(Family::Documents, document_key(number));
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  auto record = decode_record(number, **row);
  if (!record) return fail(record.error());
  return std::optional<DocumentRecord>(std::move(*record));
}

Result<std::optional<PassageRecord>> read_passage(const Rows& rows, PassageId passage) {
  const auto row = rows.get(Family::Passages, passage_key(passage));
  if (!row) return fail(row.error());
  if (!*row) return std::nullopt;
  RowReader reader(**row);
  const std::uint8_t version = reader.u8();
  PassageRecord record;
  record.document = DocumentNumber{reader.varint32()};
  record.passage = take_passage(reader);
  if (version != kVersion || !reader.done()) {
    return fail(ErrorCode::Damaged,
                fmt::format("The row of passage {} is damaged.", static_cast<std::uint32_t>(passage)));
  }
  return std::optional<PassageRecord>(record);
}

Result<std::string> read_text(const Rows& rows, DocumentNumber number, ByteSpan span) {
  std::string text;
  if (span.end <= span.begin) return text;
  const std::uint32_t first = span.begin / kTextChunkBytes;
  const std::uint32_t last = (span.end - 1) / kTextChunkBytes;
  DocumentNumber body = number;  // mostly; where nothing lies there, another document had the text before
  for (std::uint32_t chunk = first; chunk <= last; ++chunk) {
    auto row = rows.find(Family::DocumentTexts, text_key(body, chunk));
    if (row && !*row && chunk == first) {
      const auto shared = find_shared_body(rows, number);
      if (!shared) return fail(shared.error());
      if (!*shared) break;
      body = (*shared)->body;
      row = rows.find(Family::DocumentTexts, text_key(body, chunk));
    }
    if (!row) return fail(row.error());
    if (!*row) break;
    const std::uint32_t chunk_begin = chunk * kTextChunkBytes;
    const std::uint32_t begin = chunk == first ? span.begin - chunk_begin : 0;
    const std::uint32_t end = chunk == last ? span.end - chunk_begin : kTextChunkBytes;
    const std::string_view bytes = **row;
    if (end > bytes.size()) break;
    text += bytes.substr(begin, end - begin);
  }
  if (text.size() != span.size()) {
    return fail(ErrorCode::Damaged, fmt::format("The text of document {} lacks bytes {} to {}.",
                                                static_cast<std::uint32_t>(number), span.begin, span.end));
  }
  return text;
}

Result<void> for_each_document_id(const Rows& rows, const VisitDocumentId& visit) {
  const auto read = [&](std::string_view id, std::string_view value) {
    return visit(id, DocumentNumber{RowReader(value).u32be()});
  };
  return rows.scan(Family::DocumentIds, {}, read);
}

Result<void> for_each_document(const Rows& rows, const VisitDocument& visit, std::string_view from) {
  Result<void> outcome;
  const auto read = [&](std::string_view id, std::string_view value) {
    RowReader reader(value);
    const DocumentNumber number{reader.u32be()};
    auto record = read_document_record(rows, number);
    if (record && !*record)
      record = fail(ErrorCode::Damaged, fmt::format("Document \"{}\" has no record.", id));
    if (!record) outcome = fail(record.error());
    return record && visit(**record);
  };
  auto scanned = rows.scan(Family::DocumentIds, {}, read, from);
  if (!scanned) return scanned;
  return outcome;
}

}  // namespace vidensgraf
