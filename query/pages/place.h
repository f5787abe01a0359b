#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "graph/cited_version.h"
#include "graph/graph_view.h"
#include "graph/stated_definition.h"
#include "language/analyzer.h"
#include "store/rows.h"

namespace vidensgraf {

/// A place in a document with the words around it.
struct Place {
  ByteSpan source;
  std::uint32_t page = 0;
  std::string extractor;
  std::string before;  ///< Words before, within the block; starts with "…" where it is cut.
  std::string words;   ///< The bytes of `source` as `display_text` shows them; at most some 400 bytes.
  std::string after;
};

/// A document and places in it.
struct PlacesInDocument {
  DocumentInfo document;
  std::uint64_t count = 0;  ///< All places; `places` holds the first few.
  std::vector<Place> places;
  std::optional<CitedVersion> cited;  ///< Of places that cite law: the version that the document means.
};

/// Reads the words of evidence. Borrows its arguments.
class PlaceReader {
 public:
  PlaceReader(const Rows& rows, const GraphView& view, const Analyzer& analyzer)
      : rows_(rows), view_(view), analyzer_(analyzer) {}

  /// \param context_bytes  How far `before` and `after` reach at most.
  [[nodiscard]] Result<Place> read(DocumentNumber document, const Evidence& evidence,
                                   std::uint32_t context_bytes = 80) const;

  /// The first `limit` places of each document.
  [[nodiscard]] Result<std::vector<PlacesInDocument>> read(const std::vector<DocumentEvidence>& evidence,
                                                           std::size_t limit,
                                                           std::uint32_t context_bytes = 80) const;

 private:
  [[nodiscard]] Result<Place> read(const DocumentRecord& document, const Evidence& evidence,
                                   std::uint32_t context_bytes) const;

  const Rows& rows_;
  const GraphView& view_;
  const Analyzer& analyzer_;
};

}  // namespace vidensgraf
