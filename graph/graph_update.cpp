// Sums are kept as differences per row until the batch is written: one read and one write for each row that
// the batch touches, however many of its documents do; they are written in the order of their keys, in which
// RocksDB takes them in fastest. Evidence rows belong to one body or one document each and are replaced
// whole.
//
// What documents of the same words add is the same but for what names them, and so is done once for each body
// of the batch: its sums times the number of documents, and its evidence if the body is new or gone.

#include "graph/graph_update.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/graph_rows.h"
#include "graph/names.h"
#include "graph/provision.h"
#include "store/shared_bodies.h"

namespace vidensgraf {
namespace {

struct NodeDelta {
  NodeKind kind = NodeKind::Concept;
  std::string key;
  std::int64_t documents = 0;
  std::int64_t mentions = 0;
  std::vector<std::pair<std::string, std::int64_t>> labels;  // a few

  void add_label(const std::string& label, std::int64_t difference) {
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [&label](const auto& known) { return known.first == label; });
    if (found != labels.end()) {
      found->second += difference;
    } else {
      labels.emplace_back(label, difference);
    }
  }
};

struct EdgeDelta {
  std::int64_t documents = 0;
  std::int64_t evidence = 0;
};

struct EdgeKeyHash {
  std::size_t operator()(const EdgeKey& key) const {  // of ids that are hashes
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
    return (static_cast<std::uint64_t>(key.from) * kOdd + static_cast<std::uint64_t>(key.type)) * kOdd +
           static_cast<std::uint64_t>(key.to);
  }
};

// The entries of a table in the order of their keys.
template <class Table>
std::vector<const typename Table::value_type*> in_order(const Table& table) {
  std::vector<const typename Table::value_type*> entries;
  entries.reserve(table.size());
  for (const auto& entry : table) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  return entries;
}

// Places of the rows in the order of their keys, of equal keys the first first. Rows are many and large, and
// keys mostly begin with the hash that is a node's id: eight bytes of each tell nearly all apart.
std::vector<std::uint32_t> in_order_of_keys(const std::vector<RowChange>& rows) {
  struct Head {
    Family family;
    std::uint64_t first_bytes;
    std::uint32_t place;
  };
  std::vector<Head> heads;
  heads.reserve(rows.size());
  for (const RowChange& row : rows) {
    std::uint64_t first_bytes = 0;
    for (std::size_t i = 0; i < sizeof first_bytes; ++i) {
      first_bytes = first_bytes << 8U | (i < row.key.size() ? static_cast<std::uint8_t>(row.key[i]) : 0U);
    }
    heads.push_back(Head{row.family, first_bytes, static_cast<std::uint32_t>(heads.size())});
  }
  std::sort(heads.begin(), heads.end(), [&rows](const Head& a, const Head& b) {
    if (a.family != b.family) return a.family < b.family;
    if (a.first_bytes != b.first_bytes) return a.first_bytes < b.first_bytes;
    const int order = rows[a.place].key.compare(rows[b.place].key);
    return order != 0 ? order < 0 : a.place < b.place;
  });
  std::vector<std::uint32_t> places;
  places.reserve(heads.size());
  for (const Head& head : heads) places.push_back(head.place);
  return places;
}

// The row by which a node is listed with its like: a concept by the end of its key (such keys are no longer
// than names are), a provision by its place in the law. Nothing for other nodes.
std::optional<std::string> listed_key(NodeId id, NodeKind kind, std::string_view key) {
  if (kind == NodeKind::Concept) {
    return name_key(NameForm::Reversed, reversed_name(key.substr(0, kMaxNameBytes)), id);
  }
  if (kind != NodeKind::Provision) return std::nullopt;
  const auto address = parse_provision_key(key);
  if (!address) return std::nullopt;
  return name_key(NameForm::Provision, ordered_name(*address).substr(0, kMaxNameBytes), id);
}

tl::unexpected<Error> damaged(std::string message) { return fail(ErrorCode::Damaged, std::move(message)); }

// sum + delta; nothing if that is below zero.
std::optional<std::uint64_t> added(std::uint64_t sum, std::int64_t delta) {
  if (delta < 0 && sum < static_cast<std::uint64_t>(-delta)) return std::nullopt;
  return sum + static_cast<std::uint64_t>(delta);
}

}  // namespace

