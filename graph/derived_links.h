#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "graph/edge_filter.h"
#include "graph/graph_nodes.h"
#include "graph/reason.h"

namespace vidensgraf {

/// An edge that no document states but that follows from what two nodes are called.
struct DerivedLink {
  EdgeKey key;
  Reason reason;
};

/// Which ends of the edges are asked for: those where the node is `from` are cheap, the others are not.
enum class LinkSide { Outgoing, Both };

/// The derived edges of `node`, of the types that `filter` has:
///
///   exact_match   cited work -> document of the index that it is (graph/same_publication.h)
///                 concept -> the same concept in one word, or without a hyphen (graph/concept_forms.h)
///   close_match   cited work -> document that it is likely to be
///                 concept -> what is likely to be the same concept in one word
///
/// They are made when asked for, from the names in the index, and never stored: so they are the same whatever
/// the history of the index. Errors: Damaged, Io.
[[nodiscard]] Result<std::vector<DerivedLink>> derived_links(const Rows& rows, const GraphNodes& nodes,
                                                             const GraphNode& node, EdgeFilter filter,
                                                             LinkSide side);

}  // namespace vidensgraf
