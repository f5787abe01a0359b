#pragma once

// Internal to store/: both stores written anew, as small as they can be.

#include <atomic>
#include <cstdint>
#include <memory>

#include "corpus/result.h"
#include "store/full_text_writer.h"
#include "store/row_store.h"
#include "store/store_recovery.h"

namespace vidensgraf {

/// How much must be free on the disk for it.
[[nodiscard]] Result<std::uint64_t> bytes_to_compact(const OpeningStore& store,
                                                     const FullTextWriter& full_text);

/// For StoreWriter::compact, which says what it does. `rows` are those of `store`.
[[nodiscard]] Result<bool> compact_stores(const OpeningStore& store, RowStore& rows,
                                          std::unique_ptr<FullTextWriter>& full_text,
                                          std::atomic<bool>& stop);

}  // namespace vidensgraf
