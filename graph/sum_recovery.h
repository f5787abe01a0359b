#pragma once

#include <cstddef>

#include "store/store_options.h"

namespace vidensgraf {

/// For `StoreOptions::recover_sums`: writes the sums of the graph (the rows of nodes, edges and names) anew.
/// Those there are go, and then the documents' contributions are summed up. Between two writes the sums are
/// not whole. Takes about `most_memory_bytes`, and about a minute for a million documents. Errors: Damaged,
/// and those of reading and writing rows.
[[nodiscard]] SumsSource sum_recovery(std::size_t most_memory_bytes = std::size_t{256} << 20U);

}  // namespace vidensgraf
