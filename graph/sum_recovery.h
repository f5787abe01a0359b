#pragma once

#include <functional>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// Writes the sums of the graph (the rows of nodes, edges and names) anew: those there are go, and then the
/// documents' contributions are summed up. `rows` show what `write` has written so far; each call of it is
/// one write. Between two of them the sums are not whole. Takes a few hundred MB of memory at most, and about
/// a minute for a million documents. Errors: Damaged, and those of `rows` and `write`.
[[nodiscard]] Result<void> recover_sums(const Rows& rows, const std::function<Result<void>(Batch)>& write);

}  // namespace vidensgraf
