#include "indexer/row_cache.h"

#include <algorithm>
#include <array>

#include <xxhash.h>

namespace vidensgraf {
namespace {

constexpr std::array kSums = {Family::Nodes, Family::OutEdges, Family::Names, Family::BodyUsers,
                              Family::BodyHashes};

bool is_sum(Family family) { return std::find(kSums.begin(), kSums.end(), family) != kSums.end(); }

// A node of the table, and the value where it lies outside its string.
std::size_t cost_of(const std::string& value) { return 80 + (value.size() > 15 ? value.size() + 16 : 0); }

}  // namespace

RowCache::Key RowCache::key_of(Family family, std::string_view key) {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(key.data(), key.size(), static_cast<XXH64_hash_t>(family));
  return Key{hash.high64, hash.low64};
}

Result<void> RowCache::start() {
  has_all_ = true;
  for (const Family family : kSums) {
    const auto none = [this](std::string_view /*key*/, std::string_view /*value*/) {
      has_all_ = false;
      return false;
    };
    if (auto scanned = rows_->scan(family, {}, none); !scanned) return scanned;
  }
  return {};
}

Result<std::optional<std::string>> RowCache::get(Family family, std::string_view key) const {
  if (!is_sum(family)) return rows_->get(family, key);
  const auto found = values_.find(key_of(family, key));
  if (found != values_.end()) return std::optional<std::string>(found->second);
  if (has_all_) return std::optional<std::string>();
  return rows_->get(family, key);
}

void RowCache::apply(const std::vector<RowChange>& changes) {
  for (const RowChange& change : changes) {
    if (!is_sum(change.family)) continue;
    const Key key = key_of(change.family, change.key);
    const auto found = values_.find(key);
    if (found != values_.end()) {
      bytes_ -= cost_of(found->second);
      if (change.value) {
        found->second = *change.value;
        bytes_ += cost_of(found->second);
      } else {
        values_.erase(found);
      }
    } else if (change.value && bytes_ < most_bytes_) {
      bytes_ += cost_of(*change.value);
      values_.emplace(key, *change.value);
    } else if (change.value) {
      has_all_ = false;
    }
  }
}

}  // namespace vidensgraf
