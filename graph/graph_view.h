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
#include "graph/edge_filter.h"
#include "graph/graph_nodes.h"
#include "graph/graph_rows.h"
#include "graph/node.h"
#include "graph/reason.h"
#include "store/rows.h"

namespace vidensgraf {

struct DocumentRecord;

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

/// Read access to the graph of one state of the store: its nodes, and the edges, evidence and documents
/// beside them. As for GraphNodes, decisions of reviewers count, and lists are ordered by what is in the
/// graph. Errors: Damaged, Io.
///
/// Not thread-safe: it remembers document ids, some thousands, and the records of a hundred.
/// `rows` must outlive it.
class GraphView : public GraphNodes {
 public:
  explicit GraphView(const Rows& rows, Reviews reviews = Reviews::Applied);
  ~GraphView();
  GraphView(const GraphView&) = delete;
  GraphView& operator=(const GraphView&) = delete;

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

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
