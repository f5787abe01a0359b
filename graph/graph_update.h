#pragma once

#include <memory>

#include "corpus/result.h"
#include "graph/contribution.h"
#include "graph/graph_change.h"
#include "store/rows.h"

namespace vidensgraf {

/// Collects what the documents of one batch change in the graph, then writes the rows.
///
///     GraphUpdate update(writer);
///     update.remove(number, old_contribution);   // replaced or removed documents
///     update.add(number, new_contribution);
///     update.write_to(batch);
class GraphUpdate {
 public:
  /// `rows` is the state before the batch and must outlive this.
  explicit GraphUpdate(const Rows& rows);
  ~GraphUpdate();

  void add(DocumentNumber document, GraphChange change);
  void add(DocumentNumber document, const Contribution& contribution);
  void remove(DocumentNumber document, const Contribution& contribution);

  /// Adds the changed rows of nodes, edges, evidence, names and contributions to `batch`. Error Damaged if a
  /// sum would fall below zero or two nodes share an id.
  [[nodiscard]] Result<void> write_to(Batch& batch);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The stored contribution of a document.
[[nodiscard]] Result<Contribution> read_contribution(const Rows& rows, DocumentNumber document);

/// Of that contribution the law references alone. Errors as there.
[[nodiscard]] Result<std::vector<LawReference>> read_law_references(const Rows& rows,
                                                                    DocumentNumber document);

}  // namespace vidensgraf
