#pragma once

#include <cstddef>
#include <string>

#include "cli/command.h"
#include "graph/graph_view.h"

namespace vidensgraf {

struct GraphMetricsArguments {
  std::string index;
  EdgeFilter filter = EdgeFilter::relations();
  std::size_t limit = 20;  ///< Central nodes, and communities, that are listed.
  bool compute = false;    ///< Compute centrality and communities anew, and store them.
  bool json = false;
};

/// `graph metrics`: counts of the graph, its central nodes, and the stored centrality and communities.
[[nodiscard]] Result<ExitCode> run_graph_metrics(const GraphMetricsArguments& arguments);

}  // namespace vidensgraf
