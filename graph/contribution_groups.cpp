#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/contribution_builder.h"
#include "graph/names.h"

// Target groups of a contribution: the groups a document names, the single groups inside coordinations, and
// the register's groups that they are or are narrower than.

namespace vidensgraf {
namespace {

// The register's group of this name. Of people in general what they have says who they are, as it does where
// the text names the group alone (extraction/target_groups/target_group_labels.cpp): "borgere med misbrug".
const RegisteredGroup* registered_as(const std::string& name) {
  const Registers& registers = Registers::built_in();
  if (const RegisteredGroup* const group = registers.target_group_named(name)) return group;
  for (const std::string_view article : {" en ", " et "}) {  // "personer med en varig lidelse"
    const std::size_t at = name.find(article);
    if (at != std::string::npos) return registered_as(std::string(name).erase(at, article.size() - 1));
  }
  for (const std::string_view people : {"borgere", "personer", "mennesker", "individer"}) {
    for (const std::string_view joint : {" med ", " i "}) {
      const std::string opening = std::string(people) + std::string(joint);
      if (name.starts_with(opening)) return registers.target_group_named(name.substr(opening.size()));
    }
  }
  return nullptr;
}

}  // namespace

void ContributionBuilder::add_target_groups() {
  for (const TargetGroup& group : facts_.target_groups) {
    const NodeId id = target_group_node(group.label, group.register_id);
    label(id, group.label, std::max<std::size_t>(1, group.occurrences.size()));
    claim(group.label, id);
    for (const ByteSpan place : group.occurrences) name(id, cut(document_.text, place));
    mention(id, group.occurrences, "target group");
  }
  for (const TargetGroup& group : facts_.target_groups) {
    const NodeId whole = target_group_node(group.label, group.register_id);
    if (!group.general.empty()) add_general_group(group, whole);
    for (const std::string& component : group.components) {
      const auto own = resolved_as(NodeKind::TargetGroup, fold_name(component));
      const NodeId part = own ? *own : target_group_node(component, {});
      if (part == whole) continue;
      label(part, component);
      claim(component, part);
      mention(part, group.occurrences, "target group: part of a coordination");
      for (const ByteSpan place : group.occurrences) {
        edge(part, EdgeType::PartOf, whole, evidence(place, "target group: coordination"));
      }
    }
  }
}

// "hjemløse med gæld" are hjemløse, who are spoken of too.
void ContributionBuilder::add_general_group(const TargetGroup& group, const NodeId& narrower) {
  const auto own = resolved_as(NodeKind::TargetGroup, fold_name(group.general));
  const RegisteredGroup* const known = Registers::built_in().target_group_named(group.general);
  const NodeId general = own ? *own : target_group_node(group.general, known != nullptr ? known->id : "");
  if (general == narrower) return;
  label(general, group.general);
  claim(group.general, general);
  mention(general, group.occurrences, "target group: its noun");
  for (const ByteSpan place : group.occurrences)
    edge(narrower, EdgeType::Broader, general, evidence(place, "target group: its noun"));
}

// The register's groups above those that the document names: "hjemløse" is a group of people with social
// problems in FFB whoever says so. A group that is described by one of the register's ("borgere med
// udviklingshæmning") is narrower than that.
void ContributionBuilder::add_broader_groups() {
  const Registers& registers = Registers::built_in();
  std::vector<std::pair<NodeId, Evidence>> groups;  // each with its first place
  for (const auto& [id, draft] : nodes_) {
    if (draft.kind != NodeKind::TargetGroup || draft.evidence.empty()) continue;
    const auto first =
        std::min_element(draft.evidence.begin(), draft.evidence.end(),
                         [](const Evidence& a, const Evidence& b) { return a.source < b.source; });
    groups.emplace_back(id, *first);
  }
  std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [id, place] : groups) {
    if (const RegisteredGroup* group = registers.find_target_group(nodes_[id].key)) {
      add_register_chain(registers, *group, place);
      continue;
    }
    const RegisteredGroup* described = nullptr;
    for (const auto& [wording, weight] : nodes_[id].labels) {
      for (const std::string_view joint : {" med ", " i "}) {  // "unge med autisme", "unge i hjemløshed"
        const std::size_t at = wording.find(joint);
        if (described == nullptr && at != std::string::npos)
          described = registers.target_group_named(wording.substr(at + joint.size()));
      }
    }
    if (described == nullptr) continue;
    edge(id, EdgeType::Broader, register_group(*described),
         Evidence{place.source, place.page, "target group: described by a group of the register", 0.8F});
    add_register_chain(registers, *described, place);
  }
}

NodeId ContributionBuilder::register_group(const RegisteredGroup& group) {
  const NodeId id = node(NodeKind::TargetGroup, group.id);
  if (nodes_[id].labels.empty()) label(id, group.name);
  name(id, group.name);
  return id;
}

// The evidence is where the document names the lowest group. The register has no circles in its hierarchy;
// the bound keeps a wrong one from being followed for ever.
void ContributionBuilder::add_register_chain(const Registers& registers, const RegisteredGroup& lowest,
                                             const Evidence& place) {
  constexpr int kMostLevels = 10;
  const RegisteredGroup* group = &lowest;
  for (int level = 0; level < kMostLevels && !group->broader.empty(); ++level) {
    const RegisteredGroup* above = registers.find_target_group(group->broader);
    if (above == nullptr) return;
    edge(register_group(*group), EdgeType::Broader, register_group(*above),
         Evidence{place.source, place.page, "register: " + group->scheme, 1.0F});
    group = above;
  }
}

NodeId ContributionBuilder::target_group_node(const std::string& text, const std::string& register_id) {
  if (!register_id.empty()) return node(NodeKind::TargetGroup, register_id);
  if (const RegisteredGroup* const group = registered_as(fold_name(text))) {
    return node(NodeKind::TargetGroup, group->id);
  }
  const auto key = facts_.group_keys.find(text);
  return node(NodeKind::TargetGroup, fold_name(key == facts_.group_keys.end() ? text : key->second));
}

}  // namespace vidensgraf
