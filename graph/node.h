#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vidensgraf {

/// On disk: never renumber.
enum class NodeKind : std::uint8_t {
  Concept = 1,
  TargetGroup,
  Provision,  ///< key "<law>#<paragraf>[,stk N][,nr N]..."
  Law,        ///< key is the register's id
  Organisation,
  Document,   ///< key is the document id
  CitedWork,  ///< key "author|year|title", folded
  Vocabulary,
  Abbreviation,  ///< key is the short form, folded
};

/// On disk: never renumber. SKOS names where SKOS has one.
enum class EdgeType : std::uint8_t {
  Broader = 1,  ///< from has the broader concept to; narrower is its reverse and not stored
  Related,
  PartOf,
  Defines,         ///< document -> concept
  AbbreviationOf,  ///< abbreviation -> concept or organisation
  GovernedBy,      ///< concept -> provision or law
  HasTargetGroup,
  Mentions,  ///< document -> concept, target group, provision, law, organisation; has no rows (graph_rows.h)
  Cites,     ///< document -> cited work
  PublishedBy,
  ExactMatch,
  CloseMatch,
};

/// Whether nodes of this kind can be one thing under several names: concepts, organisations, target groups
/// and abbreviations.
[[nodiscard]] bool can_be_one(NodeKind kind);

/// Derived from kind and normalised key by a fixed hash, so that graphs built apart can be merged.
enum class NodeId : std::uint64_t {};

/// \param key  Normalised by the maker of the contribution; see NodeKind.
[[nodiscard]] NodeId node_id(NodeKind kind, std::string_view key);

[[nodiscard]] std::string_view name_of(
    NodeKind kind);  ///< "concept", "target_group", ...: used in all output
[[nodiscard]] std::string_view name_of(EdgeType type);  ///< "broader", "has_target_group", ...

[[nodiscard]] std::optional<NodeKind> node_kind_named(std::string_view name);
[[nodiscard]] std::optional<EdgeType> edge_type_named(std::string_view name);

}  // namespace vidensgraf
