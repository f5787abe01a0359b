#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "graph/contribution.h"
#include "graph/graph_view.h"
#include "store/document_rows.h"
#include "store/rows.h"

namespace vidensgraf {

/// What a reader wants to know of a document that is named as a source. A field it does not state is empty.
struct DocumentInfo {
  std::string id;
  DocumentNumber number{};
  std::string title;  ///< Its id where it states none.
  std::string publisher;
  std::string date;  ///< ISO 8601 with the precision of the document; the year where only that is stated.
  std::string type;
  std::string url;
};

/// The record of a document that the graph names; it may not be missing. Error Damaged or Io.
[[nodiscard]] Result<std::shared_ptr<const DocumentRecord>> record_of(const GraphView& view,
                                                                      DocumentNumber document);
/// What is shown of that record. Errors as above.
[[nodiscard]] Result<DocumentInfo> read_document_info(const GraphView& view, DocumentNumber document);

/// A definition with its wording and where it stands.
struct StatedDefinition {
  NodeId defined{};
  Definition definition;
  std::string text;  ///< The words of `definition.source`, as they stand.
  std::uint32_t page = 0;
  DocumentInfo document;
  /// Id of the document of this index that `definition.cited_source` is; empty if none is known to be.
  std::string cited_document;
};

/// Whether a contribution ties this definition of its own to `node` by `edge`, which leads there: stated at
/// the same place, of a term that is one of the node's names. The place alone does not do: one sentence can
/// define two terms.
[[nodiscard]] bool defines(const Definition& definition, const ContributedNode& node,
                           const ContributedEdge& edge);

/// The definitions of these nodes, by date, document id and span; undated documents last. Each document is
/// read once. Errors: Damaged, Io.
/// \param max_documents  Of more documents that define a node, so many are read: those that say most.
/// \param defining       How many there are; may be null.
[[nodiscard]] Result<std::vector<StatedDefinition>> read_definitions(const Rows& rows, const GraphView& view,
                                                                     const std::vector<NodeId>& nodes,
                                                                     std::size_t max_documents = SIZE_MAX,
                                                                     std::uint64_t* defining = nullptr);

/// As `read_document_info`, of a record that has been read.
[[nodiscard]] DocumentInfo info_of(const DocumentRecord& record);

}  // namespace vidensgraf
