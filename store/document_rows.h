#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/passages.h"
#include "store/rows.h"

namespace vidensgraf {

/// What the store keeps of a document beside its text and its contribution to the graph.
struct DocumentRecord {
  DocumentNumber number{};
  Document document;  ///< `text` is empty: read stretches of it with `read_text`.
  /// Of the bytes of the file, or of the line of JSONL: files with the hash they had are skipped.
  std::string content_hash;
  std::string source_path;    ///< The file it came from, for --prune; JSONL: the .jsonl file.
  PassageId first_passage{};  ///< Its passages have consecutive ids.
  std::uint32_t passage_count = 0;
  std::uint32_t text_bytes = 0;
};

/// What the store keeps of a passage.
struct PassageRecord {
  DocumentNumber document{};
  Passage passage;
};

/// Adds the rows of one document to `batch` but those of its body (store/shared_bodies.h): record, id,
/// passages. The postings of its passages, `batch.added`, are the caller's. `record.document.text` may be
/// empty or `text`; `record.passage_count` and `record.text_bytes` must be those of `passages` and `text`.
void put_document(Batch& batch, const DocumentRecord& record, std::string_view text,
                  const std::vector<Passage>& passages);

/// Adds the deletion of the same rows and lists its passages in `batch.removed`. To replace a document, first
/// erase the old one, then put the new one, with a new number, into the same batch.
void erase_document(Batch& batch, const DocumentRecord& record);

/// Nothing where there is no such document or passage. Errors: Damaged, Io; likewise below.
[[nodiscard]] Result<std::optional<DocumentNumber>> find_document(const Rows& rows, std::string_view id);
[[nodiscard]] Result<std::optional<DocumentRecord>> read_document_record(const Rows& rows,
                                                                         DocumentNumber number);
[[nodiscard]] Result<std::optional<PassageRecord>> read_passage(const Rows& rows, PassageId passage);

/// The bytes `span` of the canonical text. Damaged also where there is no such document, or its text does not
/// reach so far. The cost follows the length of the span, not of the document.
[[nodiscard]] Result<std::string> read_text(const Rows& rows, DocumentNumber number, ByteSpan span);

/// The ids of all documents in their order, until `visit` returns false; much cheaper than the documents.
using VisitDocumentId = std::function<bool(std::string_view id, DocumentNumber number)>;
[[nodiscard]] Result<void> for_each_document_id(const Rows& rows, const VisitDocumentId& visit);

/// All documents in the order of their ids, from the id `from` on, until `visit` returns false.
using VisitDocument = std::function<bool(const DocumentRecord& record)>;
[[nodiscard]] Result<void> for_each_document(const Rows& rows, const VisitDocument& visit,
                                             std::string_view from = {});

}  // namespace vidensgraf
