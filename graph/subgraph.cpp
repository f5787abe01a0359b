#include "graph/subgraph.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace vidensgraf {
namespace {

// Collects nodes and edges in any order; finish() sorts them.
class SubgraphBuilder {
 public:
  void add(GraphNode node) { nodes_.emplace(node.id, std::move(node)); }
  void add(const GraphEdge& edge, const Reason& reason) {
    edges_.emplace(edge.key, StatedEdge{edge, reason});
  }
  [[nodiscard]] bool has(NodeId id) const { return nodes_.count(id) != 0; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  Result<Subgraph> finish(const GraphView& view, EvidenceDetail detail,
                          std::size_t max_documents = SIZE_MAX) {
    if (const auto joined = join_merged(view); !joined) return fail(joined.error());
    Subgraph result;
    result.nodes.reserve(nodes_.size());
    for (auto& [id, node] : nodes_) result.nodes.push_back(std::move(node));
    nodes_.clear();
    std::sort(result.nodes.begin(), result.nodes.end(), [](const GraphNode& a, const GraphNode& b) {
      return std::tie(a.kind, a.key) < std::tie(b.kind, b.key);
    });
    std::map<NodeId, std::size_t> index_of;
    for (std::size_t index = 0; index < result.nodes.size(); ++index) {
      index_of.emplace(result.nodes[index].id, index);
    }
    for (const auto& [key, stated] : edges_) {
      const auto from = index_of.find(key.from);
      const auto to = index_of.find(key.to);
      if (from == index_of.end() || to == index_of.end()) continue;
      Subgraph::Edge edge;
      edge.from = from->second;
      edge.type = key.type;
      edge.to = to->second;
      edge.weight = stated.edge.weight;
      edge.reason = stated.reason;
      if (detail == EvidenceDetail::Places) {
        auto evidence = evidence_of(view, key, max_documents);
        if (!evidence) return fail(evidence.error());
        edge.evidence = std::move(*evidence);
      }
      result.edges.push_back(std::move(edge));
    }
    std::sort(result.edges.begin(), result.edges.end(), [](const Subgraph::Edge& a, const Subgraph::Edge& b) {
      return std::tie(a.from, a.to, a.type) < std::tie(b.from, b.to, b.type);
    });
    return result;
  }

 private:
  // Puts in the place of nodes that a reviewer merged the one they were merged into, with the links of all.
  Result<void> join_merged(const GraphView& view) {
    const auto reviewed = view.reviews();
    if (!reviewed) return fail(reviewed.error());
    const ReviewOverlay& reviews = **reviewed;
    if (!reviews.has_merges()) return {};
    std::map<NodeId, std::vector<GraphNode>> groups;
    for (const auto& [id, node] : nodes_) {
      if (reviews.main_of(id) != id) groups[reviews.main_of(id)].push_back(node);
    }
    for (auto& [main, members] : groups) {
      auto node = view.node(main);
      if (!node) return fail(node.error());
      if (!*node) continue;  // no document has it any more: what was merged into it stays as it was
      for (GraphNode& member : members) {
        mains_.emplace(member.id, main);
        nodes_.erase(member.id);
      }
      auto whole = joined(view, std::move(**node), members);
      if (!whole) return fail(whole.error());
      nodes_.insert_or_assign(main, std::move(*whole));
    }
    std::map<EdgeKey, StatedEdge> edges = std::exchange(edges_, {});
    for (auto& [key, stated] : edges) {
      const EdgeKey moved = canonical(EdgeKey{main_of(key.from), key.type, main_of(key.to)});
      if (moved.from == moved.to) continue;
      parts_[moved].push_back(key);
      const auto [known, is_new] = edges_.emplace(moved, stated);
      known->second.edge.key = moved;
      if (is_new) continue;
      known->second.edge.weight.documents += stated.edge.weight.documents;
      known->second.edge.weight.evidence += stated.edge.weight.evidence;
    }
    std::erase_if(parts_, [](const auto& edge) { return edge.second == std::vector<EdgeKey>{edge.first}; });
    return {};
  }

  [[nodiscard]] NodeId main_of(NodeId node) const {
    const auto found = mains_.find(node);
    return found == mains_.end() ? node : found->second;
  }

  // One node of several: labels of all, mentions added up, documents counted once.
  static Result<GraphNode> joined(const GraphView& view, GraphNode main,
                                  const std::vector<GraphNode>& members) {
    std::set<std::string> documents;
    std::set<std::string> labels(main.other_labels.begin(), main.other_labels.end());
    const auto add_documents = [&](NodeId id) -> Result<void> {
      const auto evidence = view.evidence_of(id);
      if (!evidence) return fail(evidence.error());
      for (const DocumentEvidence& document : *evidence) documents.insert(document.document);
      return {};
    };
    if (const auto added = add_documents(main.id); !added) return fail(added.error());
    for (const GraphNode& member : members) {
      if (const auto added = add_documents(member.id); !added) return fail(added.error());
      labels.insert(member.label);
      labels.insert(member.other_labels.begin(), member.other_labels.end());
      main.mentions += member.mentions;
    }
    labels.erase(main.label);
    main.other_labels.assign(labels.begin(), labels.end());
    main.documents = std::max<std::uint64_t>(main.documents, documents.size());
    return main;
  }

  // Of an edge that is several since nodes were merged: of all, each place once.
  Result<std::vector<DocumentEvidence>> evidence_of(const GraphView& view, const EdgeKey& key,
                                                    std::size_t max_documents) const {
    const auto parts = parts_.find(key);
    if (parts == parts_.end()) return stored_evidence_of(view, key, max_documents);
    std::map<std::string, DocumentEvidence> documents;
    for (const EdgeKey& part : parts->second) {
      auto evidence = stored_evidence_of(view, part, max_documents);
      if (!evidence) return evidence;
      for (DocumentEvidence& document : *evidence) {
        DocumentEvidence& whole = documents[document.document];
        std::vector<Evidence> places = std::move(whole.places);
        places.insert(places.end(), document.places.begin(), document.places.end());
        std::stable_sort(places.begin(), places.end(), [](const Evidence& a, const Evidence& b) {
          return std::tie(a.source.begin, a.source.end) < std::tie(b.source.begin, b.source.end);
        });
        const auto same = [](const Evidence& a, const Evidence& b) { return a.source == b.source; };
        places.erase(std::unique(places.begin(), places.end(), same), places.end());
        whole = std::move(document);
        whole.places = std::move(places);
      }
    }
    std::vector<DocumentEvidence> result;
    for (auto& [id, document] : documents) {
      if (result.size() < max_documents) result.push_back(std::move(document));
    }
    return result;
  }

  static Result<std::vector<DocumentEvidence>> stored_evidence_of(const GraphView& view, const EdgeKey& key,
                                                                  std::size_t max_documents) {
    if (max_documents == SIZE_MAX) return view.evidence_of(key);
    auto evidence = view.first_evidence_of(key, max_documents);
    if (!evidence) return evidence;
    for (DocumentEvidence& document : *evidence) {
      auto id = view.document_id(document.number);
      if (!id) return fail(id.error());
      document.document = std::move(*id);
    }
    std::sort(evidence->begin(), evidence->end(),
              [](const DocumentEvidence& a, const DocumentEvidence& b) { return a.document < b.document; });
    return evidence;
  }

  std::map<NodeId, GraphNode> nodes_;
  std::map<EdgeKey, StatedEdge> edges_;
  std::map<NodeId, NodeId> mains_;                 // of nodes that were merged
  std::map<EdgeKey, std::vector<EdgeKey>> parts_;  // of edges that are not stored as they are shown
};

Result<GraphView::Heaviest> neighbours_of(const GraphView& view, NodeId id, const SubgraphOptions& options) {
  if (options.max_edges_of_node != SIZE_MAX) {
    return view.heaviest_neighbours(id, options.edges, options.max_edges_of_node);
  }
  auto all = view.neighbours(id, options.edges);
  if (!all) return fail(all.error());
  return GraphView::Heaviest{std::move(*all), true};
}

// Edges that neither end has among its heaviest.
Result<void> add_edges_between(const GraphView& view, const std::set<NodeId>& hubs, EdgeFilter filter,
                               SubgraphBuilder& builder) {
  for (const NodeId from : hubs) {
    const auto edges = view.edges_between(from, hubs, filter);
    if (!edges) return fail(edges.error());
    for (const GraphEdge& edge : *edges) builder.add(edge, Reason());
  }
  return {};
}

// The node, and where it was merged with others that are shown as one with it, those.
Result<void> add_with_members(const GraphView& view, const ReviewOverlay& reviews, const GraphNode& node,
                              SubgraphBuilder& builder) {
  builder.add(node);
  const auto main = view.node(reviews.main_of(node.id));
  if (!main) return fail(main.error());
  if (!*main) return {};
  for (const NodeId id : reviews.members_of(node.id)) {
    auto member = view.node(id);
    if (!member) return fail(member.error());
    if (*member) builder.add(std::move(**member));
  }
  return {};
}

// The edge, and those that are the same one between merged nodes.
Result<void> add_with_same(const GraphView& view, const ReviewOverlay& reviews, const PathStep& step,
                           SubgraphBuilder& builder) {
  builder.add(step.edge, step.reason);
  const EdgeKey& key = step.edge.key;
  const std::vector<NodeId> ends = reviews.members_of(key.to);
  for (const NodeId start : reviews.members_of(key.from)) {
    for (const NodeId end : ends) {
      const EdgeKey same = canonical(EdgeKey{start, key.type, end});
      if (same == key || start == end) continue;
      const auto weight = view.weight_of(same);
      if (!weight) return fail(weight.error());
      if (*weight && (*weight)->documents > 0) builder.add(GraphEdge{same, **weight}, Reason());
    }
  }
  return {};
}

}  // namespace

Result<Subgraph> whole_graph(const GraphView& view, const SubgraphOptions& options) {
  SubgraphBuilder builder;
  bool truncated = false;
  Result<void> edges_read;
  const auto visited = view.for_each_node([&](const GraphNode& node) {
    if (builder.size() == options.max_nodes) {
      truncated = true;
      return false;
    }
    const auto edges = view.edges_from(node, options.edges);
    if (!edges) {
      edges_read = fail(edges.error());
      return false;
    }
    for (const StatedEdge& stated : *edges) builder.add(stated.edge, stated.reason);
    builder.add(node);
    if (options.progress) options.progress(builder.size());
    return true;
  });
  if (!visited) return fail(visited.error());
  if (!edges_read) return fail(edges_read.error());
  auto result = builder.finish(view, options.detail, options.max_documents_of_edge);
  if (result) result->truncated = truncated;
  return result;
}

Result<Subgraph> graph_around(const GraphView& view, const std::vector<NodeId>& centres, unsigned depth,
                              const SubgraphOptions& options) {
  SubgraphBuilder builder;
  bool truncated = false;
  std::set<NodeId> hubs;  // whose edges were not all read
  std::vector<NodeId> frontier;
  for (const NodeId id : centres) {
    auto node = view.node(id);
    if (!node) return fail(node.error());
    if (!*node || builder.has(id)) continue;
    builder.add(std::move(**node));
    frontier.push_back(id);
  }
  // The last round adds no nodes: it finds the edges between those of the rim.
  for (unsigned distance = 0; distance <= depth; ++distance) {
    std::vector<NodeId> next;
    for (const NodeId id : frontier) {
      const auto near = neighbours_of(view, id, options);
      if (!near) return fail(near.error());
      if (!near->is_complete) hubs.insert(id);
      for (const Neighbour& neighbour : near->neighbours) {
        if (!builder.has(neighbour.node.id)) {
          if (distance == depth) continue;
          if (builder.size() >= options.max_nodes) {
            truncated = true;
            continue;
          }
          builder.add(neighbour.node);
          if (neighbour.node.kind != NodeKind::Document) next.push_back(neighbour.node.id);
        }
        builder.add(neighbour.edge, neighbour.reason);
      }
    }
    frontier = std::move(next);
  }
  if (auto added = add_edges_between(view, hubs, options.edges, builder); !added) return fail(added.error());
  auto result = builder.finish(view, options.detail, options.max_documents_of_edge);
  if (result) result->truncated = truncated || !hubs.empty();
  return result;
}

Result<Subgraph> graph_of_path(const GraphView& view, const std::vector<PathStep>& path,
                               EvidenceDetail detail) {
  const auto reviews = view.reviews();
  if (!reviews) return fail(reviews.error());
  SubgraphBuilder builder;
  for (std::size_t index = 0; index < path.size(); ++index) {
    const auto node = add_with_members(view, **reviews, path[index].node, builder);
    if (!node) return fail(node.error());
    if (index == 0) continue;
    const auto edge = add_with_same(view, **reviews, path[index], builder);
    if (!edge) return fail(edge.error());
  }
  return builder.finish(view, detail);
}

}  // namespace vidensgraf
