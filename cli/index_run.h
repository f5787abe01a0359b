#pragma once

#include "cli/command.h"
#include "corpus/document_worker.h"
#include "indexer/indexer.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// Brings the index up to date with progress on standard error, names what was skipped, and sums up. Ctrl-C
/// and SIGTERM end it at a consistent state. Where a commit failed, the process ends: the next run recovers.
ExitCode index_with_progress(const IndexOptions& options, DocumentWorkerPool& workers,
                             const Analyzer& analyzer, bool quiet);

}  // namespace vidensgraf
