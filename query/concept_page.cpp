#include "query/concept_page.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "query/merge_candidates.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kPlacesShown = 3;
constexpr std::size_t kBesideShown = 15;
constexpr std::size_t kProposedShown = 12;
constexpr std::size_t kVariantsShown = 5;
constexpr std::uint64_t kMaxNodesRead = 300000;

bool ends_in(std::string_view text, std::string_view words) {
  return text.size() > words.size() && text.substr(text.size() - words.size()) == words &&
         text[text.size() - words.size() - 1] == ' ';
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

Result<void> add_links(const GraphSources& sources, const NameLookup& lookup, PlaceReader& reader,
                       std::vector<LinkedNode>& links) {
  const std::vector<NodeId> own = lookup.ids();
  const auto is_own = [&own](NodeId id) { return std::find(own.begin(), own.end(), id) != own.end(); };
  const EdgeFilter filter = EdgeFilter::relations().without(EdgeType::Defines);
  for (const NodeId id : own) {
    const auto neighbours = sources.view.neighbours(id, filter);
    if (!neighbours) return fail(neighbours.error());
    for (const Neighbour& neighbour : *neighbours) {
      if (is_own(neighbour.node.id)) continue;
      const auto evidence = sources.view.evidence_of(neighbour.edge.key);
      if (!evidence) return fail(evidence.error());
      auto places = reader.read(*evidence, kPlacesShown, 0);
      if (!places) return fail(places.error());
      LinkedNode link;
      link.node = neighbour.node;
      link.edge = neighbour.edge.key;
      link.weight = neighbour.edge.weight;
      link.outgoing = neighbour.edge.key.from == id;
      link.reason = neighbour.reason;
      link.evidence = std::move(*places);
      links.push_back(std::move(link));
    }
  }
  return {};
}

// Evidence of several nodes that are one thing, by document.
Result<std::vector<DocumentEvidence>> joined_evidence(const GraphView& view,
                                                      const std::vector<NodeId>& nodes) {
  std::vector<DocumentEvidence> joined;
  for (const NodeId id : nodes) {
    auto evidence = view.evidence_of(id);
    if (!evidence) return evidence;
    for (DocumentEvidence& document : *evidence) {
      const auto known = std::find_if(
          joined.begin(), joined.end(),
          [&document](const DocumentEvidence& other) { return other.document == document.document; });
      if (known == joined.end()) {
        joined.push_back(std::move(document));
      } else {
        known->places.insert(known->places.end(), document.places.begin(), document.places.end());
      }
    }
  }
  for (DocumentEvidence& document : joined) {
    const auto by_span = [](const Evidence& a, const Evidence& b) { return a.source < b.source; };
    std::stable_sort(document.places.begin(), document.places.end(), by_span);
    const auto same = [](const Evidence& a, const Evidence& b) { return a.source == b.source; };
    document.places.erase(std::unique(document.places.begin(), document.places.end(), same),
                          document.places.end());
  }
  std::sort(joined.begin(), joined.end(),
            [](const DocumentEvidence& a, const DocumentEvidence& b) { return a.document < b.document; });
  return joined;
}

}  // namespace

Result<std::vector<ProposedLink>> possible_variants(const GraphView& view, const std::string& key,
                                                    std::size_t limit) {
  std::vector<ProposedLink> links;
  std::uint64_t read = 0;
  const auto visited = view.for_each_node([&](const GraphNode& node) {
    if (node.kind == NodeKind::Concept) {
      std::string reason = merge_reason(key, node.key);
      if (!reason.empty())
        links.push_back(ProposedLink{ProposedLink::Kind::Variant, node, std::move(reason)});
    }
    return ++read < kMaxNodesRead;
  });
  if (!visited) return fail(visited.error());
  std::sort(links.begin(), links.end(), [](const ProposedLink& a, const ProposedLink& b) {
    return std::tie(b.node.documents, b.node.mentions, a.node.key) <
           std::tie(a.node.documents, a.node.mentions, b.node.key);
  });
  if (links.size() > limit) links.resize(limit);
  return links;
}

Result<std::vector<ProposedLink>> links_by_wording(const GraphView& view, const std::string& key,
                                                   std::size_t limit) {
  const std::string head(last_word(key));
  std::vector<ProposedLink> links;
  std::uint64_t read = 0;
  const auto visited = view.for_each_node([&](const GraphNode& node) {
    if (node.kind == NodeKind::Concept && node.key != key && last_word(node.key) == head) {
      ProposedLink link;
      link.node = node;
      if (ends_in(key, node.key)) {
        link.kind = ProposedLink::Kind::Wider;
      } else if (ends_in(node.key, key)) {
        link.kind = ProposedLink::Kind::Narrower;
      }
      links.push_back(std::move(link));
    }
    return ++read < kMaxNodesRead;
  });
  if (!visited) return fail(visited.error());
  std::sort(links.begin(), links.end(), [](const ProposedLink& a, const ProposedLink& b) {
    const auto rank = [](const ProposedLink& link) {
      return std::make_tuple(link.kind, ~link.node.documents, ~link.node.mentions,
                             std::string_view(link.node.key));
    };
    return rank(a) < rank(b);
  });
  if (links.size() > limit) links.resize(limit);
  return links;
}

Result<ConceptPage> make_concept_page(const GraphSources& sources, std::string_view name) {
  ConceptPage page;
  auto lookup = look_up_name(sources, name);
  if (!lookup) return fail(lookup.error());
  page.lookup = std::move(*lookup);
  if (page.lookup.nodes.empty()) return page;
  const std::vector<NodeId> ids = page.lookup.ids();

  auto definitions = make_definitions_page(sources, page.lookup);
  if (!definitions) return fail(definitions.error());
  page.definitions = std::move(*definitions);

  PlaceReader reader(sources.rows, sources.analyzer);
  if (const auto added = add_links(sources, page.lookup, reader, page.links); !added)
    return fail(added.error());

  const GraphNode& main = page.lookup.nodes.front();
  if (main.kind == NodeKind::Concept) {
    auto variants = possible_variants(sources.view, main.key, kVariantsShown);
    if (!variants) return fail(variants.error());
    for (ProposedLink& link : *variants) {
      if (std::find(ids.begin(), ids.end(), link.node.id) == ids.end())
        page.proposed.push_back(std::move(link));
    }
    auto proposed = links_by_wording(sources.view, main.key, kProposedShown + page.links.size());
    if (!proposed) return fail(proposed.error());
    for (ProposedLink& link : *proposed) {
      const bool known =
          std::any_of(page.proposed.begin(), page.proposed.end(),
                      [&link](const ProposedLink& other) { return other.node.id == link.node.id; });
      if (known) continue;
      const bool stated = std::any_of(page.links.begin(), page.links.end(), [&link](const LinkedNode& other) {
        return other.node.id == link.node.id;
      });
      if (!stated && page.proposed.size() < kProposedShown) page.proposed.push_back(std::move(link));
    }
  }

  auto beside = cooccurring(sources.rows, sources.view, ids, kBesideShown);
  if (!beside) return fail(beside.error());
  page.beside = std::move(*beside);

  const auto evidence = joined_evidence(sources.view, ids);
  if (!evidence) return fail(evidence.error());
  auto documents = reader.read(*evidence, kPlacesShown);
  if (!documents) return fail(documents.error());
  page.documents = std::move(*documents);
  return page;
}

}  // namespace vidensgraf
