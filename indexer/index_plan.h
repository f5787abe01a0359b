#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/discover.h"
#include "indexer/index_changes.h"

namespace vidensgraf {

/// A document whose file this run does not read, but whose id must change: another file took away what made
/// its short id unique, or gave it back.
struct Renamed {
  const KnownDocument* document = nullptr;
  std::string id;
};

/// What the index has from one file.
struct KnownSource {
  std::vector<const KnownDocument*> documents;
  /// Of a .jsonl file; of two equal lines the first.
  std::unordered_map<std::string_view, const KnownDocument*> by_content_hash;
};

/// What a run will do, as far as it is known before any file is read.
struct IndexPlan {
  Discovery found;
  std::vector<std::string> ids;  ///< For each found file; empty for .jsonl.
  std::vector<const KnownDocument*> vanished;
  std::vector<Renamed> renamed;
  std::unordered_map<std::string_view, KnownSource> known_by_source;
};

/// The plan points into `known`, which must outlive it. With `prune`, documents whose files have vanished
/// from the folders that were read are to go; not those of a folder given that has nothing in it any more.
[[nodiscard]] IndexPlan make_plan(Discovery found, const std::vector<KnownDocument>& known, bool prune);

}  // namespace vidensgraf
