#pragma once

// Internal to graph/: whether two sets of rows are the same, told without keeping either.

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "store/rows.h"

namespace vidensgraf {

/// Rows of the graph fall into groups by the node they are of (edges: that they lead from), so that rows
/// which follow from each other are in the same one. Each group has one number. The number of a row is linear
/// in the counts it holds, so that rows of the same key that were summed up in parts give what their sum
/// gives; and it is a hash of all else. Sets that differ have the same numbers by chance only, once in 2^64.
class SumFingerprints {
 public:
  static constexpr std::size_t kGroups = 4096;

  [[nodiscard]] static std::size_t group_of(Family family, std::string_view key);

  /// Adds a row to the one side, or a part of its sums.
  void add_part(Family family, std::string_view key, std::string_view value);
  /// Adds a row to the other side.
  void add_stored(Family family, std::string_view key, std::string_view value);

  /// The first `most` of the groups that differ.
  [[nodiscard]] std::bitset<kGroups> differing(std::size_t most) const;

 private:
  std::array<std::uint64_t, kGroups> numbers_{};  // zero where the two sides are the same
  std::bitset<kGroups> has_malformed_;            // rows that no sum gives
};

}  // namespace vidensgraf
