#include "query/proposed_links.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "query/misprints.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kConceptsRead = 200;

bool ends_in(std::string_view text, std::string_view words) {
  return text.size() > words.size() && text.ends_with(words) && text[text.size() - words.size() - 1] == ' ';
}

}  // namespace

Result<std::vector<ProposedLink>> links_by_wording(const GraphView& view, const std::string& key,
                                                   std::size_t limit) {
  std::set<NodeId> ids;
  for (std::size_t space = key.find(' '); space != std::string::npos; space = key.find(' ', space + 1)) {
    ids.insert(node_id(NodeKind::Concept, std::string_view(key).substr(space + 1)));
  }
  const std::size_t last = key.rfind(' ');
  const std::string head = last == std::string::npos ? key : key.substr(last + 1);
  for (const std::string& ending : {" " + key, " " + head}) {
    const auto named = view.concepts_ending_in(ending, kConceptsRead);
    if (!named) return fail(named.error());
    for (const NamedNode& node : *named) ids.insert(node.node);
  }
  std::vector<ProposedLink> links;
  for (const NodeId id : ids) {
    auto node = view.node(id);
    if (!node) return fail(node.error());
    if (!*node || (*node)->key == key) continue;
    ProposedLink link;
    link.node = std::move(**node);
    if (ends_in(key, link.node.key)) {
      link.kind = ProposedLink::Kind::Wider;
    } else if (ends_in(link.node.key, key)) {
      link.kind = ProposedLink::Kind::Narrower;
    }
    links.push_back(std::move(link));
  }
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

Result<std::vector<ProposedLink>> possible_variants(const GraphSources& sources, const GraphNode& node) {
  auto misprints = misprints_of(sources, node);
  if (!misprints) return fail(misprints.error());
  std::vector<ProposedLink> links;
  for (Misprint& misprint : *misprints) {
    if (misprint.is_sure) continue;
    links.push_back(ProposedLink{ProposedLink::Kind::Variant, std::move(misprint.node),
                                 Reason{ReasonCode::OneLetterApart}});
  }
  return links;
}

}  // namespace vidensgraf
