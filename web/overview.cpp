#include "web/overview.h"

#include <algorithm>

#include "query/pages/definitions_page.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kVisitedNodes = 20'000;  // in the order of their ids, which says nothing of them
constexpr std::size_t kConcepts = 24;

void keep_most_named(std::vector<GraphNode>& nodes, std::size_t limit) {
  const auto most = [](const GraphNode& a, const GraphNode& b) {
    return a.documents != b.documents ? a.documents > b.documents
           : a.mentions != b.mentions ? a.mentions > b.mentions
                                      : a.key < b.key;
  };
  std::sort(nodes.begin(), nodes.end(), most);
  if (nodes.size() > limit) nodes.resize(limit);
}

}  // namespace

Result<Overview> Overview::load(const GraphSources& sources) {
  Overview overview;
  std::vector<GraphNode> provisions;
  std::size_t visited = 0;
  const auto walked = sources.view.for_each_node([&](const GraphNode& node) {
    if (node.documents > 0 && node.kind == NodeKind::Concept) overview.concepts.push_back(node);
    if (node.documents > 0 && node.kind == NodeKind::Provision) provisions.push_back(node);
    return ++visited < kVisitedNodes;
  });
  if (!walked) return fail(walked.error());
  keep_most_named(overview.concepts, kConcepts);
  keep_most_named(provisions, 1);
  if (!provisions.empty()) overview.provision = provisions.front().label;
  std::size_t most = 0;
  for (const GraphNode& node : overview.concepts) {
    const auto lookup = look_up_name(sources, node.label);
    if (!lookup) return fail(lookup.error());
    if (lookup->nodes.empty()) continue;
    const auto page = make_definitions_page(sources, *lookup);
    if (!page) return fail(page.error());
    if (page->wordings.size() <= most) continue;
    most = page->wordings.size();
    overview.most_defined = node.label;
  }
  auto documents = DocumentList::load(sources.rows);
  if (!documents) return fail(documents.error());
  overview.documents = std::move(*documents);
  return overview;
}

Result<const Overview*> SharedOverview::get(const GraphSources& sources) {
  const std::lock_guard lock(mutex_);
  if (!loaded_) {
    auto overview = Overview::load(sources);
    if (!overview) return fail(overview.error());
    loaded_ = std::make_unique<const Overview>(std::move(*overview));
  }
  return loaded_.get();
}

}  // namespace vidensgraf
