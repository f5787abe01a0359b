#include "graph/review_overlay.h"

#include <algorithm>
#include <utility>

#include "graph/names.h"

namespace vidensgraf {
namespace {

bool takes_for_one(EdgeType type) {
  return type == EdgeType::ExactMatch || type == EdgeType::CloseMatch || type == EdgeType::AbbreviationOf;
}

}  // namespace

EdgeKey canonical(const EdgeKey& edge) {
  const bool is_reversed = edge.type == EdgeType::Related && edge.to < edge.from;
  return is_reversed ? EdgeKey{edge.to, edge.type, edge.from} : edge;
}

ReviewOverlay::ReviewOverlay(const std::vector<ReviewDecision>& log) {
  const std::vector<bool> counts = decisions_that_count(log);
  for (std::size_t index = 0; index < log.size(); ++index) {
    if (!counts[index]) continue;
    const ReviewDecision& decision = log[index];
    const NodeId node = decision.target.node;
    switch (decision.decision) {
      case Decision::Accept:
        accepted_[decision.target] = decision;
        break;
      case Decision::Rename: {
        labels_[node] = decision.correction;
        const std::string folded = fold_name(decision.correction);
        for (const std::string& name : ascii_names(folded)) ascii_forms_.emplace(name, node);
        names_.emplace(folded, node);
        break;
      }
      case Decision::Merge:
        // The later of two merges that would go round in a circle joins nothing that is not joined.
        if (main_of(decision.other) == main_of(node)) break;
        into_[main_of(node)] = main_of(decision.other);
        for (const NodeId end : {node, decision.other}) {
          merges_.emplace(end, EdgeKey{node, EdgeType::ExactMatch, decision.other});
        }
        break;
      case Decision::Apart:
        apart_.emplace(std::min(node, decision.other), std::max(node, decision.other));
        break;
      case Decision::Reject:
      case Decision::Note:
        break;
    }
  }
  // Links of merged nodes are those of the main one: only now is it known which that is.
  for (std::size_t index = 0; index < log.size(); ++index) {
    if (!counts[index] || log[index].decision != Decision::Reject) continue;
    if (const auto edge = log[index].target.edge()) {
      rejected_edges_.insert(of_mains(*edge));
    } else {
      rejected_nodes_.insert(log[index].target.node);
    }
  }
}

Result<ReviewOverlay> ReviewOverlay::load(const Rows& rows) {
  const auto log = read_decisions(rows);
  if (!log) return fail(log.error());
  return ReviewOverlay(*log);
}

NodeId ReviewOverlay::main_of(NodeId node) const {
  for (auto found = into_.find(node); found != into_.end(); found = into_.find(node)) node = found->second;
  return node;
}

EdgeKey ReviewOverlay::of_mains(const EdgeKey& edge) const {
  return canonical(EdgeKey{main_of(edge.from), edge.type, main_of(edge.to)});
}

bool ReviewOverlay::hides(NodeId node) const {
  if (rejected_nodes_.empty()) return false;
  return rejected_nodes_.contains(node) || rejected_nodes_.contains(main_of(node));
}

bool ReviewOverlay::hides(const EdgeKey& edge) const {
  if (hides(edge.from) || hides(edge.to)) return true;
  if (takes_for_one(edge.type) && are_apart(edge.from, edge.to)) return true;
  return !rejected_edges_.empty() && rejected_edges_.contains(of_mains(edge));
}

bool ReviewOverlay::are_apart(NodeId a, NodeId b) const {
  return !apart_.empty() && apart_.contains({std::min(a, b), std::max(a, b)});
}

const std::string* ReviewOverlay::label_of(NodeId node) const {
  const auto found = labels_.find(node);
  return found == labels_.end() ? nullptr : &found->second;
}

std::vector<EdgeKey> ReviewOverlay::merges_of(NodeId node) const {
  std::vector<EdgeKey> links;
  const auto [first, last] = merges_.equal_range(node);
  for (auto found = first; found != last; ++found) links.push_back(found->second);
  return links;
}

std::vector<NodeId> ReviewOverlay::members_of(NodeId node) const {
  std::vector<NodeId> members{node};
  for (std::size_t index = 0; index < members.size(); ++index) {
    const auto [first, last] = merges_.equal_range(members[index]);
    for (auto found = first; found != last; ++found) {
      const EdgeKey& merge = found->second;
      const NodeId other = merge.from == members[index] ? merge.to : merge.from;
      if (std::find(members.begin(), members.end(), other) == members.end()) members.push_back(other);
    }
  }
  return members;
}

const ReviewDecision* ReviewOverlay::accepted(const ReviewTarget& target) const {
  const auto found = accepted_.find(target);
  return found == accepted_.end() ? nullptr : &found->second;
}

}  // namespace vidensgraf
