#pragma once

#include <cstddef>

namespace vidensgraf {

/// A part of a long list: `limit` of it from number `offset` on.
struct ListPart {
  std::size_t limit = 0;
  std::size_t offset = 0;
};

}  // namespace vidensgraf
