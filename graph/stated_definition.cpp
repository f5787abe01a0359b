#include "graph/stated_definition.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/names.h"
#include "store/document_rows.h"

namespace vidensgraf {
namespace {

std::string value_of(const std::optional<MetadataField>& field) {
  return field ? field->value : std::string();
}

Result<void> add_definitions(const Rows& rows, const GraphView& view, DocumentNumber number,
                             const std::set<NodeId>& nodes, std::vector<StatedDefinition>& result) {
  const auto contribution = view.contribution(number);
  if (!contribution) return fail(contribution.error());
  const auto info = read_document_info(view, number);
  if (!info) return fail(info.error());
  std::map<NodeId, const ContributedNode*> by_id;
  for (const ContributedNode& node : contribution->nodes) by_id.emplace(node_id(node.kind, node.key), &node);
  for (const ContributedEdge& edge : contribution->edges) {
    if (edge.type != EdgeType::Defines || nodes.count(edge.to) == 0) continue;
    const auto node = by_id.find(edge.to);
    if (node == by_id.end()) continue;
    for (const Definition& definition : contribution->definitions) {
      if (!defines(definition, *node->second, edge)) continue;
      auto text = read_text(rows, number, definition.source);
      if (!text) return fail(text.error());
      StatedDefinition stated;
      stated.defined = edge.to;
      stated.definition = definition;
      stated.text = std::move(*text);
      for (const Evidence& evidence : edge.evidence) {
        if (evidence.source == definition.source) stated.page = evidence.page;
      }
      stated.document = *info;
      result.push_back(std::move(stated));
    }
  }
  return {};
}

}  // namespace

bool defines(const Definition& definition, const ContributedNode& node, const ContributedEdge& edge) {
  const bool same_place =
      std::any_of(edge.evidence.begin(), edge.evidence.end(),
                  [&definition](const Evidence& evidence) { return evidence.source == definition.source; });
  if (!same_place) return false;
  const std::string term = fold_name(definition.term);
  return term == node.key || std::find(node.names.begin(), node.names.end(), term) != node.names.end();
}

Result<std::shared_ptr<const DocumentRecord>> record_of(const GraphView& view, DocumentNumber document) {
  auto record = view.record(document);
  if (record && *record == nullptr) {
    return fail(ErrorCode::Damaged, "The graph names a document that the store does not hold.");
  }
  return record;
}

Result<DocumentInfo> read_document_info(const GraphView& view, DocumentNumber document) {
  const auto record = record_of(view, document);
  if (!record) return fail(record.error());
  return info_of(**record);
}

DocumentInfo info_of(const DocumentRecord& record) {
  const Document& stored = record.document;
  DocumentInfo info;
  info.id = stored.id;
  info.number = record.number;
  info.title = stored.metadata.title ? stored.metadata.title->value : stored.id;
  info.publisher = value_of(stored.metadata.publisher);
  info.date = stored.metadata.date ? stored.metadata.date->value : value_of(stored.metadata.year);
  info.type = value_of(stored.metadata.type);
  info.url = value_of(stored.metadata.url);
  return info;
}

Result<std::vector<StatedDefinition>> read_definitions(const Rows& rows, const GraphView& view,
                                                       const std::vector<NodeId>& nodes,
                                                       std::size_t max_documents, std::uint64_t* defining) {
  std::map<DocumentNumber, std::set<NodeId>> by_document;
  for (const NodeId id : nodes) {
    const auto node = view.node(id);
    if (!node) return fail(node.error());
    if (!*node) continue;
    const auto edges = view.heaviest_edges(**node, EdgeFilter::none().with(EdgeType::Defines), max_documents);
    if (!edges) return fail(edges.error());
    if (defining != nullptr) *defining += edges->total;
    for (const StatedEdge& stated : edges->edges) {
      if (stated.edge.key.to != id) continue;
      const auto number = view.number_of(stated.edge.key.from);
      if (!number) return fail(number.error());
      if (*number) by_document[**number].insert(id);
    }
  }
  std::vector<StatedDefinition> result;
  for (const auto& [number, wanted] : by_document) {
    const auto added = add_definitions(rows, view, number, wanted, result);
    if (!added) return fail(added.error());
  }
  std::sort(result.begin(), result.end(), [](const StatedDefinition& a, const StatedDefinition& b) {
    const auto rank = [](const StatedDefinition& item) {
      return std::tie(item.document.id, item.definition.source, item.definition.term, item.defined);
    };
    const std::string& date_a = a.document.date;
    const std::string& date_b = b.document.date;
    if (date_a.empty() != date_b.empty()) return date_b.empty();
    return date_a != date_b ? date_a < date_b : rank(a) < rank(b);
  });
  return result;
}

}  // namespace vidensgraf
