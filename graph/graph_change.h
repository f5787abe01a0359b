#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/contribution.h"
#include "graph/graph_rows.h"

namespace vidensgraf {

/// What a document's contribution adds to the graph, as keys, values and counts: all of the work that does
/// not depend on what the graph holds, so that many threads can do it for the one that commits.
struct GraphChange {
  struct Node {
    NodeId id{};
    NodeKind kind = NodeKind::Concept;
    std::string key;
    std::string label;
    std::uint64_t mentions = 0;
    std::uint8_t rank = 0;  ///< Of the row of evidence (`evidence_rank`); likewise below.
    std::string evidence;   ///< Encoded; empty: the node has no row of evidence.
  };
  struct Edge {
    EdgeKey key;
    std::uint64_t evidence_count = 0;
    std::uint8_t rank = 0;
    std::string evidence;  ///< Encoded; empty: likewise.
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<std::string> names;  ///< Keys of name rows.
  std::string contribution;        ///< Encoded.
};

/// A pure function.
[[nodiscard]] GraphChange graph_change_of(const Contribution& contribution);

}  // namespace vidensgraf
