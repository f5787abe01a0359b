#pragma once

#include <memory>

#include "corpus/result.h"
#include "graph/contribution.h"
#include "graph/graph_change.h"
#include "graph/graph_sums.h"
#include "store/rows.h"

namespace vidensgraf {

/// Collects what the documents of one batch change in the graph, and in the bodies that they share
/// (store/shared_bodies.h), then writes the rows.
///
///     GraphUpdate update(writer);
///     update.remove(number, old_contribution, old_text);   // replaced or removed documents
///     update.add(number, new_contribution, new_text);
///     update.write_to(batch);
class GraphUpdate {
 public:
  /// `rows` is the state before the batch and must outlive this.
  explicit GraphUpdate(const Rows& rows);
  ~GraphUpdate();

  /// `text` is the document's canonical text, which lies with its contribution.
  void add(DocumentNumber document, GraphChange change, std::string text = {});
  void add(DocumentNumber document, const Contribution& contribution, std::string text = {});
  void remove(DocumentNumber document, GraphChange change, std::string text = {});
  void remove(DocumentNumber document, const Contribution& contribution, std::string text = {});

  /// For those who check what is stored: adds sums and evidence of a document whose body is said to lie under
  /// the number `body`, and nothing of the body itself. Documents of one body come one after the other. Error
  /// Damaged.
  [[nodiscard]] Result<void> add_known(DocumentNumber document, GraphChange change, DocumentNumber body);

  /// Adds the changed rows of nodes, edges, evidence, names and contributions to `batch`. Error Damaged if a
  /// sum would fall below zero or two nodes share an id.
  ///
  /// With `sums_of_run`, what the documents add to the sums goes there, but for what each adds alone (its own
  /// node, and the edges from and to it): those are hardly ever touched twice in a run.
  [[nodiscard]] Result<void> write_to(Batch& batch, GraphSums* sums_of_run = nullptr);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The stored contribution of a document.
[[nodiscard]] Result<Contribution> read_contribution(const Rows& rows, DocumentNumber document);

/// As much of it as `GraphUpdate::remove` needs. Errors as there.
[[nodiscard]] Result<GraphChange> read_graph_change(const Rows& rows, DocumentNumber document);

/// Of that contribution the law references alone, and of them those that are wanted. Errors as there.
[[nodiscard]] Result<std::vector<LawReference>> read_law_references(const Rows& rows, DocumentNumber document,
                                                                    const WantsReference& wants = {});

}  // namespace vidensgraf
