#include "indexer/existing_index.h"

#include <string>

#include "graph/sum_recovery.h"
#include "indexer/prepared_document.h"
#include "store/store_view.h"

namespace vidensgraf {

Result<std::unique_ptr<StoreWriter>> open_existing_index(const std::filesystem::path& directory,
                                                         const Analyzer& analyzer, const Registers& registers,
                                                         StoreOptions options) {
  // Opening for writing would make an index where there is none.
  if (auto exists = StoreView::open(directory); !exists) return fail(exists.error());
  options.analyzer_version = analyzer.version();
  options.recover_sums = sum_recovery();
  return StoreWriter::open(directory, options, postings_source(analyzer, registers));
}

}  // namespace vidensgraf
