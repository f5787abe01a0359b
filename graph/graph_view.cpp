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

constexpr std::size_t kMostIds = 5000;  // document ids that are remembered

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
    if (ids.size() == kMostIds) ids.clear();
    if (id) ids.emplace(number, *id);
    return id;
  }

  // Evidence rows below `prefix`, one for each document, in their order, without the documents' ids.
  Result<std::vector<DocumentEvidence>> evidence(Family family, const std::string& prefix,
                                                 std::size_t max_documents = SIZE_MAX,
                                                 std::size_t offset = 0) const {
    std::vector<DocumentEvidence> found;
    if (max_documents == 0) return found;
    std::optional<Error> error;
    std::size_t row = 0;
    const auto scanned = rows.scan(family, prefix, [&](std::string_view key, std::string_view value) {
      if (row++ < offset) return true;
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
    return found;
  }

  // All of them, by document id.
  Result<std::vector<DocumentEvidence>> evidence_by_id(Family family, const std::string& prefix) const {
    auto found = evidence(family, prefix);
    if (!found) return found;
    for (DocumentEvidence& document : *found) {
      auto id = document_id(document.number);
      if (!id) return fail(id.error());
      document.document = std::move(*id);
    }
    std::sort(found->begin(), found->end(),
              [](const DocumentEvidence& a, const DocumentEvidence& b) { return a.document < b.document; });
    return found;
  }

  // Where one document names a node: `mentions` is no edge that is stored.
  Result<std::vector<DocumentEvidence>> mentions(const EdgeKey& edge, DocumentNumber number) const {
    const auto contribution = read_contribution(rows, number);
    if (!contribution) return fail(contribution.error());
    std::vector<DocumentEvidence> found;
    for (const ContributedNode& node : contribution->nodes) {
      if (node.evidence.empty() || node_id(node.kind, node.key) != edge.to) continue;
      auto id = document_id(number);
      if (!id) return fail(id.error());
      found.push_back(DocumentEvidence{std::move(*id), number, node.evidence});
    }
    return found;
  }

  // Calls `visit(edge)` for the edges of one family, of each type that `filter` has, until it returns false
  // for a type: then those of the next follow.
  template <class Visit>
  Result<void> visit_edges(Family family, NodeId id, EdgeFilter filter, const Visit& visit) const {
    const std::string node = node_key(id);
    std::string from;
    std::string next;
    for (bool is_done = false; !is_done; from = next) {
      is_done = true;
      std::optional<Error> error;
      const auto scanned = rows.scan(
          family, node,
          [&](std::string_view key, std::string_view value) {
            const auto edge = family == Family::OutEdges ? decode_out_edge_key(key) : decode_in_edge_key(key);
            const auto weight = decode_edge_row(value);
            if (!edge || !weight) {
              error = edge ? weight.error() : edge.error();
              return false;
            }
            if (filter.has(edge->type) && visit(GraphEdge{*edge, *weight})) return true;
            next = node;
            next.push_back(static_cast<char>(static_cast<int>(edge->type) + 1));
            is_done = false;
            return false;
          },
          from);
      if (!scanned) return fail(scanned.error());
      if (error) return fail(*error);
    }
    return {};
  }

  Result<std::vector<GraphEdge>> stored_edges(NodeId id, EdgeFilter filter, Direction direction) const {
    std::vector<GraphEdge> edges;
    for (const Family family : {Family::OutEdges, Family::InEdges}) {
      if (family == Family::InEdges && direction == Direction::Out) continue;
      const auto visited = visit_edges(family, id, filter, [&edges](const GraphEdge& edge) {
        edges.push_back(edge);
        return true;
      });
      if (!visited) return fail(visited.error());
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
  Result<void> add_mentions_from(NodeId id, std::vector<GraphEdge>& edges,
                                 std::size_t max_documents = SIZE_MAX) const {
    const auto documents = evidence(Family::NodeEvidence, node_key(id), max_documents);
    if (!documents) return fail(documents.error());
    for (const DocumentEvidence& document : *documents) {
      const auto own_id = document_id(document.number);
      if (!own_id) return fail(own_id.error());
      edges.push_back(GraphEdge{EdgeKey{node_id(NodeKind::Document, *own_id), EdgeType::Mentions, id},
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

Result<std::vector<NamedNode>> GraphView::names_from(std::string_view prefix, std::size_t limit,
                                                     NameForm form) const {
  std::vector<NamedNode> names;
  if (limit == 0) return names;
  std::optional<Error> error;
  const auto scanned = impl_->rows.scan(
      Family::Names, name_prefix(form, prefix), [&](std::string_view key, std::string_view value) {
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
  const auto scanned =
      impl_->rows.scan(Family::Names, prefix, [&](std::string_view key, std::string_view value) {
        const auto decoded = decode_name_key(key);
        const auto documents = decode_count(value);
        if (!decoded || !documents) {
          read = fail(decoded ? documents.error() : decoded.error());
          return false;
        }
        names.push_back(NamedNode{reversed_name(decoded->name), decoded->node, *documents});
        return names.size() < limit;
      });
  if (!scanned) return fail(scanned.error());
  if (!read) return fail(read.error());
  return names;
}

Result<EdgeList> GraphView::heaviest_edges(const GraphNode& node, EdgeFilter filter,
                                           std::size_t limit) const {
  constexpr std::size_t kEdgesRead = 1000;  // of each type and direction
  const NodeId id = node.id;
  EdgeList list;
  std::vector<GraphEdge> edges;
  for (const Family family : {Family::OutEdges, Family::InEdges}) {
    std::size_t read = 0;
    EdgeType type{};
    const auto visited = impl_->visit_edges(family, id, filter, [&](const GraphEdge& edge) {
      if (edge.key.type != type) read = 0;
      type = edge.key.type;
      if (read++ == kEdgesRead) {
        list.is_complete = false;
        return false;
      }
      edges.push_back(edge);
      return true;
    });
    if (!visited) return fail(visited.error());
  }
  list.total = edges.size();
  if (filter.has(EdgeType::Mentions)) {
    const std::size_t stored = edges.size();
    const auto added = node.kind == NodeKind::Document ? impl_->add_mentions_of(node, edges)
                                                       : impl_->add_mentions_from(id, edges, limit);
    if (!added) return fail(added.error());
    list.total += std::max<std::uint64_t>(edges.size() - stored, node.documents);
  }
  auto derived = derived_links(impl_->rows, *this, node, filter, LinkSide::Both);
  if (!derived) return fail(derived.error());
  list.total += derived->size();
  const auto rank = [id](const GraphEdge& edge) {
    const bool outgoing = edge.key.from == id;
    return std::make_tuple(~edge.weight.evidence, ~edge.weight.documents, edge.key.type, !outgoing,
                           outgoing ? edge.key.to : edge.key.from);
  };
  const std::size_t kept = std::min(limit, edges.size());
  std::partial_sort(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(kept), edges.end(),
                    [&rank](const GraphEdge& a, const GraphEdge& b) { return rank(a) < rank(b); });
  for (std::size_t index = 0; index < kept; ++index) list.edges.push_back(StatedEdge{edges[index], {}});
  for (DerivedLink& link : *derived) {
    if (list.edges.size() == limit) break;
    list.edges.push_back(StatedEdge{GraphEdge{link.key, EdgeRow{0, 0}}, std::move(link.reason)});
  }
  return list;
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

Result<ListedProvisions> GraphView::provisions_within(const std::string& name, std::size_t limit,
                                                      std::size_t offset) const {
  ListedProvisions listed;
  std::optional<Error> error;
  const auto add = [&](std::string_view key, std::string_view) {
    const auto decoded = decode_name_key(key);
    if (!decoded) {
      error = decoded.error();
      return false;
    }
    if (listed.total >= offset && listed.nodes.size() < limit) listed.nodes.push_back(decoded->node);
    ++listed.total;
    return true;
  };
  // A provision itself, then what has its name and a comma before; of a law all that goes on from its "#".
  const std::string prefix = name_prefix(NameForm::Provision, name);
  std::vector<std::string> prefixes{prefix};
  if (!name.ends_with('#')) prefixes = {prefix + '\0', prefix + ','};
  for (const std::string& part : prefixes) {
    const auto scanned = impl_->rows.scan(Family::Names, part, add);
    if (!scanned) return fail(scanned.error());
    if (error) return fail(*error);
  }
  return listed;
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
