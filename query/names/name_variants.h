#pragma once

#include <vector>

#include "query/names/name_likeness.h"
#include "query/names/same_node.h"

namespace vidensgraf {

/// Concepts, bodies and target groups whose label is that of `node` in another form, with or without hyphens,
/// spelled in another way or misspelled (query/names/name_likeness.h): of the kind of `node`, and of a body
/// also the concept and the other way round where one is the other in the genitive. In the order of kinds and
/// keys.
///
/// A misprint is sure where the right spelling is used as often at least, of short words twice as often.
///
/// Cost: reads names that share the first half, the last half, or all but the last letters with the label, at
/// most some hundreds of each.
[[nodiscard]] Result<std::vector<NameVariant>> variants_of(const GraphSources& sources,
                                                           const GraphNode& node);

}  // namespace vidensgraf
