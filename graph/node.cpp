#include "graph/node.h"

namespace vidensgraf {
namespace {

// The value from `first` to `last` that is called `name`. The numbers of the values follow each other.
template <class Value>
std::optional<Value> value_named(Value first, Value last, std::string_view name) {
  for (auto number = static_cast<unsigned>(first); number <= static_cast<unsigned>(last); ++number) {
    if (name_of(static_cast<Value>(number)) == name) return static_cast<Value>(number);
  }
  return std::nullopt;
}

}  // namespace

// FNV-1a, 64 bit (Fowler, Noll, Vo; offset basis and prime from their reference page). The ids are on disk
// and in exports: the function must never change. With a million nodes two share an id with a chance of 3 in
// 10^8; the graph notices that and refuses (graph_update.h).
NodeId node_id(NodeKind kind, std::string_view key) {
  constexpr std::uint64_t kPrime = 0x100000001b3ULL;
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto add = [&hash](unsigned char byte) {
    hash ^= byte;
    hash *= kPrime;
  };
  add(static_cast<unsigned char>(kind));
  for (const char byte : key) add(static_cast<unsigned char>(byte));
  return NodeId{hash};
}

bool can_be_one(NodeKind kind) {
  return kind == NodeKind::Concept || kind == NodeKind::Organisation || kind == NodeKind::Abbreviation ||
         kind == NodeKind::TargetGroup;
}

std::string_view name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Concept:
      return "concept";
    case NodeKind::TargetGroup:
      return "target_group";
    case NodeKind::Provision:
      return "provision";
    case NodeKind::Law:
      return "law";
    case NodeKind::Organisation:
      return "organisation";
    case NodeKind::Document:
      return "document";
    case NodeKind::CitedWork:
      return "cited_work";
    case NodeKind::Vocabulary:
      return "vocabulary";
    case NodeKind::Abbreviation:
      return "abbreviation";
  }
  return "unknown";
}

std::string_view name_of(EdgeType type) {
  switch (type) {
    case EdgeType::Broader:
      return "broader";
    case EdgeType::Related:
      return "related";
    case EdgeType::PartOf:
      return "part_of";
    case EdgeType::Defines:
      return "defines";
    case EdgeType::AbbreviationOf:
      return "abbreviation_of";
    case EdgeType::GovernedBy:
      return "governed_by";
    case EdgeType::HasTargetGroup:
      return "has_target_group";
    case EdgeType::Mentions:
      return "mentions";
    case EdgeType::Cites:
      return "cites";
    case EdgeType::PublishedBy:
      return "published_by";
    case EdgeType::ExactMatch:
      return "exact_match";
    case EdgeType::CloseMatch:
      return "close_match";
  }
  return "unknown";
}

std::optional<NodeKind> node_kind_named(std::string_view name) {
  return value_named(NodeKind::Concept, NodeKind::Abbreviation, name);
}

std::optional<EdgeType> edge_type_named(std::string_view name) {
  return value_named(EdgeType::Broader, EdgeType::CloseMatch, name);
}

}  // namespace vidensgraf
