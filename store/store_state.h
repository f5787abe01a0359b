#pragma once

// Internal to store/: what the rows say about the store as a whole.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "store/full_text_writer.h"
#include "store/row_store.h"
#include "store/rows.h"
#include "store/store_options.h"

namespace vidensgraf {

struct StoreState {
  std::string store_id;
  FullTextKind kind = FullTextKind::Own;
  std::uint64_t sequence = 0;  ///< Number of the last batch.
  std::uint64_t next_document = 1;
  std::uint64_t next_passage = 1;
};

/// The state of the store in the folder `root`; empty if `rows` are new. Errors: Input (a format, analyzer or
/// kind that `options` do not go with), Damaged.
[[nodiscard]] Result<std::optional<StoreState>> read_store_state(const RowStore& rows,
                                                                 const std::filesystem::path& root,
                                                                 const StoreOptions& options);

/// Gives new rows an id, and writes what never changes. Error Damaged: `root` has a full text already.
[[nodiscard]] Result<StoreState> begin_store_state(RowStore& rows, const std::filesystem::path& root,
                                                   const StoreOptions& options);

/// The rows that say how far the store has come: part of every batch.
[[nodiscard]] std::vector<RowChange> progress_rows(const StoreState& state);

}  // namespace vidensgraf
