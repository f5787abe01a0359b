#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/review.h"
#include "query/names/name_lookup.h"

namespace vidensgraf {

/// What is to be said of a decision beside what it says.
enum class ReviewFinding : std::uint8_t {
  UnknownTarget,  ///< The index has no such node or link (any more).
  UnknownOther,   ///< Nothing is called as what it shall be merged with. Value: the name.
  CannotBeOne,    ///< Laws, provisions and publications are not merged. Value: the name of the other.
  WithItself,     ///< It is one with the other already, being the same node.
  JoinsApart,     ///< Other merges would make it join two that are kept apart. Value: the name of the other.
  NotANode,       ///< Only a node can be renamed, not a link.
  NoLabel,        ///< Nothing can be called so (can_be_label). Value: the new name.
  Changed,        ///< It rests on other documents or places than when it was looked at. Values: then, now.
  Overruled,      ///< A later decision on the same question counts. Value: its number, who.
};
/// "unknown_target", ...: in JSON and for translations.
[[nodiscard]] std::string_view name_of(ReviewFinding finding);

struct ReviewRemark {
  ReviewFinding finding = ReviewFinding::UnknownTarget;
  std::vector<std::string> values{};
};
/// In English, one sentence.
[[nodiscard]] std::string describe(const ReviewRemark& remark);

/// All but Changed and Overruled leave a decision without effect.
[[nodiscard]] bool is_without_effect(const ReviewRemark& remark);

/// Checks a decision against the index, and fills in what it leaves open: the other of a merge by its name,
/// the name of its target, what the target rests on now if it does not say what it rested on.
///
/// \param sources  The graph as reviewers left it: names are looked up there.
/// Errors: Damaged, Io.
[[nodiscard]] Result<std::vector<ReviewRemark>> check_decision(const GraphSources& sources,
                                                               ReviewDecision& decision);

/// Of what a name means the node that is called so rather than one that is only the same thing; not
/// `except`, unless nothing else bears the name. `found.nodes` must not be empty. Borrows from `found`.
[[nodiscard]] const GraphNode& node_called(const NameLookup& found,
                                           std::optional<NodeId> except = std::nullopt);

/// What has become of a decision.
enum class DecisionState : std::uint8_t {
  Counts,
  Noted,  ///< A note: nothing that could count.
  Overruled,
  Withdrawn,
};

[[nodiscard]] std::string_view name_of(DecisionState state);  ///< "counts", ...: used for translations

/// A decision of the log, whether it counts, and what is to be said of it.
struct ListedDecision {
  ReviewDecision decision;
  bool counts = false;
  std::vector<ReviewRemark> remarks;

  [[nodiscard]] DecisionState state() const;
};

/// The log, the newest first, at most `limit`: only those are checked.
[[nodiscard]] Result<std::vector<ListedDecision>> list_decisions(const GraphSources& sources,
                                                                 std::size_t limit = SIZE_MAX);

/// {"decisions": [...]} as docs/json.md describes it.
[[nodiscard]] std::string to_json(const std::vector<ListedDecision>& decisions);

}  // namespace vidensgraf
