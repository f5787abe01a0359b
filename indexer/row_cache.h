#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/rows.h"

namespace vidensgraf {

/// The rows of a store with those of the graph that are sums, and those by which shared bodies are found,
/// held in memory as this run has left them: each batch reads one for every node, edge, name and text that
/// its documents have, and most were written by a batch before. Bounded in bytes; what does not fit is read
/// from the store. One thread.
class RowCache final : public Rows {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{384} << 20U;

  /// `rows` must outlive this, and change by what is given to `apply` only.
  explicit RowCache(const Rows& rows, std::size_t most_bytes = kMostBytes)
      : rows_(&rows), most_bytes_(most_bytes) {}

  /// Looks whether the store has any sums: where it has none, a row that is not here is nowhere. Error Io.
  [[nodiscard]] Result<void> start();

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override;
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from = {}) const override {
    return rows_->scan(family, prefix, visit, from);
  }

  /// Notes changes that are about to be committed.
  void apply(const std::vector<RowChange>& changes);

 private:
  struct Key {  // a hash of 128 bits: two keys of one hash would take longer than the sun
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const { return key.low; }
  };
  [[nodiscard]] static Key key_of(Family family, std::string_view key);

  const Rows* rows_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  bool has_all_ = false;  // no sum is in the store that is not here
  std::unordered_map<Key, std::string, Hash> values_;
};

}  // namespace vidensgraf
