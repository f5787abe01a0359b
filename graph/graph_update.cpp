// Sums are kept as differences per row until the batch is written: one read and one write for each row that
// the batch touches, however many of its documents do. Evidence rows belong to one document each and are
// replaced whole.

#include "graph/graph_update.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "graph/graph_rows.h"
#include "graph/names.h"

namespace vidensgraf {
namespace {

struct NodeDelta {
  NodeKind kind = NodeKind::Concept;
  std::string key;
  std::int64_t documents = 0;
  std::int64_t mentions = 0;
  std::map<std::string, std::int64_t> labels;
};

struct EdgeDelta {
  std::int64_t documents = 0;
  std::int64_t evidence = 0;
};

tl::unexpected<Error> damaged(std::string message) { return fail(ErrorCode::Damaged, std::move(message)); }

// sum + delta; nothing if that is below zero.
std::optional<std::uint64_t> added(std::uint64_t sum, std::int64_t delta) {
  if (delta < 0 && sum < static_cast<std::uint64_t>(-delta)) return std::nullopt;
  return sum + static_cast<std::uint64_t>(delta);
}

}  // namespace

struct GraphUpdate::Impl {
  explicit Impl(const Rows& before) : rows(before) {}

  const Rows& rows;
  std::map<NodeId, NodeDelta> nodes;
  std::map<EdgeKey, EdgeDelta> edges;
  std::map<std::string, std::int64_t> names;  // by row key
  // Rows of one document each: the last word wins. Nothing: delete.
  std::map<std::pair<Family, std::string>, std::optional<std::string>> own_rows;
  std::optional<std::string> collision;

  void apply(DocumentNumber document, const Contribution& contribution, std::int64_t sign) {
    for (const ContributedNode& node : contribution.nodes) apply_node(document, node, sign);
    for (const ContributedEdge& edge : contribution.edges) apply_edge(document, edge, sign);
    put_own(Family::Contributions, contribution_key(document),
            sign > 0 ? std::optional(encode(contribution)) : std::nullopt);
  }

  void apply_node(DocumentNumber document, const ContributedNode& node, std::int64_t sign) {
    const NodeId id = node_id(node.kind, node.key);
    NodeDelta& delta = nodes[id];
    if (delta.key.empty() && delta.labels.empty()) {
      delta.kind = node.kind;
      delta.key = node.key;
    } else if (delta.kind != node.kind || delta.key != node.key) {
      collision = "Two nodes share an id: \"" + delta.key + "\" and \"" + node.key + "\".";
    }
    delta.documents += sign;
    delta.mentions += sign * static_cast<std::int64_t>(node.evidence.size());
    delta.labels[node.label] += sign;
    for (const std::string& name : node.names) {
      names[name_key(NameForm::Exact, name, id)] += sign;
      for (const std::string& ascii : ascii_names(name)) names[name_key(NameForm::Ascii, ascii, id)] += sign;
    }
    if (!node.evidence.empty() || node.kind == NodeKind::Document) {
      put_own(Family::NodeEvidence, node_evidence_key(id, document),
              sign > 0 ? std::optional(encode_evidence(node.evidence)) : std::nullopt);
    }
  }

  void apply_edge(DocumentNumber document, const ContributedEdge& edge, std::int64_t sign) {
    const EdgeKey key{edge.from, edge.type, edge.to};
    EdgeDelta& delta = edges[key];
    delta.documents += sign;
    delta.evidence += sign * static_cast<std::int64_t>(edge.evidence.size());
    if (!edge.evidence.empty()) {
      put_own(Family::EdgeEvidence, edge_evidence_key(key, document),
              sign > 0 ? std::optional(encode_evidence(edge.evidence)) : std::nullopt);
    }
  }

  void put_own(Family family, std::string key, std::optional<std::string> value) {
    own_rows[{family, std::move(key)}] = std::move(value);
  }

