#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "graph/contribution.h"

namespace vidensgraf::testing {

/// A contribution as an extractor could give it, drawn from a small world of nodes so that documents overlap.
/// Same arguments, same contribution.
[[nodiscard]] Contribution random_contribution(std::uint32_t seed, const std::string& document_id);

}  // namespace vidensgraf::testing
