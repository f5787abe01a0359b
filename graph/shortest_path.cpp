// A shortest path by breadth-first search from both ends at once (Pohl 1971, "Bi-directional search"): rings
// around the two nodes grow in turn, the one with fewer nodes on its rim first, until they meet. Where one
// node lies in a corner of the graph this reads the corner, not the graph.
//
// A ring is read whole, so that where two meet, every way through a node they share is equally short.

#include "graph/shortest_path.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace vidensgraf {
namespace {

NodeId other_end(const EdgeKey& edge, NodeId id) { return edge.from == id ? edge.to : edge.from; }

// What has been reached from one of the two nodes.
class Rings {
 public:
  explicit Rings(NodeId centre) : centre_(centre), reached_{{centre, StatedEdge{}}}, rim_{centre} {}

  [[nodiscard]] bool has(NodeId id) const { return reached_.contains(id); }
  [[nodiscard]] std::size_t rim_size() const { return rim_.size(); }

  // The node before `id` on the way from the centre; none at the centre.
  [[nodiscard]] std::optional<NodeId> before(NodeId id) const {
    if (id == centre_) return std::nullopt;
    return other_end(edge_to(id).edge.key, id);
  }
  [[nodiscard]] const StatedEdge& edge_to(NodeId id) const { return reached_.at(id); }

  // Reads the edges of all nodes on the rim; what they lead to is the new rim.
  // \param budget  Nodes whose edges may still be read.
  // \return  Whether all edges of all of them were read.
  Result<bool> grow(const GraphView& view, EdgeFilter filter, std::size_t most_edges, std::size_t& budget) {
    bool all = true;
    std::vector<NodeId> next;
    for (const NodeId id : rim_) {
      if (budget == 0) {
        all = false;
        break;
      }
      --budget;
      const auto node = view.node(id);
      if (!node) return fail(node.error());
      if (!*node) return fail(ErrorCode::Damaged, "The graph is damaged: an edge leads to no node.");
      const auto edges = view.heaviest_edges(**node, filter, most_edges);
      if (!edges) return fail(edges.error());
      all = all && edges->is_complete && edges->total <= edges->edges.size();
      for (const StatedEdge& stated : edges->edges) {
        const NodeId reached = other_end(stated.edge.key, id);
        if (reached_.emplace(reached, stated).second) next.push_back(reached);
      }
    }
    std::sort(next.begin(), next.end());
    rim_ = std::move(next);
    return all;
  }

  // The first node by id that the rim shares with the other rings.
  [[nodiscard]] std::optional<NodeId> meets(const Rings& other) const {
    const auto shared = std::find_if(rim_.begin(), rim_.end(), [&other](NodeId id) { return other.has(id); });
    return shared == rim_.end() ? std::nullopt : std::optional(*shared);
  }

 private:
  NodeId centre_;
  std::unordered_map<NodeId, StatedEdge> reached_;  // by which edge
  std::vector<NodeId> rim_;                         // in the order of ids
};

Result<PathStep> step_to(const GraphView& view, NodeId id, const StatedEdge& stated) {
  auto node = view.node(id);
  if (!node) return fail(node.error());
  if (!*node) return fail(ErrorCode::Damaged, "The graph is damaged: an edge leads to no node.");
  return PathStep{std::move(**node), stated.edge, stated.reason};
}

// The way from the centre of `first` by `meeting` to the centre of `last`.
Result<std::vector<PathStep>> way_through(const GraphView& view, NodeId meeting, const Rings& first,
                                          const Rings& last) {
  std::vector<PathStep> steps;
  for (std::optional<NodeId> id = meeting; id; id = first.before(*id)) {
    auto step = step_to(view, *id, first.edge_to(*id));
    if (!step) return fail(step.error());
    steps.push_back(std::move(*step));
  }
  std::reverse(steps.begin(), steps.end());
  NodeId id = meeting;
  while (const auto next = last.before(id)) {
    auto step = step_to(view, *next, last.edge_to(id));
    if (!step) return fail(step.error());
    steps.push_back(std::move(*step));
    id = *next;
  }
  return steps;
}

}  // namespace

Result<FoundPath> shortest_path(const GraphView& view, NodeId from, NodeId to, EdgeFilter filter,
                                const PathLimits& limits) {
  FoundPath found;
  for (const NodeId id : {from, to}) {
    const auto node = view.node(id);
    if (!node) return fail(node.error());
    if (!*node) return found;
  }
  Rings first(from);
  Rings last(to);
  std::optional<NodeId> meeting = first.meets(last);
  for (std::size_t budget = limits.nodes; !meeting && first.rim_size() > 0 && last.rim_size() > 0;) {
    Rings& growing = first.rim_size() <= last.rim_size() ? first : last;
    const auto all = growing.grow(view, filter, limits.edges_of_node, budget);
    if (!all) return fail(all.error());
    found.is_exhaustive = found.is_exhaustive && *all;
    meeting = growing.meets(&growing == &first ? last : first);
  }
  if (!meeting) return found;
  auto steps = way_through(view, *meeting, first, last);
  if (!steps) return fail(steps.error());
  found.steps = std::move(*steps);
  return found;
}

}  // namespace vidensgraf