  Result<void> write_node(Batch& batch, NodeId id, const NodeDelta& delta) const {
    const std::string key = node_key(id);
    const auto stored = rows.get(Family::Nodes, key);
    if (!stored) return fail(stored.error());
    NodeRow row;
    if (*stored) {
      auto decoded = decode_node_row(**stored);
      if (!decoded) return fail(decoded.error());
      row = std::move(*decoded);
      if (row.kind != delta.kind || row.key != delta.key) {
        return damaged("Two nodes share an id: \"" + row.key + "\" and \"" + delta.key + "\".");
      }
    } else {
      row.kind = delta.kind;
      row.key = delta.key;
    }
    const auto documents = added(row.documents, delta.documents);
    const auto mentions = added(row.mentions, delta.mentions);
    if (!documents || !mentions) return below_zero("node", delta.key);
    row.documents = *documents;
    row.mentions = *mentions;
    for (const auto& [label, difference] : delta.labels) {
      const auto found = row.labels.find(label);
      const auto count = added(found == row.labels.end() ? 0 : found->second, difference);
      if (!count) return below_zero("label", label);
      if (*count == 0) {
        if (found != row.labels.end()) row.labels.erase(found);
      } else {
        row.labels[label] = *count;
      }
    }
    if (row.documents == 0) {
      if (row.mentions != 0 || !row.labels.empty()) return below_zero("node", delta.key);
      batch.erase(Family::Nodes, key);
    } else {
      batch.put(Family::Nodes, key, encode(row));
    }
    return {};
  }

  Result<void> write_edge(Batch& batch, const EdgeKey& edge, const EdgeDelta& delta) const {
    const std::string out_key = out_edge_key(edge);
    const auto stored = rows.get(Family::OutEdges, out_key);
    if (!stored) return fail(stored.error());
    EdgeRow row;
    if (*stored) {
      const auto decoded = decode_edge_row(**stored);
      if (!decoded) return fail(decoded.error());
      row = *decoded;
    }
    const auto documents = added(row.documents, delta.documents);
    const auto evidence = added(row.evidence, delta.evidence);
    if (!documents || !evidence) return below_zero("edge", name_of(edge.type));
    if (*documents == 0) {
      batch.erase(Family::OutEdges, out_key);
      batch.erase(Family::InEdges, in_edge_key(edge));
    } else {
      const std::string value = encode(EdgeRow{*documents, *evidence});
      batch.put(Family::OutEdges, out_key, value);
      batch.put(Family::InEdges, in_edge_key(edge), value);
    }
    return {};
  }

  Result<void> write_name(Batch& batch, const std::string& key, std::int64_t delta) const {
    const auto stored = rows.get(Family::Names, key);
    if (!stored) return fail(stored.error());
    std::uint64_t sum = 0;
    if (*stored) {
      const auto decoded = decode_count(**stored);
      if (!decoded) return fail(decoded.error());
      sum = *decoded;
    }
    const auto count = added(sum, delta);
    if (!count) return below_zero("name", key);
    if (*count == 0) {
      batch.erase(Family::Names, key);
    } else {
      batch.put(Family::Names, key, encode_count(*count));
    }
    return {};
  }

  static tl::unexpected<Error> below_zero(std::string_view what, std::string_view name) {
    return damaged("A sum of the graph would fall below zero (" + std::string(what) + " \"" +
                   std::string(name) + "\"): a document was taken out that was never added.");
  }
};

GraphUpdate::GraphUpdate(const Rows& rows) : impl_(std::make_unique<Impl>(rows)) {}
GraphUpdate::~GraphUpdate() = default;

void GraphUpdate::add(DocumentNumber document, const Contribution& contribution) {
  impl_->apply(document, contribution, +1);
}

void GraphUpdate::remove(DocumentNumber document, const Contribution& contribution) {
  impl_->apply(document, contribution, -1);
}

Result<void> GraphUpdate::write_to(Batch& batch) {
  if (impl_->collision) return damaged(*impl_->collision);
  for (const auto& [id, delta] : impl_->nodes) {
    if (auto written = impl_->write_node(batch, id, delta); !written) return written;
  }
  for (const auto& [key, delta] : impl_->edges) {
    if (delta.documents == 0 && delta.evidence == 0) continue;
    if (auto written = impl_->write_edge(batch, key, delta); !written) return written;
  }
  for (const auto& [key, delta] : impl_->names) {
    if (delta == 0) continue;
    if (auto written = impl_->write_name(batch, key, delta); !written) return written;
  }
  for (auto& [where, value] : impl_->own_rows) {
    if (value) {
      batch.put(where.first, where.second, std::move(*value));
    } else {
      batch.erase(where.first, where.second);
    }
  }
  impl_ = std::make_unique<Impl>(impl_->rows);
  return {};
}

Result<Contribution> read_contribution(const Rows& rows, DocumentNumber document) {
  const auto stored = rows.get(Family::Contributions, contribution_key(document));
  if (!stored) return fail(stored.error());
  if (!*stored) {
    return fail(ErrorCode::Damaged, "The graph holds no contribution of document number " +
                                        std::to_string(static_cast<std::uint32_t>(document)) + ".");
  }
  return decode_contribution(**stored);
}

}  // namespace vidensgraf
