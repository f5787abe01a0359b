#pragma once

#include <cstdint>
#include <vector>

#include "corpus/result.h"
#include "graph/graph_view.h"
#include "store/rows.h"

namespace vidensgraf {

/// A concept, target group or organisation that documents name in the same paragraphs as another node.
struct Cooccurrence {
  GraphNode node;
  std::uint64_t shared_blocks = 0;
  std::uint64_t shared_documents = 0;
  double npmi = 0;             ///< Normalised PMI of the paragraphs, -1 to 1 (graph/association.h).
  double log_likelihood = 0;   ///< How sure the association is; see there.
  std::string first_document;  ///< Id of the first document (by id) with a shared block.
  Evidence first_place;        ///< Where it stands there, in its first shared block.
};

/// What stands beside `nodes` (taken as one) more often than by chance, surest first; equal ones by kind and
/// key. Paragraphs of the documents that name the nodes are counted. Computed from the evidence when asked:
/// nothing of it is stored, so it is always the sum of the documents.
///
/// Cost: reads the contributions of the documents that name the nodes, at most `max_documents` (by id).
[[nodiscard]] Result<std::vector<Cooccurrence>> cooccurring(const Rows& rows, const GraphView& view,
                                                            const std::vector<NodeId>& nodes,
                                                            std::size_t limit,
                                                            std::size_t max_documents = 200);

}  // namespace vidensgraf
