#include "query/pages/proposed_links.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "query/names/head_phrase.h"
#include "query/names/name_variants.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kConceptsRead = 200;

std::string_view last_word(std::string_view words) { return words.substr(words.rfind(' ') + 1); }

}  // namespace

Result<Wordings> Wordings::read(const GraphView& view, const std::string& key) {
  Wordings wordings;
  wordings.key_ = key;
  const std::string_view phrase = head_phrase(key);
  const std::string head(last_word(phrase.empty() ? std::string_view(key) : phrase));
  const auto kind_of = [&](std::string_view other) -> std::optional<ProposedLink::Kind> {
    if (is_wider_by_words(other, key)) return ProposedLink::Kind::Wider;
    if (is_wider_by_words(key, other)) return ProposedLink::Kind::Narrower;
    // "tilsyn med botilbud" ends in the same word, and is none.
    if (last_word(head_phrase(other)) != head) return std::nullopt;
    return ProposedLink::Kind::SameHead;
  };
  std::set<NodeId> known;
  for (const std::string& ending : {" " + key, " " + head}) {
    const auto named = view.concepts_ending_in(ending, kConceptsRead);
    if (!named) return fail(named.error());
    for (const NamedNode& node : *named) {
      if (node.name == key || !known.insert(node.node).second) continue;
      if (const auto kind = kind_of(node.name))
        wordings.found_.push_back(Wording{*kind, node.documents, node.node});
    }
    if (head == key) break;  // the other ending is the same
  }
  return wordings;
}

Result<std::vector<ProposedLink>> Wordings::links(const GraphView& view, std::size_t limit) const {
  const std::string_view key = key_;
  std::vector<ProposedLink> links;
  const std::string_view phrase = head_phrase(key);
  for (std::size_t from = 0; from < phrase.size();
       from = std::min(phrase.find(' ', from), phrase.size() - 1) + 1) {
    if (phrase.substr(from) == key) continue;
    auto node = view.node(node_id(NodeKind::Concept, phrase.substr(from)));
    if (!node) return fail(node.error());
    if (*node) links.push_back(ProposedLink{ProposedLink::Kind::Wider, std::move(**node), {}});
  }
  // The rows of names tell how many documents have each concept, so that only the best nodes need be read.
  std::vector<Wording> best = found_;
  const std::size_t kept = std::min(limit, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end(),
                    [](const Wording& a, const Wording& b) {
                      return std::make_tuple(a.kind, ~a.documents, a.node) <
                             std::make_tuple(b.kind, ~b.documents, b.node);
                    });
  for (std::size_t index = 0; index < kept; ++index) {
    const NodeId id = best[index].node;
    const bool known = std::any_of(links.begin(), links.end(),
                                   [id](const ProposedLink& link) { return link.node.id == id; });
    if (known) continue;
    auto node = view.node(id);
    if (!node) return fail(node.error());
    if (*node) links.push_back(ProposedLink{best[index].kind, std::move(**node), {}});
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

Result<std::vector<ProposedLink>> links_by_wording(const GraphView& view, const std::string& key,
                                                   std::size_t limit) {
  const auto wordings = Wordings::read(view, key);
  if (!wordings) return fail(wordings.error());
  return wordings->links(view, limit);
}

Result<std::vector<ProposedLink>> possible_variants(const GraphSources& sources, const NameLookup& lookup) {
  const NodeId main = lookup.main().id;
  auto variants =
      lookup.unsure ? Result<std::vector<NameVariant>>(*lookup.unsure) : variants_of(sources, lookup.main());
  if (!variants) return fail(variants.error());
  std::vector<ProposedLink> links;
  const auto reviews = sources.view.reviews();
  if (!reviews) return fail(reviews.error());
  for (NameVariant& variant : *variants) {
    if (variant.is_sure || (*reviews)->are_apart(main, variant.node.id)) continue;
    links.push_back(
        ProposedLink{ProposedLink::Kind::Variant, std::move(variant.node), Reason{variant.reason}});
  }
  return links;
}

Result<std::vector<ProposedMerge>> proposed_merges(const GraphSources& sources,
                                                   const std::vector<GraphNode>& nodes) {
  std::vector<ProposedMerge> merges;
  std::set<std::pair<NodeId, NodeId>> known;
  for (const GraphNode& node : nodes) {
    if (node.kind != NodeKind::Concept && node.kind != NodeKind::TargetGroup &&
        node.kind != NodeKind::Organisation)
      continue;
    const auto lookup = look_up_name(sources, node.label);
    if (!lookup) return fail(lookup.error());
    if (lookup->nodes.empty()) continue;
    auto variants = possible_variants(sources, *lookup);
    if (!variants) return fail(variants.error());
    const std::vector<NodeId> one_thing = lookup->ids();
    const GraphNode& main = lookup->main();
    for (ProposedLink& variant : *variants) {
      const NodeId id = variant.node.id;
      if (std::find(one_thing.begin(), one_thing.end(), id) != one_thing.end()) continue;
      if (!known.insert(std::minmax(main.id, id)).second) continue;
      const bool is_rarer = variant.node.mentions < main.mentions;
      merges.push_back(is_rarer ? ProposedMerge{std::move(variant.node), main, std::move(variant.reason)}
                                : ProposedMerge{main, std::move(variant.node), std::move(variant.reason)});
    }
  }
  return merges;
}

}  // namespace vidensgraf