struct GraphUpdate::Impl {
  explicit Impl(const Rows& before) : rows(before), bodies(before) {}

  const Rows& rows;
  std::unordered_map<NodeId, NodeDelta> nodes;
  std::unordered_map<EdgeKey, EdgeDelta, EdgeKeyHash> edges;
  std::unordered_map<std::string, std::int64_t> names;  // by row key
  std::vector<RowChange> own_rows;                      // of one document or body each: the last word wins
  BodyChanges bodies;
  std::vector<std::optional<GraphChange::Part>> shared;  // by place among `bodies`
  struct KnownBody {
    DocumentNumber number{};
    GraphChange::Part shared;
    std::int64_t users = 0;
  };
  std::optional<KnownBody> known;  // the last body that was said to lie where it is
  std::optional<std::string> collision;

  void apply(DocumentNumber document, GraphChange change, std::string text, std::int64_t sign) {
    write_evidence(document, change.own, sign);
    add_sums(std::move(change.own), sign);
    const std::uint64_t hash = body_hash(text, change.contribution);
    DocumentBody body{std::move(text), std::move(change.contribution)};
    const std::size_t place = sign > 0
                                  ? bodies.add(document, std::move(change.document_id), hash, std::move(body))
                                  : bodies.remove(document, hash, std::move(body));
    if (place == shared.size()) shared.emplace_back();
    if (!shared[place]) shared[place] = std::move(change.shared);
  }

  Result<void> apply_bodies(Batch& batch) {
    const auto outcomes = bodies.resolve();
    if (!outcomes) return fail(outcomes.error());
    std::vector<RowChange> new_rows;
    for (std::size_t place = 0; place < outcomes->size(); ++place) {
      const BodyChanges::Outcome& outcome = (*outcomes)[place];
      if (outcome.more_users == 0) continue;
      if (!shared[place]) {
        auto part = shared_part_of(bodies.body(place).contribution);
        if (!part) return fail(part.error());
        shared[place] = std::move(*part);
      }
      GraphChange::Part& part = *shared[place];
      if (outcome.is_gone) write_evidence(outcome.body, part, -1);
      if (outcome.is_new) {
        std::swap(own_rows, new_rows);  // they come after those that go
        write_evidence(outcome.body, part, +1);
        std::swap(own_rows, new_rows);
      }
      add_sums(std::move(part), outcome.more_users);
    }
    own_rows.insert(own_rows.end(), std::make_move_iterator(new_rows.begin()),
                    std::make_move_iterator(new_rows.end()));
    bodies.write_to(batch);
    apply_known();
    return {};
  }

  void apply_known() {
    if (!known) return;
    write_evidence(known->number, known->shared, +1);
    add_sums(std::move(known->shared), known->users);
    known.reset();
  }

  void write_evidence(DocumentNumber number, GraphChange::Part& part, std::int64_t sign) {
    for (GraphChange::Node& node : part.nodes) {
      if (node.evidence.empty()) continue;
      put_own(Family::NodeEvidence, node_evidence_key(node.id, node.rank, number), std::move(node.evidence),
              sign);
    }
    for (GraphChange::Edge& edge : part.edges) {
      if (edge.evidence.empty()) continue;
      put_own(Family::EdgeEvidence, edge_evidence_key(edge.key, edge.rank, number), std::move(edge.evidence),
              sign);
    }
  }

  void add_sums(GraphChange::Part part, std::int64_t times) {
    for (GraphChange::Node& node : part.nodes) add_node(node, times);
    for (const GraphChange::Edge& edge : part.edges) {
      EdgeDelta& delta = edges[edge.key];
      delta.documents += times;
      delta.evidence += times * static_cast<std::int64_t>(edge.evidence_count);
    }
    for (std::string& name : part.names) names[std::move(name)] += times;
  }

  void add_node(GraphChange::Node& node, std::int64_t times) {
    NodeDelta& delta = nodes[node.id];
    if (delta.key.empty() && delta.labels.empty()) {
      delta.kind = node.kind;
      delta.key = std::move(node.key);
    } else if (delta.kind != node.kind || delta.key != node.key) {
      collision = "Two nodes share an id: \"" + delta.key + "\" and \"" + node.key + "\".";
    }
    delta.documents += times;
    delta.mentions += times * static_cast<std::int64_t>(node.mentions);
    delta.add_label(node.label, times);
  }

