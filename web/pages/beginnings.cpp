#include "web/pages/beginnings.h"

#include <algorithm>

namespace vidensgraf {

Result<std::vector<GraphNode>> most_named(const GraphView& view, NodeKind kind, std::size_t limit) {
  constexpr std::size_t kVisitedNodes = 20000;
  std::vector<GraphNode> nodes;
  std::size_t visited = 0;
  const auto walked = view.for_each_node([&](const GraphNode& node) {
    if (node.kind == kind && node.documents > 0) nodes.push_back(node);
    return ++visited < kVisitedNodes;
  });
  if (!walked) return fail(walked.error());
  const auto most = [](const GraphNode& a, const GraphNode& b) {
    return a.documents != b.documents ? a.documents > b.documents
           : a.mentions != b.mentions ? a.mentions > b.mentions
                                      : a.key < b.key;
  };
  std::sort(nodes.begin(), nodes.end(), most);
  if (nodes.size() > limit) nodes.resize(limit);
  return nodes;
}

}  // namespace vidensgraf
