#pragma once

#include <cstddef>
#include <string_view>

namespace vidensgraf {

/// The number of insertions, deletions, replacements and swaps of neighbours that make `a` into `b` (optimal
/// string alignment), counted in code points; more than `limit` is given as `limit + 1`.
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace vidensgraf
