// Edges of GraphView: stored rows, what follows from names, and what reviewers decided, put together.

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/graph_view_impl.h"

namespace vidensgraf {
namespace {

// Heaviest first (places, then documents), then by type, direction, kind and key.
void sort_neighbours(NodeId id, std::vector<Neighbour>& neighbours) {
  std::sort(neighbours.begin(), neighbours.end(), [id](const Neighbour& a, const Neighbour& b) {
    const auto rank = [id](const Neighbour& item) {
      return std::make_tuple(~item.edge.weight.evidence, ~item.edge.weight.documents, item.edge.key.type,
                             item.edge.key.from != id, item.node.kind);
    };
    const auto rank_a = rank(a);
    const auto rank_b = rank(b);
    return rank_a != rank_b ? rank_a < rank_b : a.node.key < b.node.key;
  });
}

}  // namespace

Result<std::vector<Neighbour>> GraphView::neighbours(NodeId id, EdgeFilter filter) const {
  const auto self = node(id);
  if (!self) return fail(self.error());
  std::vector<Neighbour> result;
  if (!*self) return result;
  auto edges = impl_->stored_edges(id, filter, EdgeDirection::Both);
  if (!edges) return fail(edges.error());
  if (filter.has(EdgeType::Mentions)) {
    const auto added = (*self)->kind == NodeKind::Document ? impl_->add_mentions_of(**self, *edges)
                                                           : impl_->add_mentions_from(id, *edges);
    if (!added) return fail(added.error());
  }
  const auto derived = impl_->made_links(**self, filter, LinkSide::Both);
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
  sort_neighbours(id, result);
  return result;
}

Result<GraphView::Heaviest> GraphView::heaviest_neighbours(NodeId id, EdgeFilter filter,
                                                           std::size_t limit) const {
  Heaviest result;
  const auto self = node(id);
  if (!self) return fail(self.error());
  if (!*self) return result;
  auto list = heaviest_edges(**self, filter, limit);
  if (!list) return fail(list.error());
  result.is_complete = list->is_complete && list->total <= list->edges.size();
  for (StatedEdge& stated : list->edges) {
    const EdgeKey& key = stated.edge.key;
    auto found = node(key.from == id ? key.to : key.from);
    if (!found) return fail(found.error());
    if (!*found) return fail(ErrorCode::Damaged, "The graph is damaged: an edge leads to no node.");
    result.neighbours.push_back(Neighbour{std::move(**found), stated.edge, std::move(stated.reason)});
  }
  sort_neighbours(id, result.neighbours);
  return result;
}

Result<std::vector<StatedEdge>> GraphView::edges_from(const GraphNode& from, EdgeFilter filter) const {
  auto stored = impl_->stored_edges(from.id, filter, EdgeDirection::Out);
  if (!stored) return fail(stored.error());
  if (filter.has(EdgeType::Mentions) && from.kind == NodeKind::Document) {
    const auto added = impl_->add_mentions_of(from, *stored);
    if (!added) return fail(added.error());
  }
  std::vector<StatedEdge> edges;
  for (GraphEdge& edge : *stored) edges.push_back(StatedEdge{edge, {}});
  auto derived = impl_->made_links(from, filter, LinkSide::Outgoing);
  if (!derived) return fail(derived.error());
  for (DerivedLink& link : *derived) {
    if (link.key.from != from.id) continue;
    edges.push_back(StatedEdge{GraphEdge{link.key, EdgeRow{0, 0}}, std::move(link.reason)});
  }
  return edges;
}

Result<std::vector<GraphEdge>> GraphView::edges_between(NodeId from, const std::set<NodeId>& to,
                                                        EdgeFilter filter) const {
  std::vector<GraphEdge> edges;
  const auto visited = impl_->visit_edges(Family::OutEdges, from, filter, [&](const GraphEdge& edge) {
    if (to.contains(edge.key.to)) edges.push_back(edge);
    return true;
  });
  if (!visited) return fail(visited.error());
  const auto self = node(from);
  if (!self) return fail(self.error());
  if (!filter.has(EdgeType::Mentions) || !*self || (*self)->kind != NodeKind::Document) return edges;
  std::vector<GraphEdge> mentions;
  if (const auto added = impl_->add_mentions_of(**self, mentions); !added) return fail(added.error());
  for (const GraphEdge& edge : mentions) {
    if (to.contains(edge.key.to)) edges.push_back(edge);
  }
  return edges;
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
    const EdgeFilter wanted = family == Family::OutEdges ? filter.leaving(node.kind) : filter;
    const auto visited = impl_->visit_edges(family, id, wanted, [&](const GraphEdge& edge) {
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
  // Mentions stand in an order of their own, that of the evidence: only the first are read, and more of them
  // must not change places with those when the next page asks for more.
  std::vector<GraphEdge> mentions;
  if (filter.has(EdgeType::Mentions)) {
    const auto added = node.kind == NodeKind::Document ? impl_->add_mentions_of(node, mentions)
                                                       : impl_->add_mentions_from(id, mentions, limit);
    if (!added) return fail(added.error());
    list.total += std::max<std::uint64_t>(mentions.size(), node.documents);
  }
  auto derived = impl_->made_links(node, filter, LinkSide::Both);
  if (!derived) return fail(derived.error());
  list.total += derived->size();
  const auto rank = [id](const GraphEdge& edge) {
    const bool outgoing = edge.key.from == id;
    return std::make_tuple(~edge.weight.evidence, ~edge.weight.documents, edge.key.type, !outgoing,
                           outgoing ? edge.key.to : edge.key.from);
  };
  const auto by_rank = [&rank](const GraphEdge& a, const GraphEdge& b) { return rank(a) < rank(b); };
  if (node.kind == NodeKind::Document) std::sort(mentions.begin(), mentions.end(), by_rank);
  const std::size_t kept = std::min(limit, edges.size());
  const auto end = edges.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(edges.begin(), end, edges.end(), by_rank);
  for (auto edge = edges.begin(), mention = mentions.begin(); list.edges.size() < limit;) {
    if (edge == end && mention == mentions.end()) break;
    const bool takes_mention = edge == end || (mention != mentions.end() && by_rank(*mention, *edge));
    list.edges.push_back(StatedEdge{takes_mention ? *mention++ : *edge++, {}});
  }
  for (DerivedLink& link : *derived) {
    if (list.edges.size() == limit) break;
    list.edges.push_back(StatedEdge{GraphEdge{link.key, EdgeRow{0, 0}}, std::move(link.reason)});
  }
  return list;
}

Result<std::optional<EdgeRow>> GraphView::weight_of(const EdgeKey& edge) const {
  using Weight = std::optional<EdgeRow>;
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  if ((*reviewed)->hides(edge)) return Weight();
  if (edge.type == EdgeType::Mentions) {
    const auto document = node(edge.from);
    if (!document) return fail(document.error());
    if (!*document || (*document)->kind != NodeKind::Document) return Weight();
    const auto evidence = evidence_of(edge);
    if (!evidence) return fail(evidence.error());
    return evidence->empty() ? Weight() : Weight(EdgeRow{1, evidence->front().places.size()});
  }
  const auto stored = impl_->rows.get(Family::OutEdges, out_edge_key(edge));
  if (!stored) return fail(stored.error());
  if (*stored) {
    const auto row = decode_edge_row(**stored);
    if (!row) return fail(row.error());
    return Weight(*row);
  }
  const auto from = node(edge.from);
  if (!from) return fail(from.error());
  if (!*from) return Weight();
  const auto made = impl_->made_links(**from, EdgeFilter::none().with(edge.type), LinkSide::Outgoing);
  if (!made) return fail(made.error());
  const bool is_made =
      std::any_of(made->begin(), made->end(), [&edge](const DerivedLink& link) { return link.key == edge; });
  return is_made ? Weight(EdgeRow{0, 0}) : Weight();
}

}  // namespace vidensgraf
