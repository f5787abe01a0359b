#include "graph/graph_nodes.h"

#include <algorithm>
#include <utility>

#include "graph/names.h"

namespace vidensgraf {

GraphNodes::GraphNodes(const Rows& rows, Reviews reviews) : rows_(rows), reviews_asked_(reviews) {}

Result<const ReviewOverlay*> GraphNodes::reviews() const {
  if (overlay_ == nullptr && reviews_asked_ == Reviews::Ignored) {
    overlay_ = std::make_shared<const ReviewOverlay>();
  } else if (overlay_ == nullptr) {
    auto read = ReviewOverlay::of(rows_);
    if (!read) return fail(read.error());
    overlay_ = std::move(*read);
  }
  return overlay_.get();
}

namespace {

GraphNode to_node(NodeId id, NodeRow row) {
  GraphNode node;
  node.id = id;
  node.kind = row.kind;
  node.key = std::move(row.key);
  node.label = row.label();
  for (const auto& [label, documents] : row.labels) {
    if (label != node.label) node.other_labels.push_back(label);
  }
  node.documents = row.documents;
  node.mentions = row.mentions;
  return node;
}

}  // namespace

Result<std::optional<GraphNode>> GraphNodes::reviewed_node(NodeId id, NodeRow row) const {
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  if ((*reviewed)->hides(id)) return std::optional<GraphNode>();
  GraphNode node = to_node(id, std::move(row));
  const std::string* const label = (*reviewed)->label_of(id);
  if (label != nullptr && *label != node.label) {
    std::erase(node.other_labels, *label);
    node.other_labels.push_back(std::exchange(node.label, *label));
    std::sort(node.other_labels.begin(), node.other_labels.end());
  }
  return std::optional<GraphNode>(std::move(node));
}

Result<std::optional<GraphNode>> GraphNodes::node(NodeId id) const {
  const auto stored = rows_.find(Family::Nodes, node_key(id));
  if (!stored) return fail(stored.error());
  if (!*stored) return std::optional<GraphNode>();
  auto row = decode_node_row(**stored);
  if (!row) return fail(row.error());
  return reviewed_node(id, std::move(*row));
}

Result<void> GraphNodes::for_each_node(const VisitNode& visit) const {
  std::optional<Error> error;
  const auto scanned = rows_.scan(Family::Nodes, {}, [&](std::string_view key, std::string_view value) {
    const auto id = decode_node_key(key);
    auto row = decode_node_row(value);
    if (!id || !row) {
      error = id ? row.error() : id.error();
      return false;
    }
    const auto node = reviewed_node(*id, std::move(*row));
    if (!node) {
      error = node.error();
      return false;
    }
    return !*node || visit(**node);
  });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  return {};
}

Result<std::vector<GraphNode>> GraphNodes::nodes_named(std::string_view name, NameForm form) const {
  std::vector<NodeId> ids;
  std::optional<Error> error;
  std::string prefix = name_prefix(form, name);
  prefix.push_back('\0');  // the name ends here
  const auto scanned = rows_.scan(Family::Names, prefix, [&](std::string_view key, std::string_view) {
    const auto decoded = decode_name_key(key);
    if (!decoded) {
      error = decoded.error();
      return false;
    }
    ids.push_back(decoded->node);
    return true;
  });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  if (form == NameForm::Exact || form == NameForm::Ascii) {
    const auto& decided = form == NameForm::Exact ? (*reviewed)->names() : (*reviewed)->ascii_forms();
    const auto [first, last] = decided.equal_range(name);
    for (auto named = first; named != last; ++named) {
      if (std::find(ids.begin(), ids.end(), named->second) == ids.end()) ids.push_back(named->second);
    }
  }
  std::vector<GraphNode> nodes;
  for (const NodeId id : ids) {
    auto found = node(id);
    if (!found) return fail(found.error());
    if (*found) nodes.push_back(std::move(**found));
  }
  std::sort(nodes.begin(), nodes.end(), [](const GraphNode& a, const GraphNode& b) {
    return std::tie(a.kind, a.key) < std::tie(b.kind, b.key);
  });
  return nodes;
}

Result<std::vector<NamedNode>> GraphNodes::names_from(std::string_view prefix, std::size_t limit,
                                                      NameForm form, std::string_view from) const {
  std::vector<NamedNode> names;
  if (limit == 0) return names;
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  std::optional<Error> error;
  const auto visit = [&](std::string_view key, std::string_view value) {
    const auto decoded = decode_name_key(key);
    const auto documents = decode_count(value);
    if (!decoded || !documents) {
      error = decoded ? documents.error() : decoded.error();
      return false;
    }
    if ((*reviewed)->hides(decoded->node)) return true;
    names.push_back(NamedNode{std::string(decoded->name), decoded->node, *documents});
    return names.size() < limit;
  };
  const auto scanned = rows_.scan(Family::Names, name_prefix(form, prefix), visit,
                                  from.empty() ? std::string() : name_prefix(form, from));
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  if (form != NameForm::Exact && form != NameForm::Ascii) return names;
  const auto& decided = form == NameForm::Exact ? (*reviewed)->names() : (*reviewed)->ascii_forms();
  const auto before = [](const NamedNode& a, const NamedNode& b) { return a.name < b.name; };
  for (auto named = decided.lower_bound(std::max(prefix, from)); named != decided.end(); ++named) {
    if (!named->first.starts_with(prefix)) break;
    if ((*reviewed)->hides(named->second)) continue;
    NamedNode renamed{named->first, named->second, 1};
    names.insert(std::upper_bound(names.begin(), names.end(), renamed, before), renamed);
  }
  if (names.size() > limit) names.resize(limit);
  return names;
}

Result<std::vector<NamedNode>> GraphNodes::concepts_ending_in(std::string_view ending,
                                                              std::size_t limit) const {
  std::vector<NamedNode> names;
  if (limit == 0) return names;
  const auto reviewed = reviews();
  if (!reviewed) return fail(reviewed.error());
  Result<void> read;
  const std::string prefix = name_prefix(NameForm::Reversed, reversed_name(ending));
  const auto scanned = rows_.scan(Family::Names, prefix, [&](std::string_view key, std::string_view value) {
    const auto decoded = decode_name_key(key);
    const auto documents = decode_count(value);
    if (!decoded || !documents) {
      read = fail(decoded ? documents.error() : decoded.error());
      return false;
    }
    if ((*reviewed)->hides(decoded->node)) return true;
    names.push_back(NamedNode{reversed_name(decoded->name), decoded->node, *documents});
    return names.size() < limit;
  });
  if (!scanned) return fail(scanned.error());
  if (!read) return fail(read.error());
  return names;
}

Result<std::optional<DocumentNumber>> GraphNodes::number_of(NodeId document) const {
  std::optional<DocumentNumber> number;
  const auto scanned =
      rows_.scan(Family::NodeEvidence, node_key(document), [&](std::string_view key, std::string_view) {
        if (const auto decoded = decode_document_suffix(key)) number = *decoded;
        return false;
      });
  if (!scanned) return fail(scanned.error());
  return number;
}

}  // namespace vidensgraf
