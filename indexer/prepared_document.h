#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/passages.h"
#include "corpus/result.h"
#include "extraction/registers.h"
#include "graph/graph_change.h"
#include "indexer/repeated_texts.h"
#include "language/analyzer.h"
#include "store/document_rows.h"
#include "store/store_writer.h"

namespace vidensgraf {

/// All that the index will hold of one document, before it is given numbers.
struct PreparedDocument {
  DocumentRecord record;  ///< Without numbers; its document still has the text.
  std::vector<Passage> passages;
  std::vector<PassagePostings> postings;  ///< For each passage; ids still to be set.
  GraphChange graph;
  bool depends_on_date = false;  ///< At another date the same text would cite other laws.
  std::size_t memory_bytes = 0;  ///< About how much it occupies.
};

/// Analyses a document, extracts its facts and derives what is stored. Pure; thread-safe.
///
/// \param repeated  Spares the work for a text that came before; the result is the same. May be null.
/// \param times     How often the text comes again, for `repeated` to keep it that long.
[[nodiscard]] PreparedDocument prepare(Document document, std::string content_hash, std::string source_path,
                                       const Analyzer& analyzer, const Registers& registers,
                                       RepeatedTexts* repeated = nullptr,
                                       std::uint32_t times = RepeatedTexts::kAnyTimes);

/// A stored document as it was when its facts were extracted, with its text. Error Damaged or Io.
[[nodiscard]] Result<Document> restore_document(const Rows& rows, const DocumentRecord& record);

/// Derives the postings of stored passages again, for replay and rebuild. Keeps the last document, so
/// passages that are asked for in a row cost one analysis. Both arguments must outlive it. Not thread-safe.
[[nodiscard]] PostingsSource postings_source(const Analyzer& analyzer, const Registers& registers);

}  // namespace vidensgraf
