#pragma once

#include <string>

#include "cli/command.h"
#include "graph/export.h"
#include "graph/subgraph.h"

namespace vidensgraf {

struct GraphExportArguments {
  std::string index;
  ExportFormat format = ExportFormat::GraphMl;
  ExportOptions options;  ///< Without `analyzer`, which the index has.
  EdgeFilter edges = EdgeFilter::relations();
  std::string around;  ///< Empty: the whole graph.
  unsigned depth = 1;
  std::string out;  ///< File or folder; empty: standard output.
};

/// `vidensgraf graph export`.
[[nodiscard]] Result<ExitCode> run_graph_export(const GraphExportArguments& arguments);

}  // namespace vidensgraf
