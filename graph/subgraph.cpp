#include "graph/subgraph.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace vidensgraf {
namespace {

// Collects nodes and edges in any order and puts them in theirs at the end.
class SubgraphBuilder {
 public:
  void add(GraphNode node) { nodes_.emplace(node.id, std::move(node)); }
  void add(const GraphEdge& edge, const Reason& reason) {
    edges_.emplace(edge.key, StatedEdge{edge, reason});
  }
  [[nodiscard]] bool has(NodeId id) const { return nodes_.count(id) != 0; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  Result<Subgraph> finish(const GraphView& view, EvidenceDetail detail) {
    Subgraph result;
    for (auto& [id, node] : nodes_) result.nodes.push_back(std::move(node));
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
        auto evidence = view.evidence_of(key);
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
  std::map<NodeId, GraphNode> nodes_;
  std::map<EdgeKey, StatedEdge> edges_;
};

}  // namespace

Result<Subgraph> whole_graph(const GraphView& view, const SubgraphOptions& options) {
  SubgraphBuilder builder;
  bool truncated = false;
  std::vector<GraphNode> nodes;
  const auto visited = view.for_each_node([&](const GraphNode& node) {
    if (builder.size() == options.max_nodes) {
      truncated = true;
      return false;
    }
    nodes.push_back(node);
    builder.add(node);
    return true;
  });
  if (!visited) return fail(visited.error());
  for (const GraphNode& node : nodes) {
    const auto edges = view.edges_from(node, options.edges);
    if (!edges) return fail(edges.error());
    for (const StatedEdge& stated : *edges) builder.add(stated.edge, stated.reason);
  }
  auto result = builder.finish(view, options.detail);
  if (result) result->truncated = truncated;
  return result;
}

Result<Subgraph> graph_around(const GraphView& view, const std::vector<NodeId>& centres, unsigned depth,
                              const SubgraphOptions& options) {
  SubgraphBuilder builder;
  bool truncated = false;
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
      const auto neighbours = view.neighbours(id, options.edges);
      if (!neighbours) return fail(neighbours.error());
      for (const Neighbour& neighbour : *neighbours) {
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
  auto result = builder.finish(view, options.detail);
  if (result) result->truncated = truncated;
  return result;
}

Result<std::vector<PathStep>> shortest_path(const GraphView& view, NodeId from, NodeId to, EdgeFilter filter,
                                            std::size_t max_visited) {
  // Breadth first; the first edge that reaches a node is the one remembered.
  std::map<NodeId, GraphEdge> reached_by;
  std::vector<PathStep> path;
  const auto start = view.node(from);
  const auto goal = view.node(to);
  if (!start) return fail(start.error());
  if (!goal) return fail(goal.error());
  if (!*start || !*goal) return path;
  reached_by.emplace(from, GraphEdge{});
  std::vector<NodeId> frontier{from};
  while (!frontier.empty() && reached_by.count(to) == 0 && reached_by.size() < max_visited) {
    std::vector<NodeId> next;
    std::sort(frontier.begin(), frontier.end());
    for (const NodeId id : frontier) {
      const auto neighbours = view.neighbours(id, filter);
      if (!neighbours) return fail(neighbours.error());
      for (const Neighbour& neighbour : *neighbours) {
        if (reached_by.emplace(neighbour.node.id, neighbour.edge).second) next.push_back(neighbour.node.id);
      }
    }
    frontier = std::move(next);
  }
  if (reached_by.count(to) == 0) return path;
  for (NodeId id = to;;) {
    const GraphEdge& edge = reached_by.at(id);
    auto node = view.node(id);
    if (!node) return fail(node.error());
    path.push_back(PathStep{std::move(**node), edge});
    if (id == from) break;
    id = edge.key.from == id ? edge.key.to : edge.key.from;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace vidensgraf
