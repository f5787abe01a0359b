#include "query/search/search_result.h"

#include <fmt/format.h>

namespace vidensgraf {

std::string missing_sentence(const std::vector<MissingShard>& missing) {
  if (missing.empty()) return {};
  std::uint64_t passages = 0;
  std::vector<std::string> shards;
  for (const MissingShard& shard : missing) {
    passages += shard.passages;
    shards.push_back(fmt::format("shard {} {}", shard.number, shard.reason));
  }
  return fmt::format("Part of the collection is missing from this answer: {} passages ({}).", passages,
                     fmt::join(shards, "; "));
}

}  // namespace vidensgraf
