#pragma once

#include <string>
#include <string_view>

#include "query/names/same_node.h"

namespace vidensgraf {

/// The key under which `name` would be a concept: its lemmas, lower case, one space between ("kompleks
/// støttebehov"). Reads nothing of the index.
///
/// \param name  UTF-8; what stands behind the first 1,000 bytes does not count.
[[nodiscard]] std::string concept_key(const GraphSources& sources, std::string_view name);

}  // namespace vidensgraf
