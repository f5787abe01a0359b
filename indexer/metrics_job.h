#pragma once

#include <filesystem>

#include "corpus/result.h"
#include "extraction/registers.h"
#include "graph/stored_metrics.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// Computes centrality and communities of the whole graph, all edges but `mentions`, and commits them to the
/// index. Errors: NotFound (no index there), Locked, Damaged, Io, Internal.
///
/// Cost: reads the whole graph into memory, some 500 bytes for each node and edge.
[[nodiscard]] Result<MetricsState> compute_graph_metrics(const std::filesystem::path& directory,
                                                         const Analyzer& analyzer,
                                                         const Registers& registers);

}  // namespace vidensgraf
