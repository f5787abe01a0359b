#include "query/pages/cited_works.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

// From the works that a document cites to the documents of the index that they are, and back: the links
// "exact_match" and "close_match" of graph/derived_links.h.

namespace vidensgraf {
namespace {

constexpr std::size_t kMostLookedUp = 300;

EdgeFilter same_publication() {
  return EdgeFilter::none().with(EdgeType::ExactMatch).with(EdgeType::CloseMatch);
}

// The document of the index that a cited work is.
Result<void> find_document(const GraphView& view, CitedWork& work) {
  const auto matches = view.neighbours(node_id(NodeKind::CitedWork, work.key), same_publication());
  if (!matches) return fail(matches.error());
  for (const Neighbour& match : *matches) {
    if (match.node.kind != NodeKind::Document) continue;
    const bool is_sure = match.edge.key.type == EdgeType::ExactMatch;
    if (work.document && (work.is_sure || !is_sure)) continue;
    work.document = match.node;
    work.reason = match.reason;
    work.is_sure = is_sure;
  }
  return {};
}

// Documents that cite a work that is this document.
Result<std::vector<GraphNode>> who_cites(const GraphView& view, NodeId document) {
  std::vector<GraphNode> all;
  std::set<NodeId> known;
  const auto works = view.neighbours(document, same_publication());
  if (!works) return fail(works.error());
  for (const Neighbour& work : *works) {
    if (work.node.kind != NodeKind::CitedWork) continue;
    auto citing = view.neighbours(work.node.id, EdgeFilter::none().with(EdgeType::Cites));
    if (!citing) return fail(citing.error());
    for (Neighbour& other : *citing) {
      if (other.node.kind != NodeKind::Document || other.node.id == document) continue;
      if (known.insert(other.node.id).second) all.push_back(std::move(other.node));
    }
  }
  return all;
}

}  // namespace

Result<Citing> read_citing(const GraphSources& sources, const DocumentPage& page) {
  Citing result;
  std::map<std::string, std::vector<ByteSpan>> places;
  for (const DocumentMark& mark : marks_of(page)) {
    if (mark.kind == name_of(NodeKind::CitedWork)) places[mark.key].push_back(mark.source);
  }
  for (const ContributedNode& node : page.contribution.nodes) {
    if (node.kind != NodeKind::CitedWork) continue;
    CitedWork work{node.key, node.label};
    const std::vector<ByteSpan>& own = places[node.key];
    work.places = own.size();
    if (!own.empty()) work.place = own.front();
    if (result.cited.size() < kMostLookedUp) {
      if (auto found = find_document(sources.view, work); !found) return fail(found.error());
    }
    result.cited.push_back(std::move(work));
  }
  std::stable_sort(result.cited.begin(), result.cited.end(), [](const CitedWork& a, const CitedWork& b) {
    const bool a_known = a.document.has_value();
    const bool b_known = b.document.has_value();
    return a_known != b_known ? a_known : a.place.begin < b.place.begin;
  });
  auto citing = who_cites(sources.view, node_id(NodeKind::Document, page.record.document.id));
  if (!citing) return fail(citing.error());
  result.citing = std::move(*citing);
  return result;
}

}  // namespace vidensgraf
