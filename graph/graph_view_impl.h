#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/derived_links.h"
#include "graph/graph_update.h"
#include "graph/graph_view.h"
#include "store/document_rows.h"
#include "store/shared_bodies.h"

// What the two halves of GraphView share: evidence and documents in graph_view.cpp, edges in
// graph_view_edges.cpp.
// Internal to graph/.

namespace vidensgraf {

inline constexpr std::size_t kMostRememberedIds = 5000;     // of documents
inline constexpr std::size_t kMostRememberedRecords = 128;  // those of a page; of long documents 50 KB each

enum class EdgeDirection { Out, Both };

struct GraphView::Impl {
  Impl(const Rows& state, const GraphNodes& own_nodes) : rows(state), nodes(own_nodes) {}

  const Rows& rows;
  const GraphNodes& nodes;  // those of the view
  mutable std::map<DocumentNumber, std::string> ids;
  mutable std::unordered_map<DocumentNumber, std::shared_ptr<const DocumentRecord>> records;

  Result<std::string> document_id(DocumentNumber number) const {
    const auto known = ids.find(number);
    if (known != ids.end()) return known->second;
    auto stored = read_stored_contribution(rows, number);
    if (!stored) return fail(stored.error());
    if (!*stored) {
      return fail(ErrorCode::Damaged, "The graph names document number " +
                                          std::to_string(static_cast<std::uint32_t>(number)) +
                                          ", which contributes nothing.");
    }
    if (ids.size() == kMostRememberedIds) ids.clear();
    ids.emplace(number, (*stored)->document_id);
    return std::move((*stored)->document_id);
  }

  // Evidence below `prefix` by rank and document number, without the documents' ids: `max_documents` from
  // number `offset` on, until `visit` returns false.
  Result<void> visit_evidence(Family family, const std::string& prefix, std::size_t max_documents,
                              std::size_t offset, const VisitEvidence& visit) const;

  // The same as a list.
  Result<std::vector<DocumentEvidence>> evidence(Family family, const std::string& prefix,
                                                 std::size_t max_documents = SIZE_MAX,
                                                 std::size_t offset = 0) const;

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

  Result<const ReviewOverlay*> reviews() const { return nodes.reviews(); }

  // Calls `visit(edge)` for the edges of one family, of each type that `filter` has and that no reviewer took
  // out, until it returns false for a type: then those of the next follow. Of types that are not asked for a
  // few edges are walked over, many are jumped over.
  template <class Visit>
  Result<void> visit_edges(Family family, NodeId id, EdgeFilter filter, const Visit& visit) const {
    const auto reviewed = reviews();
    if (!reviewed) return fail(reviewed.error());
    constexpr int kWalkedOver = 8;  // about what a jump costs
    const std::string node = node_key(id);
    std::optional<Error> error;
    for (std::optional<EdgeType> first = filter.first_after(EdgeType{}); first;) {
      std::optional<EdgeType> next;
      int walked_over = 0;
      std::string from = node;
      from.push_back(static_cast<char>(*first));
      const auto scanned = rows.scan(
          family, node,
          [&](std::string_view key, std::string_view value) {
            const auto edge = family == Family::OutEdges ? decode_out_edge_key(key) : decode_in_edge_key(key);
            const auto weight = decode_edge_row(value);
            if (!edge || !weight) {
              error = edge ? weight.error() : edge.error();
              return false;
            }
            const bool is_asked_for = filter.has(edge->type);
            if (is_asked_for && ((*reviewed)->hides(*edge) || visit(GraphEdge{*edge, *weight}))) return true;
            const auto behind = filter.first_after(edge->type);
            if (!is_asked_for && behind && ++walked_over <= kWalkedOver) return true;
            next = behind;
            return false;
          },
          from);
      if (!scanned) return fail(scanned.error());
      if (error) return fail(*error);
      first = next;
    }
    return {};
  }

  Result<std::vector<GraphEdge>> stored_edges(NodeId id, EdgeFilter filter, EdgeDirection direction) const {
    std::vector<GraphEdge> edges;
    for (const Family family : {Family::OutEdges, Family::InEdges}) {
      if (family == Family::InEdges && direction == EdgeDirection::Out) continue;
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
    const auto reviewed = reviews();
    if (!reviewed) return fail(reviewed.error());
    for (const ContributedNode& node : contribution->nodes) {
      if (node.evidence.empty() || node.kind == NodeKind::Document) continue;
      const EdgeKey key{document.id, EdgeType::Mentions, node_id(node.kind, node.key)};
      if (!(*reviewed)->hides(key)) edges.push_back(GraphEdge{key, EdgeRow{1, node.evidence.size()}});
    }
    return {};
  }

  // The documents that mention the node, from its evidence.
  Result<void> add_mentions_from(NodeId id, std::vector<GraphEdge>& edges,
                                 std::size_t max_documents = SIZE_MAX) const {
    const auto reviewed = reviews();
    if (!reviewed) return fail(reviewed.error());
    std::vector<GraphEdge> mentions;
    bool is_all = false;
    // Those that reviewers took out do not count: where that leaves too few, more are read.
    for (std::size_t most = max_documents; !is_all && mentions.size() < max_documents;
         most += std::min(most, SIZE_MAX - most)) {
      const auto documents = evidence(Family::NodeEvidence, node_key(id), most);
      if (!documents) return fail(documents.error());
      is_all = documents->size() < most;
      mentions.clear();
      for (const DocumentEvidence& document : *documents) {
        if (mentions.size() == max_documents) break;
        const auto own_id = document_id(document.number);
        if (!own_id) return fail(own_id.error());
        const EdgeKey key{node_id(NodeKind::Document, *own_id), EdgeType::Mentions, id};
        if (!(*reviewed)->hides(key)) mentions.push_back(GraphEdge{key, EdgeRow{1, document.places.size()}});
      }
    }
    edges.insert(edges.end(), mentions.begin(), mentions.end());
    return {};
  }

  // Links that no document states: those that follow from names, without what a reviewer took out, and those
  // that a reviewer made.
  Result<std::vector<DerivedLink>> made_links(const GraphNode& node, EdgeFilter filter, LinkSide side) const {
    auto links = derived_links(rows, nodes, node, filter, side);
    if (!links) return links;
    const auto reviewed = reviews();
    if (!reviewed) return fail(reviewed.error());
    const ReviewOverlay& overlay_now = **reviewed;
    std::erase_if(*links, [&](const DerivedLink& link) { return overlay_now.hides(link.key); });
    if (!filter.has(EdgeType::ExactMatch)) return links;
    for (const EdgeKey& key : overlay_now.merges_of(node.id)) {
      if (side == LinkSide::Outgoing && key.from != node.id) continue;
      const auto there = nodes.node(key.from == node.id ? key.to : key.from);
      if (!there) return fail(there.error());
      const bool is_known = std::any_of(links->begin(), links->end(),
                                        [&key](const DerivedLink& link) { return link.key == key; });
      if (*there && !is_known) links->push_back(DerivedLink{key, Reason{ReasonCode::MergedInReview}});
    }
    return links;
  }
};

}  // namespace vidensgraf
