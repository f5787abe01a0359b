#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "corpus/document_worker.h"
#include "corpus/result.h"
#include "extraction/registers.h"
#include "indexer/index_summary.h"
#include "indexer/progress.h"
#include "language/analyzer.h"

namespace vidensgraf {

struct IndexOptions {
  std::filesystem::path directory;
  std::vector<std::string> paths;  ///< Files, folders (read recursively), .jsonl files.
  unsigned jobs = 0;               ///< Threads that analyse; 0: one per core.
  bool as_shard = false;           ///< Make a new index one of several shards (StoreOptions::is_shard).
  bool prune = false;  ///< Remove documents whose files have vanished from the folders in `paths`.
};

/// Brings the index up to date with `options.paths`: the pipeline from file to committed batch.
///
/// \param stop  Set by a signal handler; the run then ends at the next batch boundary.
[[nodiscard]] Result<IndexSummary> update_index(const IndexOptions& options, DocumentWorkerPool& workers,
                                                const Analyzer& analyzer, const Registers& registers,
                                                const std::atomic<bool>& stop,
                                                const std::function<void(const IndexProgress&)>& progress);

/// Takes documents out again by id. `NotFound` names the first id that is not in the index; nothing is
/// removed then.
[[nodiscard]] Result<IndexSummary> remove_documents(
    const std::filesystem::path& directory, const std::vector<std::string>& ids, const Analyzer& analyzer,
    const Registers& registers, const std::function<void(const IndexProgress&)>& progress = {});

}  // namespace vidensgraf
