#include "graph/graph_view.h"

#include <algorithm>
#include <utility>

#include "graph/graph_view_impl.h"
#include "graph/names.h"

namespace vidensgraf {

GraphView::GraphView(const Rows& rows, Reviews reviews) : impl_(std::make_unique<Impl>(rows, reviews)) {}
GraphView::~GraphView() = default;

Result<const ReviewOverlay*> GraphView::reviews() const { return impl_->reviews(); }

namespace {

GraphNode to_node(NodeId id, NodeRow row) {
  GraphNode node;
  node.id = id;
  node.kind = row.kind;
  node.key = std::move(row.key);
  node.label = row.label();
  for (const auto& [label, documents] : row.labels) {
    if (label != node.label) node.other_labels.push_back(label);
  }
  node.documents = row.documents;
  node.mentions = row.mentions;
  return node;
}

}  // namespace

Result<std::optional<GraphNode>> GraphView::Impl::reviewed_node(NodeId id, NodeRow row) const {
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  if ((*reviewed)->hides(id)) return std::optional<GraphNode>();
  GraphNode node = to_node(id, std::move(row));
  const std::string* const label = (*reviewed)->label_of(id);
  if (label != nullptr && *label != node.label) {
    std::erase(node.other_labels, *label);
    node.other_labels.push_back(std::exchange(node.label, *label));
    std::sort(node.other_labels.begin(), node.other_labels.end());
  }
  return std::optional<GraphNode>(std::move(node));
}

Result<std::optional<GraphNode>> GraphView::node(NodeId id) const {
  const auto stored = impl_->rows.find(Family::Nodes, node_key(id));
  if (!stored) return fail(stored.error());
  if (!*stored) return std::optional<GraphNode>();
  auto row = decode_node_row(**stored);
  if (!row) return fail(row.error());
  return impl_->reviewed_node(id, std::move(*row));
}

Result<void> GraphView::for_each_node(const VisitNode& visit) const {
  std::optional<Error> error;
  const auto scanned = impl_->rows.scan(Family::Nodes, {}, [&](std::string_view key, std::string_view value) {
    const auto id = decode_node_key(key);
    auto row = decode_node_row(value);
    if (!id || !row) {
      error = id ? row.error() : id.error();
      return false;
    }
    const auto node = impl_->reviewed_node(*id, std::move(*row));
    if (!node) {
      error = node.error();
      return false;
    }
    return !*node || visit(**node);
  });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  return {};
}

Result<std::vector<GraphNode>> GraphView::nodes_named(std::string_view name, NameForm form) const {
  std::vector<NodeId> ids;
  std::optional<Error> error;
  std::string prefix = name_prefix(form, name);
  prefix.push_back('\0');  // the name ends here
  const auto scanned = impl_->rows.scan(Family::Names, prefix, [&](std::string_view key, std::string_view) {
    const auto decoded = decode_name_key(key);
    if (!decoded) {
      error = decoded.error();
      return false;
    }
    ids.push_back(decoded->node);
    return true;
  });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  if (form == NameForm::Exact || form == NameForm::Ascii) {
    const auto& decided = form == NameForm::Exact ? (*reviewed)->names() : (*reviewed)->ascii_forms();
    const auto [first, last] = decided.equal_range(name);
    for (auto named = first; named != last; ++named) {
      if (std::find(ids.begin(), ids.end(), named->second) == ids.end()) ids.push_back(named->second);
    }
  }
  std::vector<GraphNode> nodes;
  for (const NodeId id : ids) {
    auto found = node(id);
    if (!found) return fail(found.error());
    if (*found) nodes.push_back(std::move(**found));
  }
  std::sort(nodes.begin(), nodes.end(), [](const GraphNode& a, const GraphNode& b) {
    return std::tie(a.kind, a.key) < std::tie(b.kind, b.key);
  });
  return nodes;
}

Result<std::vector<NamedNode>> GraphView::names_from(std::string_view prefix, std::size_t limit,
                                                     NameForm form) const {
  std::vector<NamedNode> names;
  if (limit == 0) return names;
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  std::optional<Error> error;
  const auto scanned = impl_->rows.scan(
      Family::Names, name_prefix(form, prefix), [&](std::string_view key, std::string_view value) {
        const auto decoded = decode_name_key(key);
        const auto documents = decode_count(value);
        if (!decoded || !documents) {
          error = decoded ? documents.error() : decoded.error();
          return false;
        }
        if ((*reviewed)->hides(decoded->node)) return true;
        names.push_back(NamedNode{std::string(decoded->name), decoded->node, *documents});
        return names.size() < limit;
      });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  if (form != NameForm::Exact && form != NameForm::Ascii) return names;
  const auto& decided = form == NameForm::Exact ? (*reviewed)->names() : (*reviewed)->ascii_forms();
  const auto before = [](const NamedNode& a, const NamedNode& b) { return a.name < b.name; };
  for (auto named = decided.lower_bound(prefix); named != decided.end(); ++named) {
    if (!named->first.starts_with(prefix)) break;
    if ((*reviewed)->hides(named->second)) continue;
    NamedNode renamed{named->first, named->second, 1};
    names.insert(std::upper_bound(names.begin(), names.end(), renamed, before), renamed);
  }
  if (names.size() > limit) names.resize(limit);
  return names;
}

Result<std::vector<NamedNode>> GraphView::concepts_ending_in(std::string_view ending,
                                                             std::size_t limit) const {
  std::vector<NamedNode> names;
  if (limit == 0) return names;
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  Result<void> read;
  const std::string prefix = name_prefix(NameForm::Reversed, reversed_name(ending));
  const auto scanned =
      impl_->rows.scan(Family::Names, prefix, [&](std::string_view key, std::string_view value) {
        const auto decoded = decode_name_key(key);
        const auto documents = decode_count(value);
        if (!decoded || !documents) {
          read = fail(decoded ? documents.error() : decoded.error());
          return false;
        }
        if ((*reviewed)->hides(decoded->node)) return true;
        names.push_back(NamedNode{reversed_name(decoded->name), decoded->node, *documents});
        return names.size() < limit;
      });
  if (!scanned) return fail(scanned.error());
  if (!read) return fail(read.error());
  return names;
}

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

Result<std::optional<DocumentNumber>> GraphView::number_of(NodeId document) const {
  std::optional<DocumentNumber> number;
  const auto scanned =
      impl_->rows.scan(Family::NodeEvidence, node_key(document), [&](std::string_view key, std::string_view) {
        if (const auto decoded = decode_document_suffix(key)) number = *decoded;
        return false;
      });
  if (!scanned) return fail(scanned.error());
  return number;
}

}  // namespace vidensgraf
