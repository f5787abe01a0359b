#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "graph/contribution.h"
#include "graph/graph_rows.h"
#include "graph/node.h"
#include "graph/reason.h"
#include "graph/review_overlay.h"
#include "store/rows.h"

namespace vidensgraf {

struct DocumentRecord;

struct GraphNode {
  NodeId id{};
  NodeKind kind = NodeKind::Concept;
  std::string key;
  std::string label;                      ///< The one most documents give it.
  std::vector<std::string> other_labels;  ///< Of the other documents, in byte order.
  std::uint64_t documents = 0;            ///< That have the node.
  std::uint64_t mentions = 0;             ///< Places where they name it.
};

/// What one document states about a node or an edge.
struct DocumentEvidence {
  std::string document;  ///< Its id; empty where it was not asked for.
  DocumentNumber number{};
  std::vector<Evidence> places;  ///< By span.
};

struct GraphEdge {
  EdgeKey key;
  EdgeRow weight;
};

struct Neighbour {
  GraphNode node;
  GraphEdge edge;  ///< Between the node asked for and `node`, either way.
  Reason reason;   ///< Of an edge that no document states (a cited work and its document): why it is there.
};

/// An edge, and why it is there where no document states it.
struct StatedEdge {
  GraphEdge edge;
  Reason reason;  ///< Empty where documents state it.
};

/// Some of a node's edges.
struct EdgeList {
  std::vector<StatedEdge> edges;
  std::uint64_t total = 0;
  bool is_complete = true;  ///< Else there are more than `total`: of some type only the first were looked at.
};

/// Some provisions of a law.
struct ListedProvisions {
  std::vector<NodeId> nodes;
  std::uint64_t total = 0;
};

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

/// A name and a node that bears it.
struct NamedNode {
  std::string name;  ///< Folded.
  NodeId node{};
  std::uint64_t documents = 0;
};

/// A part of the graph, or the whole of it. Nodes by kind and key, edges by the order of their ends' nodes
/// and by type: the same whatever the history of the index.
struct Subgraph {
  struct Edge {
    std::size_t from = 0;  ///< Index in `nodes`.
    EdgeType type = EdgeType::Related;
    std::size_t to = 0;
    EdgeRow weight;
    std::vector<DocumentEvidence> evidence;  ///< By document id.
    Reason reason;                           ///< Why it is there where no document states it; else empty.
  };
  std::vector<GraphNode> nodes;
  std::vector<Edge> edges;
  bool truncated = false;  ///< The limit of nodes was reached.
};

/// Whether the graph is read as reviewers left it, or as the documents alone state it.
enum class Reviews : bool { Ignored, Applied };

/// Read access to the graph of one state of the store, with the decisions of reviewers laid over it
/// (graph/review_overlay.h). Every list is ordered by what is in the graph, never by document numbers or
/// other traces of the index's history. Errors: Damaged, Io.
///
/// Not thread-safe: it remembers document ids, some thousands, and the records of a hundred.
/// `rows` must outlive it.
class GraphView {
 public:
  explicit GraphView(const Rows& rows, Reviews reviews = Reviews::Applied);
  ~GraphView();

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
  [[nodiscard]] Result<std::vector<NamedNode>> names_from(std::string_view prefix, std::size_t limit,
                                                          NameForm form = NameForm::Exact) const;

  /// Concepts whose key ends in `ending`, in the order of their reversed keys, at most `limit`. `name` is the
  /// key.
  [[nodiscard]] Result<std::vector<NamedNode>> concepts_ending_in(std::string_view ending,
                                                                  std::size_t limit) const;

  /// Edges of `id` in both directions with the node at the other end: heaviest first (places, then
  /// documents), then by type, kind and key. `mentions` edges are made up from the evidence of nodes, and
  /// what follows from names is added (graph/derived_links.h).
  [[nodiscard]] Result<std::vector<Neighbour>> neighbours(NodeId id, EdgeFilter filter) const;

  /// The heaviest of them, in the same order: at most `limit`, and of hubs, whose edges are not all read, the
  /// heaviest of those that `heaviest_edges` looks at.
  struct Heaviest {
    std::vector<Neighbour> neighbours;
    bool is_complete = true;
  };
  [[nodiscard]] Result<Heaviest> heaviest_neighbours(NodeId id, EdgeFilter filter, std::size_t limit) const;

  /// The same edges, but only those that lead away from `from`, in no set order, and without the nodes at
  /// their ends: what it takes to go through the whole graph.
  [[nodiscard]] Result<std::vector<StatedEdge>> edges_from(const GraphNode& from, EdgeFilter filter) const;

  /// Those of them that documents state and that lead to one of `to`. Reads all that lead away from `from`,
  /// and keeps none but those.
  [[nodiscard]] Result<std::vector<GraphEdge>> edges_between(NodeId from, const std::set<NodeId>& to,
                                                             EdgeFilter filter) const;

  /// The stored edges of `id` and what follows from names, without the nodes at the other ends: heaviest
  /// first (places, then documents), then by type, direction and the other end's id; at most `limit`. For
  /// pages: the work is bounded however many edges there are, and `total` says how much is left out.
  [[nodiscard]] Result<EdgeList> heaviest_edges(const GraphNode& node, EdgeFilter filter,
                                                std::size_t limit) const;

  /// How often an edge is stated; zero for one that follows from names; nothing where it is not there. Cheap,
  /// however many edges its ends have.
  [[nodiscard]] Result<std::optional<EdgeRow>> weight_of(const EdgeKey& edge) const;

  /// Where documents name the node, by document id.
  [[nodiscard]] Result<std::vector<DocumentEvidence>> evidence_of(NodeId id) const;
  /// Where documents state the edge, likewise.
  [[nodiscard]] Result<std::vector<DocumentEvidence>> evidence_of(const EdgeKey& edge) const;

  /// The same for pages: `limit` documents from number `offset` on, those that open with it or are its own
  /// text first, then those with the most places (`evidence_rank`); equal ones as they were indexed, which is
  /// the one thing here that depends on the history of the index. Ids of the documents are not read.
  [[nodiscard]] Result<std::vector<DocumentEvidence>> first_evidence_of(NodeId id, std::size_t limit,
                                                                        std::size_t offset = 0) const;
  [[nodiscard]] Result<std::vector<DocumentEvidence>> first_evidence_of(const EdgeKey& edge,
                                                                        std::size_t limit,
                                                                        std::size_t offset = 0) const;

  /// Those of them one by one, until `visit` returns false: for who sees only then whether it wants more.
  using VisitEvidence = std::function<bool(DocumentEvidence&& document)>;
  [[nodiscard]] Result<void> visit_evidence_of(NodeId id, std::size_t limit, std::size_t offset,
                                               const VisitEvidence& visit) const;

  /// The provision or law of `name` (`ordered_name`) and what lies in it, in the law's order, from number
  /// `offset` on. A law is not listed itself.
  [[nodiscard]] Result<ListedProvisions> provisions_within(const std::string& name, std::size_t limit,
                                                           std::size_t offset = 0) const;

  [[nodiscard]] Result<Contribution> contribution(DocumentNumber document) const;
  [[nodiscard]] Result<std::string> document_id(DocumentNumber document) const;
  /// What the store keeps of the document (store/document_rows.h); null if it does not hold it.
  [[nodiscard]] Result<std::shared_ptr<const DocumentRecord>> record(DocumentNumber document) const;
  /// The number of the document that a document node stands for.
  [[nodiscard]] Result<std::optional<DocumentNumber>> number_of(NodeId document) const;

  GraphView(const GraphView&) = delete;
  GraphView& operator=(const GraphView&) = delete;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
