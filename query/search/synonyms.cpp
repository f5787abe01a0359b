#include "query/search/synonyms.h"

#include <algorithm>
#include <set>

#include "graph/graph_rows.h"
#include "graph/names.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxNodes = 4;     // that share a name
constexpr std::size_t kMaxSynonyms = 5;  // of one name

Result<std::vector<NodeId>> nodes_named(const Rows& graph, std::string_view folded) {
  std::vector<NodeId> nodes;
  Result<void> decoded;
  const std::string prefix = name_prefix(NameForm::Exact, folded) + '\0';
  const auto scanned = graph.scan(Family::Names, prefix, [&](std::string_view key, std::string_view) {
    const auto name = decode_name_key(key);
    if (!name) {
      decoded = fail(name.error());
      return false;
    }
    if (name->name == folded) nodes.push_back(name->node);
    return nodes.size() < kMaxNodes;
  });
  if (!scanned) return fail(scanned.error());
  if (!decoded) return fail(decoded.error());
  return nodes;
}

Result<std::vector<NodeId>> neighbours(const Rows& graph, const ReviewOverlay& reviews, NodeId node) {
  std::vector<NodeId> found;
  for (const NodeId member : reviews.members_of(node)) {
    if (member != node) found.push_back(member);
  }
  Result<void> decoded;
  const auto scan = [&](Family family, bool out) {
    return graph.scan(family, node_key(node), [&](std::string_view key, std::string_view) {
      const auto edge = out ? decode_out_edge_key(key) : decode_in_edge_key(key);
      if (!edge) {
        decoded = fail(edge.error());
        return false;
      }
      const bool is_same = edge->type == EdgeType::AbbreviationOf || edge->type == EdgeType::ExactMatch;
      if (is_same && !reviews.hides(*edge)) {
        found.push_back(out ? edge->to : edge->from);
      }
      return found.size() < 2 * kMaxSynonyms;
    });
  };
  for (const auto& [family, out] : {std::pair(Family::OutEdges, true), std::pair(Family::InEdges, false)}) {
    const auto scanned = scan(family, out);
    if (!scanned) return fail(scanned.error());
    if (!decoded) return fail(decoded.error());
  }
  return found;
}

}  // namespace

Result<std::vector<std::string>> synonyms_of(const Rows& graph, const ReviewOverlay& reviews,
                                             std::string_view name) {
  const std::string folded = fold_name(name);
  std::set<std::string> labels;
  if (folded.empty() || folded.size() > kMaxNameBytes) return std::vector<std::string>{};
  auto nodes = nodes_named(graph, folded);
  if (!nodes) return fail(nodes.error());
  const auto add_label = [&](NodeId node) -> Result<void> {
    const auto row = graph.get(Family::Nodes, node_key(node));
    if (!row) return fail(row.error());
    if (!*row || reviews.hides(node)) return {};
    const auto decoded = decode_node_row(**row);
    if (!decoded) return fail(decoded.error());
    std::string label = fold_name(decoded->label());
    if (label != folded && labels.size() < kMaxSynonyms) labels.insert(std::move(label));
    return {};
  };
  // A name that a reviewer gave is not in the documents: what they call it is.
  const auto [first, last] = reviews.names().equal_range(folded);
  for (auto named = first; named != last; ++named) {
    nodes->push_back(named->second);
    if (const auto added = add_label(named->second); !added) return fail(added.error());
  }
  for (const NodeId node : *nodes) {
    if (reviews.hides(node)) continue;
    const auto others = neighbours(graph, reviews, node);
    if (!others) return fail(others.error());
    for (const NodeId other : *others) {
      if (const auto added = add_label(other); !added) return fail(added.error());
    }
  }
  return std::vector<std::string>(labels.begin(), labels.end());
}

}  // namespace vidensgraf
