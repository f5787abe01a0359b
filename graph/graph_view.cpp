#include "graph/graph_view.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/derived_links.h"
#include "graph/graph_update.h"
#include "graph/names.h"

namespace vidensgraf {
namespace {

enum class Direction { Out, Both };

}  // namespace

struct GraphView::Impl {
  explicit Impl(const Rows& state) : rows(state) {}

  const Rows& rows;
  mutable std::map<DocumentNumber, std::string> ids;

  Result<std::string> document_id(DocumentNumber number) const {
    const auto known = ids.find(number);
    if (known != ids.end()) return known->second;
    const auto stored = rows.get(Family::Contributions, contribution_key(number));
    if (!stored) return fail(stored.error());
    if (!*stored) {
      return fail(ErrorCode::Damaged, "The graph names document number " +
                                          std::to_string(static_cast<std::uint32_t>(number)) +
                                          ", which contributes nothing.");
    }
    auto id = decode_contributing_document(**stored);
    if (id) ids.emplace(number, *id);
    return id;
  }

  // Evidence rows below `prefix`, one for each document.
  Result<std::vector<DocumentEvidence>> evidence(Family family, const std::string& prefix,
                                                 std::size_t max_documents) const {
    std::vector<DocumentEvidence> found;
    if (max_documents == 0) return found;
    std::optional<Error> error;
    const auto scanned = rows.scan(family, prefix, [&](std::string_view key, std::string_view value) {
      const auto number = decode_document_suffix(key);
      auto places = decode_evidence(value);
      if (!number || !places) {
        error = number ? places.error() : number.error();
        return false;
      }
      if (!places->empty()) found.push_back(DocumentEvidence{{}, *number, std::move(*places)});
      return found.size() < max_documents;
    });
    if (!scanned) return fail(scanned.error());
    if (error) return fail(*error);
    for (DocumentEvidence& document : found) {
      auto id = document_id(document.number);
      if (!id) return fail(id.error());
      document.document = std::move(*id);
    }
    std::sort(found.begin(), found.end(),
              [](const DocumentEvidence& a, const DocumentEvidence& b) { return a.document < b.document; });
    return found;
  }

  Result<std::vector<GraphEdge>> stored_edges(NodeId id, EdgeFilter filter, Direction direction) const {
    std::vector<GraphEdge> edges;
    std::optional<Error> error;
    for (const Family family : {Family::OutEdges, Family::InEdges}) {
      if (family == Family::InEdges && direction == Direction::Out) continue;
      const auto scanned = rows.scan(family, node_key(id), [&](std::string_view key, std::string_view value) {
        const auto edge = family == Family::OutEdges ? decode_out_edge_key(key) : decode_in_edge_key(key);
        const auto weight = decode_edge_row(value);
        if (!edge || !weight) {
          error = edge ? weight.error() : edge.error();
          return false;
        }
        if (filter.has(edge->type)) edges.push_back(GraphEdge{*edge, *weight});
        return true;
      });
      if (!scanned) return fail(scanned.error());
      if (error) return fail(*error);
    }
    return edges;
  }

  // The document's mentions, from its contribution.
  Result<void> add_mentions_of(const GraphNode& document, std::vector<GraphEdge>& edges) const {
    std::optional<DocumentNumber> number;
    const auto scanned =
        rows.scan(Family::NodeEvidence, node_key(document.id), [&](std::string_view key, std::string_view) {
          if (const auto decoded = decode_document_suffix(key)) number = *decoded;
          return false;
        });
    if (!scanned) return fail(scanned.error());
    if (!number) return {};
    const auto contribution = read_contribution(rows, *number);
    if (!contribution) return fail(contribution.error());
    for (const ContributedNode& node : contribution->nodes) {
      if (node.evidence.empty() || node.kind == NodeKind::Document) continue;
      edges.push_back(GraphEdge{EdgeKey{document.id, EdgeType::Mentions, node_id(node.kind, node.key)},
                                EdgeRow{1, node.evidence.size()}});
    }
    return {};
  }

