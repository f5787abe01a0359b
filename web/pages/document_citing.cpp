#include "web/pages/document_citing.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "web/pages/labels.h"
#include "web/pages/page.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostLookedUp = 300;
constexpr std::size_t kMostShown = 12;  // the others open on demand

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

std::map<std::string, std::string> cited_addresses(const Citing& citing) {
  std::map<std::string, std::string> addresses;
  for (const CitedWork& work : citing.cited) {
    if (work.document) addresses.emplace(work.key, document_address(work.document->key));
  }
  return addresses;
}

void put_citing(TemplateData& data, const Citing& citing, const DocumentPage& page, Language language) {
  TemplateData::List works;
  TemplateData::List others;
  for (const CitedWork& work : citing.cited) {
    TemplateData one;
    one.set("label", work.label)
        .set("place", document_address(page.record.document.id, work.place.begin, work.place.end))
        .set("places", count_text("count.places", work.places, language));
    if (work.document) {
      one.set("document", work.document->label)
          .set("address", document_address(work.document->key))
          .set("reason", reason_text(work.reason, language));
    }
    (works.size() < kMostShown ? works : others).push_back(std::move(one));
  }
  TemplateData::List citers;
  for (const GraphNode& node : citing.citing) {
    TemplateData one;
    one.set("label", node.label).set("address", document_address(node.key));
    citers.push_back(std::move(one));
  }
  const auto& title = page.record.document.metadata.title;
  data.set("has_citing", !works.empty() || !citers.empty())
      .set("citing_graph", graph_address(title ? title->value : page.record.document.id) +
                               "&depth=2&edge=cites&edge=exact_match&edge=close_match");
  data.set("more_cited", message(language, "document.more_cited", {std::to_string(others.size())}));
  data.set_rows("cited_works", std::move(works)).set_rows("other_works", std::move(others));
  data.set_rows("cited_by", std::move(citers));
}

}  // namespace vidensgraf
