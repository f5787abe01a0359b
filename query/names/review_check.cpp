#include "query/names/review_check.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/names.h"
#include "graph/review_overlay.h"
#include "query/names/same_concept.h"

namespace vidensgraf {
namespace {

struct FindingName {
  ReviewFinding finding;
  std::string_view name;
  std::string_view english;  ///< "{0}" and "{1}": the values
};

using enum ReviewFinding;
constexpr std::array<FindingName, 9> kFindings = {
    FindingName{UnknownTarget, "unknown_target", "The index does not have it (any more)."},
    FindingName{UnknownOther, "unknown_other", "Nothing in the index is called \"{0}\"."},
    FindingName{
        CannotBeOne, "cannot_be_one",
        "Only concepts, organisations, target groups and abbreviations can be merged or kept apart, and "
        "\"{0}\" is none."},
    FindingName{WithItself, "with_itself", "\"{0}\" is the same node, not another one."},
    FindingName{JoinsApart, "joins_apart",
                "Other merges would make it join \"{0}\" with something that is kept apart from it."},
    FindingName{NotANode, "not_a_node", "Only a node can be renamed, not a link."},
    FindingName{NoLabel, "no_label",
                "\"{0}\" is no name: it is blank, longer than 200 bytes, or has line breaks or invisible "
                "characters."},
    FindingName{Changed, "changed", "It rested on {0} when it was looked at, and rests on {1} now."},
    FindingName{Overruled, "overruled", "Decision {0} by {1} is later and counts."}};

const FindingName& entry_of(ReviewFinding finding) {
  for (const FindingName& entry : kFindings) {
    if (entry.finding == finding) return entry;
  }
  return kFindings.front();
}

std::string counted(const EdgeRow& basis) { return fmt::format("{}/{}", basis.documents, basis.evidence); }

// The target as the documents alone have it.
struct Target {
  std::string name;
  NodeKind kind = NodeKind::Concept;
  EdgeRow basis;
};

class DecisionChecker {
 public:
  DecisionChecker(const GraphSources& sources, const GraphView& stated, const ReviewOverlay& reviews)
      : sources_(sources), stated_(stated), reviews_(reviews) {}

  Result<std::vector<ReviewRemark>> check(ReviewDecision& decision) const {
    std::vector<ReviewRemark> remarks;
    const auto target = decision.target.type ? link(*decision.target.edge()) : node(decision.target.node);
    if (!target) return fail(target.error());
    if (!*target) {
      remarks.push_back({UnknownTarget, {}});
      return remarks;
    }
    if (decision.name.empty()) decision.name = (*target)->name;
    if (!decision.basis) decision.basis = (*target)->basis;
    const EdgeRow now = (*target)->basis;
    const bool is_merged = !decision.target.type && !reviews_.merges_of(decision.target.node).empty();
    const bool is_same =
        decision.basis->documents == now.documents && decision.basis->evidence == now.evidence;
    if (!is_same && !is_merged) {  // of what was merged a sheet counts all together
      remarks.push_back({Changed, {counted(*decision.basis), counted(now)}});
    }
    if (decision.decision == Decision::Rename) {
      if (decision.target.type) remarks.push_back({NotANode, {}});
      if (!can_be_label(decision.correction)) remarks.push_back({NoLabel, {decision.correction}});
    }
    if (decision.decision != Decision::Merge && decision.decision != Decision::Apart) return remarks;
    auto problem = check_other(decision, **target);
    if (!problem) return fail(problem.error());
    if (*problem) remarks.push_back(std::move(**problem));
    return remarks;
  }

 private:
  Result<std::optional<Target>> node(NodeId id) const {
    const auto found = stated_.node(id);
    if (!found) return fail(found.error());
    if (!*found) return std::optional<Target>();
    return std::optional<Target>(
        Target{(*found)->label, (*found)->kind, EdgeRow{(*found)->documents, (*found)->mentions}});
  }

  // A link, also as one that another of the merged nodes has.
  Result<std::optional<Target>> link(const EdgeKey& edge) const {
    const auto from = stated_.node(edge.from);
    const auto to = stated_.node(edge.to);
    if (!from || !to) return fail(from ? to.error() : from.error());
    if (!*from || !*to) return std::optional<Target>();
    Target target{
        fmt::format("{} – {} – {}", (*from)->label, name_of(edge.type), (*to)->label), (*from)->kind, {}};
    bool is_there = false;
    const std::vector<NodeId> ends = reviews_.members_of(edge.to);
    for (const NodeId start : reviews_.members_of(edge.from)) {
      for (const NodeId end : ends) {
        const auto weight = stated_.weight_of(canonical(EdgeKey{start, edge.type, end}));
        if (!weight) return fail(weight.error());
        if (!*weight) continue;
        is_there = true;
        target.basis.documents += (*weight)->documents;
        target.basis.evidence += (*weight)->evidence;
      }
    }
    return is_there ? std::optional<Target>(std::move(target)) : std::nullopt;
  }

