#include "store/document_heads.h"

#include <fmt/format.h>

#include "store/coding.h"

namespace vidensgraf {

// The beginning of a record (store/graph_schema.h) and of the document in it (corpus/document_codec.cpp).
Result<void> for_each_document_head(const Rows& rows, const std::function<bool(const DocumentHead&)>& visit) {
  constexpr std::uint8_t kVersion = 1;
  constexpr std::uint8_t kLatestDocumentVersion = 2;  // of corpus/document_codec.cpp; the head is that of 1
  Result<void> outcome;
  const auto read = [&](std::string_view key, std::string_view value) {
    DocumentHead head;
    head.number = DocumentNumber{RowReader(key).u32be()};
    RowReader reader(value);
    const std::uint8_t version = reader.u8();
    for (int skipped = 0; skipped < 3; ++skipped) static_cast<void>(reader.varint());
    head.content_hash = reader.string();
    head.source_path = reader.string();
    const std::uint8_t document_version = reader.u8();
    head.format = static_cast<Format>(reader.u8());
    static_cast<void>(reader.u8());  // whether the text is there
    head.id = reader.string();
    if (version == kVersion && document_version >= 1 && document_version <= kLatestDocumentVersion &&
        reader.ok())
      return visit(head);
    outcome = fail(ErrorCode::Damaged, fmt::format("The record of document {} is damaged.",
                                                   static_cast<std::uint32_t>(head.number)));
    return false;
  };
  auto scanned = rows.scan(Family::Documents, {}, read);
  if (!scanned) return scanned;
  return outcome;
}

}  // namespace vidensgraf
