#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "corpus/document.h"
#include "corpus/result.h"

namespace vidensgraf {

/// Limits of one document. Sources of the figures: the limits of the document worker
/// (corpus/document_worker.h).
struct ReadLimits {
  std::size_t max_input_bytes = std::size_t{64} << 20;
  std::size_t max_inflated_bytes = std::size_t{256}
                                   << 20;  ///< All archive entries together; and at most 200:1.
  std::size_t max_archive_entries = 5000;
  std::size_t max_nesting = 200;  ///< XML elements; HTML allows 1000.
  std::size_t max_text_bytes = std::size_t{32} << 20;
  std::size_t max_pages = 5000;
};

/// The format of a file by its content; the name decides only between text formats (.md, .jsonl, .txt).
///
/// \param bytes  The file, or at least its first 4 KiB.
/// \return       Error Input for what is none of ours (an image, a spreadsheet, an executable, NUL bytes).
[[nodiscard]] Result<Format> detect_format(std::string_view bytes, std::string_view name);

/// Reads one document from the bytes of a file of any format but JSONL.
///
/// Runs in the calling process: for untrusted files call it through `DocumentWorkerPool`. Pure; thread-safe.
/// \param name  Path as given; gives `source_name` and the id (`document_id_of`).
[[nodiscard]] Result<Document> read_document(std::string_view bytes, std::string_view name,
                                             const ReadLimits& limits = {});

/// Reads one line `{"id","title","text","date","url","type",...}` of a JSONL file.
[[nodiscard]] Result<Document> read_jsonl_line(std::string_view line, std::string_view name,
                                               std::size_t line_number, const ReadLimits& limits = {});

/// The long and the short form of a document's id: the stem of the file name, and the stem up to the first
/// '_'. The caller (indexer) takes the short one where it is unique.
struct DocumentIdForms {
  std::string stem;
  std::string short_form;
};
[[nodiscard]] DocumentIdForms document_id_of(std::string_view path);

}  // namespace vidensgraf
