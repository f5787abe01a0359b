#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/contribution.h"
#include "language/analyzer.h"
#include "store/document_rows.h"

namespace vidensgraf {

/// A heading of a document.
struct OutlineEntry {
  std::uint8_t level = 1;
  std::uint32_t page = 0;  ///< 0 where the format has no pages.
  ByteSpan source;
  std::string text;  ///< On one line.
};

/// A place where a document states something.
struct DocumentMark {
  std::string_view kind;  ///< Name of the node's kind ("concept", ...), "definition" or "relation"; static.
  ByteSpan source;
  std::uint32_t page = 0;
  std::string label;   ///< Of the node; of a definition the defined term.
  std::string key;     ///< With `kind` it names the node; of a definition empty.
  std::string detail;  ///< What found it.
  /// Of kind "relation": what the place links `label` with, and how.
  struct Relation {
    EdgeType type = EdgeType::Related;
    std::string to;
  };
  std::optional<Relation> relation{};
};

/// What is known of one document.
struct DocumentPage {
  DocumentRecord record;  ///< Without the text: read it with `read_text`.
  std::vector<OutlineEntry> outline;
  std::uint32_t pages = 0;    ///< 0 where the format has none.
  Contribution contribution;  ///< Without what reviewers took out.
};

/// Errors: NotFound, naming the nearest ids and titles; Damaged, Io.
[[nodiscard]] Result<DocumentPage> make_document_page(const Rows& rows, const Analyzer& analyzer,
                                                      std::string_view id);

/// The places of facts in the document, in text order, the longer one first where two begin together.
[[nodiscard]] std::vector<DocumentMark> marks_of(const DocumentPage& page);

/// How many nodes of each kind the document adds to the graph.
[[nodiscard]] std::map<NodeKind, std::uint64_t> node_counts(const Contribution& contribution);

/// A stated field and its name in JSON; `field` points into the metadata that it was made from.
struct NamedField {
  std::string_view name;
  const MetadataField* field;
};
/// What the document states about itself, by the names of the JSON; borrows.
[[nodiscard]] std::vector<NamedField> fields_of(const Metadata& metadata);

[[nodiscard]] std::string_view name_of(Format format);   ///< "pdf", ...
[[nodiscard]] std::string_view name_of(BlockKind kind);  ///< "heading", "paragraph", ...
/// "only_pictures", "unknown_letters", "damaged"
[[nodiscard]] std::string_view name_of(UnreadReason reason);

/// Whether the JSON names the file that the document came from: not where strangers read it.
enum class SourcePath : bool { LeftOut, Shown };

/// The object that `vidensgraf document --json` prints (docs/json.md).
[[nodiscard]] std::string to_json(const DocumentPage& page, SourcePath path);

}  // namespace vidensgraf
