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
  // No merge may join what is kept apart, whichever was decided first.
  for (std::size_t index = 0; index < log.size(); ++index) {
    if (!counts[index] || log[index].decision != Decision::Apart) continue;
    const NodeId node = log[index].target.node;
    apart_.emplace(std::min(node, log[index].other), std::max(node, log[index].other));
  }
  for (std::size_t index = 0; index < log.size(); ++index) {
    if (!counts[index]) continue;
    const ReviewDecision& decision = log[index];
    const NodeId node = decision.target.node;
    switch (decision.decision) {
      case Decision::Rename: {
        if (decision.target.type || !can_be_label(decision.correction)) break;
        labels_[node] = decision.correction;
        const std::string folded = fold_name(decision.correction);
        for (const std::string& name : ascii_names(folded)) ascii_forms_.emplace(name, node);
        names_.emplace(folded, node);
        break;
      }
      case Decision::Merge:
        // A merge that would close a circle is left out: its nodes are joined already.
        if (main_of(decision.other) == main_of(node)) break;
        if (would_join_apart(node, decision.other)) break;
        into_[main_of(node)] = main_of(decision.other);
        for (const NodeId end : {node, decision.other}) {
          merges_.emplace(end, EdgeKey{node, EdgeType::ExactMatch, decision.other});
        }
        break;
      case Decision::Accept:
      case Decision::Reject:
      case Decision::Apart:
      case Decision::Note:
        break;
    }
  }
  // Links of merged nodes are those of the main one: only now is it known which that is.
  for (std::size_t index = 0; index < log.size(); ++index) {
    if (!counts[index]) continue;
    const ReviewTarget& target = log[index].target;
    const auto edge = target.edge();
    if (log[index].decision == Decision::Accept) {
      accepted_[of_mains(target)] = log[index];
    } else if (log[index].decision == Decision::Reject && edge) {
      rejected_edges_.insert(of_mains(*edge));
    } else if (log[index].decision == Decision::Reject) {
      rejected_nodes_.insert(target.node);
    }
  }
}

Result<std::shared_ptr<const ReviewOverlay>> ReviewOverlay::of(const Rows& rows) {
  const auto load = [&rows]() -> Result<KeptValue::Value> {
    const auto log = read_decisions(rows);
    if (!log) return fail(log.error());
    return std::make_shared<const ReviewOverlay>(*log);
  };
  KeptValue* const kept = rows.kept_reviews();
  const auto overlay = kept != nullptr ? kept->get(load) : load();
  if (!overlay) return fail(overlay.error());
  return std::static_pointer_cast<const ReviewOverlay>(*overlay);
}

NodeId ReviewOverlay::main_of(NodeId node) const {
  for (auto found = into_.find(node); found != into_.end(); found = into_.find(node)) node = found->second;
  return node;
}

EdgeKey ReviewOverlay::of_mains(const EdgeKey& edge) const {
  return canonical(EdgeKey{main_of(edge.from), edge.type, main_of(edge.to)});
}

ReviewTarget ReviewOverlay::of_mains(const ReviewTarget& target) const {
  const auto edge = target.edge();
  if (!edge) return target;
  const EdgeKey of_main = of_mains(*edge);
  return {of_main.from, of_main.type, of_main.to};
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

bool ReviewOverlay::would_join_apart(NodeId a, NodeId b) const {
  if (apart_.empty()) return false;
  const std::vector<NodeId> with_b = members_of(b);
  for (const NodeId one : members_of(a)) {
    for (const NodeId other : with_b) {
      const bool is_asked = (one == a && other == b) || (one == b && other == a);
      if (!is_asked && are_apart(one, other)) return true;
    }
  }
  return false;
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
  const auto found = accepted_.find(of_mains(target));
  return found == accepted_.end() ? nullptr : &found->second;
}

}  // namespace vidensgraf
