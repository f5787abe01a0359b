#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

struct MergeSummary {
  std::uint64_t documents = 0;
  std::uint64_t passages = 0;
  std::uint64_t words = 0;  ///< Terms of words, of all shards together.
};

/// Joins what shards have but the postings of their words: documents, texts, graph, facets, citations, and
/// how many passages hold each word. A query server reads the result from its own disk, and asks the shards
/// only for what words rank (store/shard_servers.h). Nothing is extracted or analysed again.
///
/// \param shards     Indexes made as shards (IndexOptions::as_shard), in the order in which their servers
///                   will be named. They are read only, each in the state it has now.
/// \param directory  A new or empty folder. What an interrupted merge leaves there is no index.
/// \param progress   Called now and then.
/// Errors: Input (not a shard, made by another language analysis, two documents of one id, a folder that is
/// not empty), NotFound, Damaged, Io.
[[nodiscard]] Result<MergeSummary> merge_shards(
    const std::vector<std::filesystem::path>& shards, const std::filesystem::path& directory,
    const std::function<void(const MergeSummary& so_far)>& progress);

}  // namespace vidensgraf
