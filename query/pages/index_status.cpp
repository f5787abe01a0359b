#include "query/pages/index_status.h"

#include "graph/graph_rows.h"
#include "store/document_rows.h"
#include "store/graph_schema.h"

namespace vidensgraf {

Result<IndexStatus> read_index_status(const StoreView& view) {
  IndexStatus status;
  status.batch = view.sequence();
  const auto documents = for_each_document(view, [&status](const DocumentRecord& record) {
    ++status.documents;
    status.text_bytes += record.text_bytes;
    status.documents_with_unread_pages += record.document.unread_pages.empty() ? 0 : 1;
    return true;
  });
  if (!documents) return fail(documents.error());
  const auto passages = view.full_text().passage_count();
  if (!passages) return fail(passages.error());
  status.passages = *passages;
  Result<void> decoded;
  const auto nodes = view.scan(Family::Nodes, {}, [&](std::string_view, std::string_view value) {
    const auto row = decode_node_row(value);
    if (!row) {
      decoded = fail(row.error());
      return false;
    }
    ++status.nodes[row->kind];
    return true;
  });
  if (!nodes) return fail(nodes.error());
  if (!decoded) return fail(decoded.error());
  for (const auto& [name, value] :
       {std::pair{kMetaAnalyzer, &status.analyzer}, std::pair{kMetaStoreId, &status.store_id}}) {
    auto stored = view.get(Family::Meta, name);
    if (!stored) return fail(stored.error());
    *value = stored->value_or("");
  }
  return status;
}

}  // namespace vidensgraf
