#pragma once

#include <filesystem>
#include <memory>

#include "corpus/result.h"
#include "extraction/registers.h"
#include "language/analyzer.h"
#include "store/store_writer.h"

namespace vidensgraf {

/// Opens an index for what changes it without documents: decisions of reviewers, metrics, compaction. Error
/// NotFound where there is none, else those of StoreWriter::open. What is given must outlive the writer; of
/// `options` the analyzer and the sums are set here.
[[nodiscard]] Result<std::unique_ptr<StoreWriter>> open_existing_index(const std::filesystem::path& directory,
                                                                       const Analyzer& analyzer,
                                                                       const Registers& registers,
                                                                       StoreOptions options = {});

}  // namespace vidensgraf