  void put_own(Family family, std::string key, std::string value, std::int64_t sign) {
    own_rows.push_back(
        RowChange{family, std::move(key), sign > 0 ? std::optional(std::move(value)) : std::nullopt});
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
    auto listed = delta.documents == 0 ? std::nullopt : listed_key(id, row.kind, row.key);
    if (row.documents == 0) {
      if (row.mentions != 0 || !row.labels.empty()) return below_zero("node", delta.key);
      batch.erase(Family::Nodes, key);
      if (listed) batch.erase(Family::Names, std::move(*listed));
    } else {
      if (listed) batch.put(Family::Names, std::move(*listed), encode_count(row.documents));
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

void GraphUpdate::add(DocumentNumber document, GraphChange change, std::string text) {
  impl_->apply(document, std::move(change), std::move(text), +1);
}

void GraphUpdate::add(DocumentNumber document, const Contribution& contribution, std::string text) {
  add(document, graph_change_of(contribution), std::move(text));
}

void GraphUpdate::remove(DocumentNumber document, GraphChange change, std::string text) {
  impl_->apply(document, std::move(change), std::move(text), -1);
}

void GraphUpdate::remove(DocumentNumber document, const Contribution& contribution, std::string text) {
  remove(document, graph_change_of(contribution), std::move(text));
}

Result<void> GraphUpdate::add_known(DocumentNumber document, GraphChange change, DocumentNumber body) {
  impl_->write_evidence(document, change.own, +1);
  impl_->add_sums(std::move(change.own), +1);
  if (!impl_->known || impl_->known->number != body) {
    impl_->apply_known();
    auto part = shared_part_of(change.contribution);
    if (!part) return fail(part.error());
    impl_->known = Impl::KnownBody{body, std::move(*part), 0};
  }
  ++impl_->known->users;
  return {};
}

Result<void> GraphUpdate::write_to(Batch& batch) {
  if (auto applied = impl_->apply_bodies(batch); !applied) return applied;
  if (impl_->collision) return damaged(*impl_->collision);
  for (const auto* node : in_order(impl_->nodes)) {
    if (auto written = impl_->write_node(batch, node->first, node->second); !written) return written;
  }
  for (const auto* edge : in_order(impl_->edges)) {
    if (edge->second.documents == 0 && edge->second.evidence == 0) continue;
    if (auto written = impl_->write_edge(batch, edge->first, edge->second); !written) return written;
  }
  for (const auto* name : in_order(impl_->names)) {
    if (name->second == 0) continue;
    if (auto written = impl_->write_name(batch, name->first, name->second); !written) return written;
  }
  for (const std::uint32_t place : in_order_of_keys(impl_->own_rows)) {
    batch.rows.push_back(std::move(impl_->own_rows[place]));
  }
  impl_ = std::make_unique<Impl>(impl_->rows);
  return {};
}

namespace {

Result<StoredContribution> stored_contribution(const Rows& rows, DocumentNumber document) {
  auto stored = read_stored_contribution(rows, document);
  if (!stored) return fail(stored.error());
  if (*stored) return std::move(**stored);
  return fail(ErrorCode::Damaged, "The graph holds no contribution of document number " +
                                      std::to_string(static_cast<std::uint32_t>(document)) + ".");
}

}  // namespace

Result<Contribution> read_contribution(const Rows& rows, DocumentNumber document) {
  const auto stored = stored_contribution(rows, document);
  if (!stored) return fail(stored.error());
  return decode_contribution(stored->bytes, stored->document_id);
}

Result<GraphChange> read_graph_change(const Rows& rows, DocumentNumber document) {
  auto stored = stored_contribution(rows, document);
  if (!stored) return fail(stored.error());
  return repeated_graph_change(std::move(stored->bytes), std::move(stored->document_id));
}

Result<std::vector<LawReference>> read_law_references(const Rows& rows, DocumentNumber document) {
  const auto stored = stored_contribution(rows, document);
  if (!stored) return fail(stored.error());
  return decode_law_references(stored->bytes);
}

}  // namespace vidensgraf
