#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "graph/contribution.h"

namespace vidensgraf::testing {

/// A contribution as an extractor could give it, drawn from a small world of nodes so that documents overlap.
/// Same arguments, same contribution.
[[nodiscard]] Contribution random_contribution(std::uint32_t seed, const std::string& document_id);

/// What a document of that id contributes that has the words of all others of that seed: they share a body.
[[nodiscard]] Contribution contribution_of_words(std::uint32_t seed, const std::string& document_id);

}  // namespace vidensgraf::testing
