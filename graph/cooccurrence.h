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

/// What stands beside something, and on how much of the index that rests.
struct Company {
  std::vector<Cooccurrence> beside;
  std::uint64_t documents = 0;  ///< That were read for it.
};

/// What stands beside `nodes` (taken as one) more often than by chance, surest first; equal ones by kind and
/// key. Counted are the paragraphs of documents that name the nodes: of all, or of the first `max_documents`
/// in the order of `evidence_rank`, where they are named most. Computed from the evidence when asked: nothing
/// of it is stored, so it is always the sum of the documents.
///
/// Cost: reads the contributions of these documents, and of long ones fewer (1 MB in all). Errors: Damaged,
/// Io.
[[nodiscard]] Result<Company> cooccurring(const Rows& rows, const GraphView& view,
                                          const std::vector<NodeId>& nodes, std::size_t limit,
                                          std::size_t max_documents = 24);

}  // namespace vidensgraf
