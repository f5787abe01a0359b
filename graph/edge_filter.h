#pragma once

#include <cstdint>
#include <optional>

#include "graph/node.h"

namespace vidensgraf {

/// Which edges count. Types are a set of bits, so that filters are cheap to copy.
class EdgeFilter {
 public:
  [[nodiscard]] static constexpr EdgeFilter none() { return EdgeFilter(0); }
  [[nodiscard]] static constexpr EdgeFilter everything() { return EdgeFilter(~0U); }
  /// All but `mentions`, through which every document's concepts would be neighbours.
  [[nodiscard]] static constexpr EdgeFilter relations() { return everything().without(EdgeType::Mentions); }

  [[nodiscard]] constexpr EdgeFilter with(EdgeType type) const { return EdgeFilter(bits_ | bit(type)); }
  [[nodiscard]] constexpr EdgeFilter without(EdgeType type) const { return EdgeFilter(bits_ & ~bit(type)); }
  [[nodiscard]] constexpr bool has(EdgeType type) const { return (bits_ & bit(type)) != 0; }

  /// Without those that cannot lead away from such a node: only documents define, mention and cite, and only
  /// they are published.
  [[nodiscard]] constexpr EdgeFilter leaving(NodeKind kind) const {
    if (kind == NodeKind::Document) return *this;
    return without(EdgeType::Defines)
        .without(EdgeType::Mentions)
        .without(EdgeType::Cites)
        .without(EdgeType::PublishedBy);
  }

  /// The next type that counts, in the order in which rows have them.
  [[nodiscard]] constexpr std::optional<EdgeType> first_after(EdgeType type) const {
    auto next = static_cast<unsigned>(type);
    while (++next <= static_cast<unsigned>(EdgeType::CloseMatch)) {
      if (has(static_cast<EdgeType>(next))) return static_cast<EdgeType>(next);
    }
    return std::nullopt;
  }

 private:
  explicit constexpr EdgeFilter(std::uint32_t bits) : bits_(bits) {}
  static constexpr std::uint32_t bit(EdgeType type) { return 1U << static_cast<unsigned>(type); }
  std::uint32_t bits_;
};

}  // namespace vidensgraf
