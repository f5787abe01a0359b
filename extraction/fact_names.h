#pragma once

#include <string_view>

#include "extraction/facts.h"

namespace vidensgraf {

/// The names that JSON and pages give to the values of facts ("paragraph_ref", "domain_default"). A contract
/// (docs/json.md): add, never change.
[[nodiscard]] std::string_view name_of(LawReferenceKind kind);
[[nodiscard]] std::string_view name_of(LawResolution resolution);
[[nodiscard]] std::string_view name_of(DefinitionKind kind);
[[nodiscard]] std::string_view name_of(CitationKind kind);
[[nodiscard]] std::string_view name_of(RelationType type);

}  // namespace vidensgraf
