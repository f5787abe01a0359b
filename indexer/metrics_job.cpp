#include "indexer/metrics_job.h"

#include <cstdint>
#include <string>
#include <utility>

#include "indexer/existing_index.h"

namespace vidensgraf {

Result<MetricsState> compute_graph_metrics(const std::filesystem::path& directory, const Analyzer& analyzer,
                                           const Registers& registers) {
  auto writer = open_existing_index(directory, analyzer, registers);
  if (!writer) return fail(writer.error());
  const GraphView view(**writer);
  SubgraphOptions options;
  options.detail = EvidenceDetail::Counts;
  options.max_nodes = SIZE_MAX;
  const auto graph = whole_graph(view, options);
  if (!graph) return fail(graph.error());
  const auto measures = measures_of(*graph);
  if (!measures) return fail(measures.error());
  Batch batch;
  const auto put = put_metrics(**writer, *graph, *measures, (*writer)->sequence() + 1, batch);
  if (!put) return fail(put.error());
  if (const auto committed = (*writer)->commit(std::move(batch)); !committed) return fail(committed.error());
  const auto state = read_metrics_state(**writer);
  if (!state) return fail(state.error());
  if (!*state) return fail(ErrorCode::Internal, "The metrics were stored but are not there.");
  return **state;
}

}  // namespace vidensgraf
