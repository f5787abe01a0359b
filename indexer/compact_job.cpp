#include "indexer/compact_job.h"

#include <utility>

#include "indexer/existing_index.h"

namespace vidensgraf {

Result<bool> compact_index(const std::filesystem::path& directory, const Analyzer& analyzer,
                           const Registers& registers, std::atomic<bool>& stop,
                           const std::function<void(const CompactProgress&)>& progress) {
  StoreOptions options;
  options.on_rewriting = [&progress](std::uint64_t passages, std::uint64_t of) {
    progress({passages, of, false});
  };
  options.on_merging = [&progress] { progress({0, 0, true}); };
  auto writer = open_existing_index(directory, analyzer, registers, std::move(options));
  if (!writer) return fail(writer.error());
  return (*writer)->compact(stop);
}

}  // namespace vidensgraf