  Result<std::optional<ReviewRemark>> check_other(ReviewDecision& decision, const Target& target) const {
    using Remark = std::optional<ReviewRemark>;
    if (decision.other == NodeId{}) {
      const auto found = look_up_name(sources_, decision.correction);
      const bool is_no_name = !found && found.error().code == ErrorCode::Input;  // blank
      if (!found && !is_no_name) return fail(found.error());
      if (is_no_name || found->nodes.empty()) return Remark({UnknownOther, {decision.correction}});
      decision.other = node_called(*found, decision.target.node).id;
    }
    const auto other = stated_.node(decision.other);
    if (!other) return fail(other.error());
    if (!*other) return Remark({UnknownOther, {decision.correction}});
    if (decision.other == decision.target.node) return Remark({WithItself, {decision.correction}});
    if (decision.target.type || !can_be_one(target.kind)) return Remark({CannotBeOne, {decision.name}});
    if (!can_be_one((*other)->kind)) return Remark({CannotBeOne, {decision.correction}});
    if (decision.decision == Decision::Merge &&
        reviews_.would_join_apart(decision.target.node, decision.other)) {
      return Remark({JoinsApart, {decision.correction}});
    }
    return Remark();
  }

  const GraphSources& sources_;
  const GraphView& stated_;
  const ReviewOverlay& reviews_;
};

}  // namespace

std::string_view name_of(ReviewFinding finding) { return entry_of(finding).name; }

std::string describe(const ReviewRemark& remark) {
  std::string text(entry_of(remark.finding).english);
  for (std::size_t index = 0; index < remark.values.size(); ++index) {
    std::string value = remark.values[index];
    if (remark.finding == Changed) {
      const std::size_t slash = value.find('/');
      value = fmt::format("{} places in {} documents", value.substr(slash + 1), value.substr(0, slash));
    }
    const std::string gap = fmt::format("{{{}}}", index);
    if (const std::size_t at = text.find(gap); at != std::string::npos) text.replace(at, gap.size(), value);
  }
  return text;
}

bool is_without_effect(const ReviewRemark& remark) {
  return remark.finding != Changed && remark.finding != Overruled;
}

Result<std::vector<ReviewRemark>> check_decision(const GraphSources& sources, ReviewDecision& decision) {
  const GraphView stated(sources.rows, Reviews::Ignored);
  const auto reviews = sources.view.reviews();
  if (!reviews) return fail(reviews.error());
  return DecisionChecker(sources, stated, **reviews).check(decision);
}

const GraphNode& node_called(const NameLookup& found, std::optional<NodeId> except) {
  using Rank = std::tuple<bool, bool, bool, bool>;  // the least is taken, the first of equals
  const std::set<std::string> folded{fold_name(found.asked)};
  std::optional<std::pair<Rank, const GraphNode*>> best;
  const auto consider = [&](const GraphNode& node, bool is_other_thing) {
    const Rank rank(node.id == except, is_other_thing, folded.count(fold_name(node.label)) == 0,
                    !is_labelled(node, folded));
    if (!best || rank < best->first) best = std::pair(rank, &node);
  };
  for (const SameNode& same : found.nodes) consider(same.node, false);
  for (const GraphNode& other : found.others) consider(other, true);
  return *best->second;
}

std::string_view name_of(DecisionState state) {
  switch (state) {
    case DecisionState::Counts:
      return "counts";
    case DecisionState::Noted:
      return "noted";
    case DecisionState::Overruled:
      return "overruled";
    case DecisionState::Withdrawn:
      return "withdrawn";
  }
  return "";
}

DecisionState ListedDecision::state() const {
  if (!decision.stands()) return DecisionState::Withdrawn;
  if (counts) return DecisionState::Counts;
  return decision.decision == Decision::Note ? DecisionState::Noted : DecisionState::Overruled;
}

Result<std::vector<ListedDecision>> list_decisions(const GraphSources& sources, std::size_t limit) {
  const auto log = read_decisions(sources.rows);
  if (!log) return fail(log.error());
  const GraphView stated(sources.rows, Reviews::Ignored);
  const auto reviews = sources.view.reviews();
  if (!reviews) return fail(reviews.error());
  const DecisionChecker checker(sources, stated, **reviews);
  const auto counting = decisions_in_place(*log);
  std::vector<ListedDecision> listed;
  for (std::size_t index = log->size(); index-- > 0 && listed.size() < limit;) {
    ListedDecision one;
    one.decision = (*log)[index];
    one.counts = counting[index] == index;
    if (one.decision.stands()) {
      auto remarks = checker.check(one.decision);
      if (!remarks) return fail(remarks.error());
      one.remarks = std::move(*remarks);
      if (counting[index] && !one.counts) {
        const ReviewDecision& later = (*log)[*counting[index]];
        one.remarks.push_back({Overruled, {std::to_string(later.number), later.user}});
      }
    }
    listed.push_back(std::move(one));
  }
  return listed;
}

std::string to_json(const std::vector<ListedDecision>& decisions) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const ListedDecision& listed : decisions) {
    Json one = Json::parse(to_json_line(listed.decision), nullptr, false);
    one["counts"] = listed.counts;
    one["remarks"] = Json::array();
    for (const ReviewRemark& remark : listed.remarks) {
      one["remarks"].push_back(Json{{"finding", name_of(remark.finding)}, {"text", describe(remark)}});
    }
    list.push_back(std::move(one));
  }
  return Json{{"decisions", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vidensgraf
