#include "graph/graph_view.h"

#include <algorithm>
#include <utility>

#include "graph/graph_view_impl.h"

namespace vidensgraf {

GraphView::GraphView(const Rows& rows, Reviews reviews)
    : GraphNodes(rows, reviews), impl_(std::make_unique<Impl>(rows, *this)) {}
GraphView::~GraphView() = default;

Result<std::vector<DocumentEvidence>> GraphView::evidence_of(NodeId id) const {
  return impl_->evidence_by_id(Family::NodeEvidence, node_key(id));
}

Result<std::vector<DocumentEvidence>> GraphView::evidence_of(const EdgeKey& edge) const {
  if (edge.type != EdgeType::Mentions) {
    return impl_->evidence_by_id(Family::EdgeEvidence, out_edge_key(edge));
  }
  const auto number = number_of(edge.from);
  if (!number) return fail(number.error());
  if (!*number) return std::vector<DocumentEvidence>{};
  return impl_->mentions(edge, **number);
}

Result<std::vector<DocumentEvidence>> GraphView::first_evidence_of(NodeId id, std::size_t limit,
                                                                   std::size_t offset) const {
  return impl_->evidence(Family::NodeEvidence, node_key(id), limit, offset);
}

Result<std::vector<DocumentEvidence>> GraphView::first_evidence_of(const EdgeKey& edge, std::size_t limit,
                                                                   std::size_t offset) const {
  if (edge.type == EdgeType::Mentions) return evidence_of(edge);  // of one document
  return impl_->evidence(Family::EdgeEvidence, out_edge_key(edge), limit, offset);
}

Result<void> GraphView::visit_evidence_of(NodeId id, std::size_t limit, std::size_t offset,
                                          const VisitEvidence& visit) const {
  return impl_->visit_evidence(Family::NodeEvidence, node_key(id), limit, offset, visit);
}

Result<ListedProvisions> GraphView::provisions_within(const std::string& name, std::size_t limit,
                                                      std::size_t offset) const {
  ListedProvisions listed;
  std::optional<Error> error;
  bool is_more = false;
  const auto add = [&](std::string_view key, std::string_view) {
    is_more = listed.nodes.size() == limit;
    if (is_more) return false;
    if (listed.total++ < offset) return true;
    const auto decoded = decode_name_key(key);
    if (!decoded) {
      error = decoded.error();
      return false;
    }
    listed.nodes.push_back(decoded->node);
    return true;
  };
  // A name in a key ends in NUL: first the provision of that name, then those whose names go on behind a
  // comma. Of a law, whose name ends in "#", all that begin so.
  const std::string prefix = name_prefix(NameForm::Provision, name);
  std::vector<std::string> prefixes{prefix};
  if (!name.ends_with('#')) prefixes = {prefix + '\0', prefix + ','};
  for (const std::string& part : prefixes) {
    const auto scanned = impl_->rows.scan(Family::Names, part, add);
    if (!scanned) return fail(scanned.error());
    if (error) return fail(*error);
    if (is_more) break;
  }
  if (!is_more) return listed;
  listed.total = 0;
  for (const std::string& part : prefixes) {
    const auto all = impl_->rows.count(Family::Names, part);
    if (!all) return fail(all.error());
    listed.total += *all;
  }
  return listed;
}

Result<Contribution> GraphView::contribution(DocumentNumber document) const {
  return read_contribution(impl_->rows, document);
}

Result<std::string> GraphView::document_id(DocumentNumber document) const {
  return impl_->document_id(document);
}

Result<std::shared_ptr<const DocumentRecord>> GraphView::record(DocumentNumber document) const {
  const auto known = impl_->records.find(document);
  if (known != impl_->records.end()) return known->second;
  auto stored = read_document_record(impl_->rows, document);
  if (!stored) return fail(stored.error());
  std::shared_ptr<const DocumentRecord> record;
  if (*stored) record = std::make_shared<const DocumentRecord>(std::move(**stored));
  if (impl_->records.size() == kMostRememberedRecords) impl_->records.clear();
  impl_->records.emplace(document, record);
  return record;
}

}  // namespace vidensgraf
