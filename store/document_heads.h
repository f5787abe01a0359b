#pragma once

#include <functional>
#include <string_view>

#include "corpus/document.h"
#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// What a document is told apart by. The views are valid during the visit only.
struct DocumentHead {
  DocumentNumber number{};
  Format format = Format::PlainText;
  std::string_view id;
  std::string_view source_path;
  std::string_view content_hash;
};

/// Visits the heads of all documents in the order of their numbers, until `visit` returns false: a tenth of
/// the cost of reading their records (store/document_rows.h). Error Damaged or Io.
[[nodiscard]] Result<void> for_each_document_head(const Rows& rows,
                                                  const std::function<bool(const DocumentHead&)>& visit);

}  // namespace vidensgraf
