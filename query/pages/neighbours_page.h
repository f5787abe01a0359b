#pragma once

#include <optional>
#include <string_view>

#include "query/names/name_lookup.h"
#include "query/pages/links.h"

namespace vidensgraf {

/// A node and what it is linked with.
struct NeighboursPage {
  NameLookup lookup;  ///< `lookup.nodes` is empty if the name is unknown; then nothing else is set.
  std::optional<ProvisionStanding> standing;  ///< Of the node itself, where it is a law or a provision.
  LinkList list;
  std::size_t offset = 0;  ///< Links that were left out before the first.
};

/// \param name    In any form, or a provision; one that is not known is no error.
/// \param filter  Which edges count.
/// Errors: Input (no UTF-8), Damaged, Io.
[[nodiscard]] Result<NeighboursPage> make_neighbours_page(const GraphSources& sources, std::string_view name,
                                                          EdgeFilter filter, const LinkLimits& limits);

}  // namespace vidensgraf
