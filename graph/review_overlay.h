#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/review.h"

namespace vidensgraf {

/// A link as it is stored. Related has no direction, and its ends stand in the order of their ids: so what
/// merging makes of a link must be put in order again.
[[nodiscard]] EdgeKey canonical(const EdgeKey& edge);

/// What the decisions that count make of the graph:
///
///   reject  a link is not there; a node is not there, nor any link of it
///   rename  the node bears the new label before those that documents give it
///   merge   two nodes are linked as an exact match, so that pages show them as one; links of either are
///           links of both, and exports have one node, the one merged into; not where that would join two
///           that are kept apart
///   apart   two nodes are not linked as a match or as short and long form
///   accept  nothing but a mark
///
/// Immutable, thread-safe.
class ReviewOverlay {
 public:
  ReviewOverlay() = default;
  explicit ReviewOverlay(const std::vector<ReviewDecision>& log);
  /// What the decisions in `rows` make; never null. Cost: reads the whole log, of a state that never changes
  /// once. Errors: Damaged, Io.
  [[nodiscard]] static Result<std::shared_ptr<const ReviewOverlay>> of(const Rows& rows);

  [[nodiscard]] bool hides(NodeId node) const;
  [[nodiscard]] bool hides(const EdgeKey& edge) const;
  [[nodiscard]] bool are_apart(NodeId a, NodeId b) const;

  /// Whether merging the two would join others, merged with them, that are kept apart.
  [[nodiscard]] bool would_join_apart(NodeId a, NodeId b) const;

  /// The label that was decided on; null if none was.
  [[nodiscard]] const std::string* label_of(NodeId node) const;
  /// Labels that were decided on, folded, and their nodes; and what is typed for them where a keyboard has no
  /// Danish letters.
  using Names = std::multimap<std::string, NodeId, std::less<>>;
  [[nodiscard]] const Names& names() const { return names_; }
  [[nodiscard]] const Names& ascii_forms() const { return ascii_forms_; }

  /// What the node was merged into, however many steps; itself if into nothing.
  [[nodiscard]] NodeId main_of(NodeId node) const;
  /// The links that merging gave the node, exact matches from what was merged to what it was merged into.
  [[nodiscard]] std::vector<EdgeKey> merges_of(NodeId node) const;
  /// The node and all that were merged with it, however many steps, itself first.
  [[nodiscard]] std::vector<NodeId> members_of(NodeId node) const;
  [[nodiscard]] bool has_merges() const { return !into_.empty(); }

  /// The decision that accepts the target; null if none does.
  [[nodiscard]] const ReviewDecision* accepted(const ReviewTarget& target) const;

 private:
  [[nodiscard]] EdgeKey of_mains(const EdgeKey& edge) const;
  [[nodiscard]] ReviewTarget of_mains(const ReviewTarget& target) const;  // of links; nodes stay

  std::set<NodeId> rejected_nodes_;
  std::set<EdgeKey> rejected_edges_;  // between main nodes, canonical
  std::map<NodeId, std::string> labels_;
  Names names_;
  Names ascii_forms_;
  std::map<NodeId, NodeId> into_;
  std::multimap<NodeId, EdgeKey> merges_;  // by either end
  std::set<std::pair<NodeId, NodeId>> apart_;
  std::map<ReviewTarget, ReviewDecision> accepted_;  // links between main nodes, canonical
};

}  // namespace vidensgraf
