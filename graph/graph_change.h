#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
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
  struct Part {
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<std::string> names;  ///< Keys of name rows.
  };

  std::string document_id;
  Part own;                    ///< Its own node, and the edges from and to it.
  std::optional<Part> shared;  ///< The rest, equal for all of the same words; nothing: see `contribution`.
  std::string contribution;    ///< Encoded; all parts follow from it.
};

/// A pure function.
[[nodiscard]] GraphChange graph_change_of(Contribution contribution);

/// The same from an encoded contribution of a document of that id, without `shared`: much cheaper. Error
/// Damaged.
[[nodiscard]] Result<GraphChange> repeated_graph_change(std::string contribution, std::string document_id);

/// What `shared` would be. Error Damaged.
[[nodiscard]] Result<GraphChange::Part> shared_part_of(std::string_view contribution);

}  // namespace vidensgraf
