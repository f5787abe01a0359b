#pragma once

// Internal to store/: the full text brought to the state of the rows when a store is opened.

#include <filesystem>
#include <memory>

#include "corpus/result.h"
#include "store/full_text_writer.h"
#include "store/row_store.h"
#include "store/rows.h"
#include "store/store_options.h"
#include "store/store_state.h"

namespace vidensgraf {

/// A store whose rows are open. What it points to is borrowed for the call.
struct OpeningStore {
  std::filesystem::path root;
  const StoreOptions& options;
  const PostingsSource& postings_of;
  const RowStore& rows;
  const Rows& view;  ///< The same rows, for `postings_of`.
  const StoreState& state;
};

/// Opens the full text of the same batch as the rows into `full_text`, which also holds what is open of it
/// after an error. Errors Damaged: it is ahead of the rows, or another store's.
[[nodiscard]] Result<RecoveryReport> recover_full_text(const OpeningStore& store,
                                                       std::unique_ptr<FullTextWriter>& full_text);

}  // namespace vidensgraf
