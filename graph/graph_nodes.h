#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "graph/graph_rows.h"
#include "graph/node.h"
#include "graph/review_overlay.h"
#include "store/rows.h"

namespace vidensgraf {

struct GraphNode {
  NodeId id{};
  NodeKind kind = NodeKind::Concept;
  std::string key;
  std::string label;                      ///< The one most documents give it.
  std::vector<std::string> other_labels;  ///< Of the other documents, in byte order.
  std::uint64_t documents = 0;            ///< That have the node.
  std::uint64_t mentions = 0;             ///< Places where they name it.
};

/// A name and a node that bears it.
struct NamedNode {
  std::string name;  ///< Folded.
  NodeId node{};
  std::uint64_t documents = 0;
};

/// Whether the graph is read as reviewers left it, or as the documents alone state it.
enum class Reviews : bool { Ignored, Applied };

/// The nodes of the graph and their names, with the decisions of reviewers laid over them
/// (graph/review_overlay.h). What links nodes is GraphView's. Every list is ordered by what is in the graph,
/// never by document numbers or other traces of the index's history. Errors: Damaged, Io.
///
/// Not thread-safe. `rows` must outlive it.
class GraphNodes {
 public:
  explicit GraphNodes(const Rows& rows, Reviews reviews = Reviews::Applied);

  /// What reviewers decided; read at the first call that needs it, and kept. Valid as long as this.
  [[nodiscard]] Result<const ReviewOverlay*> reviews() const;

  [[nodiscard]] Result<std::optional<GraphNode>> node(NodeId id) const;

  /// Calls `visit` for every node, in the order of their ids, until it returns false.
  using VisitNode = std::function<bool(const GraphNode& node)>;
  [[nodiscard]] Result<void> for_each_node(const VisitNode& visit) const;

  /// Nodes that bear exactly this name, by kind and key.
  /// \param name  As `fold_name` gives it; for NameForm::Ascii one of `ascii_names`.
  [[nodiscard]] Result<std::vector<GraphNode>> nodes_named(std::string_view name, NameForm form) const;

  /// Names that start with `prefix`, in byte order, at most `limit`.
  /// \param from  Names before these bytes are passed; empty: none.
  [[nodiscard]] Result<std::vector<NamedNode>> names_from(std::string_view prefix, std::size_t limit,
                                                          NameForm form = NameForm::Exact,
                                                          std::string_view from = {}) const;

  /// Concepts whose key ends in `ending`, in the order of their reversed keys, at most `limit`. `name` is the
  /// key.
  [[nodiscard]] Result<std::vector<NamedNode>> concepts_ending_in(std::string_view ending,
                                                                  std::size_t limit) const;

  /// The number of the document that a document node stands for.
  [[nodiscard]] Result<std::optional<DocumentNumber>> number_of(NodeId document) const;

  GraphNodes(const GraphNodes&) = delete;
  GraphNodes& operator=(const GraphNodes&) = delete;

 private:
  // The node of a row, called as reviewers decided; nothing where they took it out.
  [[nodiscard]] Result<std::optional<GraphNode>> reviewed_node(NodeId id, NodeRow row) const;

  const Rows& rows_;
  Reviews reviews_asked_;
  mutable std::shared_ptr<const ReviewOverlay> overlay_;
};

}  // namespace vidensgraf
