#pragma once

#include <cstddef>

namespace vidensgraf {

/// Caps of one query. A query beyond one is searched as far as it goes, with a problem that says where.
struct QueryLimits {
  std::size_t max_bytes = 1024;
  std::size_t max_terms = 64;  ///< Words, prefixes, phrases and references.
  std::size_t max_depth = 16;  ///< Parentheses and negations inside one another.
  std::size_t min_prefix = 3;  ///< Letters before a star.
};

}  // namespace vidensgraf
