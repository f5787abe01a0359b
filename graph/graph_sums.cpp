#include "graph/graph_sums.h"

#include <string_view>

#include "graph/names.h"
#include "graph/provision.h"

namespace vidensgraf {
namespace {

// The entries of a table in the order of their keys.
template <class Table>
std::vector<const typename Table::value_type*> in_order(const Table& table) {
  std::vector<const typename Table::value_type*> entries;
  entries.reserve(table.size());
  for (const auto& entry : table) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  return entries;
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

tl::unexpected<Error> below_zero(std::string_view what, std::string_view name) {
  return damaged("A sum of the graph would fall below zero (" + std::string(what) + " \"" +
                 std::string(name) + "\"): a document was taken out that was never added.");
}

// What a new entry takes beside the bytes of its strings: itself, its place in the table, and what the
// allocator adds.
constexpr std::size_t kOverhead = 48;

}  // namespace

void GraphSums::add(GraphChange::Part part, std::int64_t times) {
  for (GraphChange::Node& node : part.nodes) add_node(node, times);
  for (const GraphChange::Edge& edge : part.edges) {
    const auto [found, is_new] = edges_.try_emplace(edge.key);
    if (is_new) memory_bytes_ += sizeof *found + kOverhead;
    found->second.documents += times;
    found->second.evidence += times * static_cast<std::int64_t>(edge.evidence_count);
  }
  keys_.assign(part.names.begin(), part.names.end());
  const std::vector<std::uint32_t>& numbers = names_.numbers_of(keys_);
  name_sums_.resize(names_.size(), 0);
  for (const std::uint32_t number : numbers) name_sums_[number] += times;
}

void GraphSums::add_node(GraphChange::Node& node, std::int64_t times) {
  const auto [found, is_new] = nodes_.try_emplace(node.id);
  NodeDelta& delta = found->second;
  if (is_new) {
    memory_bytes_ += sizeof *found + kOverhead + node.key.size();
    delta.kind = node.kind;
    delta.key = std::move(node.key);
  } else if (delta.kind != node.kind || delta.key != node.key) {
    collision_ = "Two nodes share an id: \"" + delta.key + "\" and \"" + node.key + "\".";
  }
  delta.documents += times;
  delta.mentions += times * static_cast<std::int64_t>(node.mentions);
  if (delta.add_label(node.label, times)) {
    memory_bytes_ += sizeof delta.labels.front() + kOverhead + node.label.size();
  }
}

Result<void> GraphSums::write_node(Batch& batch, NodeId id, const NodeDelta& delta) const {
  const std::string key = node_key(id);
  const auto stored = rows_->get(Family::Nodes, key);
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

Result<void> GraphSums::write_edge(Batch& batch, const EdgeKey& edge, const EdgeDelta& delta) const {
  const std::string out_key = out_edge_key(edge);
  const auto stored = rows_->get(Family::OutEdges, out_key);
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

Result<void> GraphSums::write_name(Batch& batch, const std::string& key, std::int64_t delta) const {
  const auto stored = rows_->get(Family::Names, key);
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

Result<void> GraphSums::write_nodes(Batch& batch, const WhenAdded& when_added) const {
  for (const auto* node : in_order(nodes_)) {
    if (auto written = write_node(batch, node->first, node->second); !written) return written;
    if (auto taken = when_added(batch); !taken) return taken;
  }
  return {};
}

Result<void> GraphSums::write_edges(Batch& batch, const WhenAdded& when_added) const {
  for (const auto* edge : in_order(edges_)) {
    if (edge->second.documents == 0 && edge->second.evidence == 0) continue;
    if (auto written = write_edge(batch, edge->first, edge->second); !written) return written;
    if (auto taken = when_added(batch); !taken) return taken;
  }
  return {};
}

Result<void> GraphSums::write_names(Batch& batch, const WhenAdded& when_added) const {
  std::vector<std::pair<std::string_view, std::int64_t>> names;
  names.reserve(name_sums_.size());
  for (std::uint32_t number = 0; number < name_sums_.size(); ++number) {
    if (name_sums_[number] != 0) names.emplace_back(names_.term(number), name_sums_[number]);
  }
  std::sort(names.begin(), names.end());
  for (const auto& [key, sum] : names) {
    if (auto written = write_name(batch, std::string(key), sum); !written) return written;
    if (auto taken = when_added(batch); !taken) return taken;
  }
  return {};
}

Result<void> GraphSums::write_to(Batch& batch, const WhenAdded& when_added) {
  if (collision_) return damaged(*collision_);
  const WhenAdded none = [](Batch& /*batch*/) { return Result<void>(); };
  const WhenAdded& then = when_added ? when_added : none;
  auto written = write_nodes(batch, then);
  if (written) written = write_edges(batch, then);
  if (written) written = write_names(batch, then);
  *this = GraphSums(*rows_);
  return written;
}

}  // namespace vidensgraf
