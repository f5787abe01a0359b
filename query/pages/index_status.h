#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "graph/node.h"
#include "store/store_view.h"

namespace vidensgraf {

/// What an index holds, in numbers.
struct IndexStatus {
  std::uint64_t documents = 0;
  std::uint64_t documents_with_unread_pages = 0;  ///< Document::unread_pages
  std::uint64_t text_bytes = 0;
  std::uint64_t passages = 0;
  std::map<NodeKind, std::uint64_t> nodes;
  std::uint64_t batch = 0;  ///< Number of the commit.
  std::string analyzer;     ///< Version of the language analysis that the index was made by.
  std::string store_id;     ///< 32 hex digits, given when the index was made.
};

/// Cost: reads every document's record and every node. Errors: Damaged, Io.
[[nodiscard]] Result<IndexStatus> read_index_status(const StoreView& view);

}  // namespace vidensgraf