  // The documents that mention the node, from its evidence.
  Result<void> add_mentions_from(NodeId id, std::vector<GraphEdge>& edges) const {
    const auto documents = evidence(Family::NodeEvidence, node_key(id), SIZE_MAX);
    if (!documents) return fail(documents.error());
    for (const DocumentEvidence& document : *documents) {
      edges.push_back(
          GraphEdge{EdgeKey{node_id(NodeKind::Document, document.document), EdgeType::Mentions, id},
                    EdgeRow{1, document.places.size()}});
    }
    return {};
  }
};

GraphView::GraphView(const Rows& rows) : impl_(std::make_unique<Impl>(rows)) {}
GraphView::~GraphView() = default;

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

Result<std::optional<GraphNode>> GraphView::node(NodeId id) const {
  const auto stored = impl_->rows.get(Family::Nodes, node_key(id));
  if (!stored) return fail(stored.error());
  if (!*stored) return std::optional<GraphNode>();
  auto row = decode_node_row(**stored);
  if (!row) return fail(row.error());
  return std::optional<GraphNode>(to_node(id, std::move(*row)));
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
    return visit(to_node(*id, std::move(*row)));
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

Result<std::vector<NamedNode>> GraphView::names_from(std::string_view prefix, std::size_t limit) const {
  std::vector<NamedNode> names;
  if (limit == 0) return names;
  std::optional<Error> error;
  const auto scanned = impl_->rows.scan(
      Family::Names, name_prefix(NameForm::Exact, prefix), [&](std::string_view key, std::string_view value) {
        const auto decoded = decode_name_key(key);
        const auto documents = decode_count(value);
        if (!decoded || !documents) {
          error = decoded ? documents.error() : decoded.error();
          return false;
        }
        names.push_back(NamedNode{std::string(decoded->name), decoded->node, *documents});
        return names.size() < limit;
      });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  return names;
}

Result<std::vector<Neighbour>> GraphView::neighbours(NodeId id, EdgeFilter filter) const {
  const auto self = node(id);
  if (!self) return fail(self.error());
  std::vector<Neighbour> result;
  if (!*self) return result;
  auto edges = impl_->stored_edges(id, filter, Direction::Both);
  if (!edges) return fail(edges.error());
  if (filter.has(EdgeType::Mentions)) {
    const auto added = (*self)->kind == NodeKind::Document ? impl_->add_mentions_of(**self, *edges)
                                                           : impl_->add_mentions_from(id, *edges);
    if (!added) return fail(added.error());
  }
  const auto derived = derived_links(impl_->rows, *this, **self, filter, LinkSide::Both);
  if (!derived) return fail(derived.error());
  std::map<EdgeKey, Reason> reasons;
  for (const DerivedLink& link : *derived) {
    edges->push_back(GraphEdge{link.key, EdgeRow{0, 0}});
    reasons[link.key] = link.reason;
  }
  for (const GraphEdge& edge : *edges) {
    const NodeId other = edge.key.from == id ? edge.key.to : edge.key.from;
    auto found = node(other);
    if (!found) return fail(found.error());
    if (!*found) return fail(ErrorCode::Damaged, "The graph is damaged: an edge leads to no node.");
    const auto reason = reasons.find(edge.key);
    result.push_back(
        Neighbour{std::move(**found), edge, reason == reasons.end() ? Reason() : reason->second});
  }
  std::sort(result.begin(), result.end(), [id](const Neighbour& a, const Neighbour& b) {
    const auto rank = [id](const Neighbour& item) {
      return std::make_tuple(~item.edge.weight.evidence, ~item.edge.weight.documents, item.edge.key.type,
                             item.edge.key.from != id, item.node.kind);
    };
    const auto rank_a = rank(a);
    const auto rank_b = rank(b);
    return rank_a != rank_b ? rank_a < rank_b : a.node.key < b.node.key;
  });
  return result;
}

Result<std::vector<StatedEdge>> GraphView::edges_from(const GraphNode& from, EdgeFilter filter) const {
  auto stored = impl_->stored_edges(from.id, filter, Direction::Out);
  if (!stored) return fail(stored.error());
  if (filter.has(EdgeType::Mentions) && from.kind == NodeKind::Document) {
    const auto added = impl_->add_mentions_of(from, *stored);
    if (!added) return fail(added.error());
  }
  std::vector<StatedEdge> edges;
  for (GraphEdge& edge : *stored) edges.push_back(StatedEdge{edge, {}});
  auto derived = derived_links(impl_->rows, *this, from, filter, LinkSide::Outgoing);
  if (!derived) return fail(derived.error());
  for (DerivedLink& link : *derived) {
    if (link.key.from != from.id) continue;
    edges.push_back(StatedEdge{GraphEdge{link.key, EdgeRow{0, 0}}, std::move(link.reason)});
  }
  return edges;
}

Result<std::vector<NamedNode>> GraphView::concepts_ending_in(std::string_view ending,
                                                             std::size_t limit) const {
  std::vector<NamedNode> names;
  if (limit == 0) return names;
  Result<void> read;
  const std::string prefix = name_prefix(NameForm::Reversed, reversed_name(ending));
  const auto scanned = impl_->rows.scan(Family::Names, prefix, [&](std::string_view key, std::string_view) {
    const auto decoded = decode_name_key(key);
    if (!decoded) {
      read = fail(decoded.error());
      return false;
    }
    names.push_back(NamedNode{reversed_name(decoded->name), decoded->node, 0});
    return names.size() < limit;
  });
  if (!scanned) return fail(scanned.error());
  if (!read) return fail(read.error());
  return names;
}

Result<std::vector<DocumentEvidence>> GraphView::evidence_of(NodeId id, std::size_t max_documents) const {
  return impl_->evidence(Family::NodeEvidence, node_key(id), max_documents);
}

Result<std::vector<DocumentEvidence>> GraphView::evidence_of(const EdgeKey& edge,
                                                             std::size_t max_documents) const {
  if (edge.type != EdgeType::Mentions) {
    return impl_->evidence(Family::EdgeEvidence, out_edge_key(edge), max_documents);
  }
  const auto number = number_of(edge.from);
  if (!number) return fail(number.error());
  if (!*number) return std::vector<DocumentEvidence>{};
  return impl_->evidence(Family::NodeEvidence, node_evidence_key(edge.to, **number), max_documents);
}

Result<Contribution> GraphView::contribution(DocumentNumber document) const {
  return read_contribution(impl_->rows, document);
}

Result<std::string> GraphView::document_id(DocumentNumber document) const {
  return impl_->document_id(document);
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
