// Names are tried from the surest reading to the loosest: as typed, as other forms of the same words, without
// Danish letters, as a reference to law. What an abbreviation stands for is added to it, so that "NATKO" and
// its long form lead to one page.

#include "query/names/name_lookup.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "graph/concept_forms.h"
#include "graph/names.h"
#include "graph/provision.h"
#include "query/names/concept_key.h"
#include "query/names/same_concept.h"
#include "query/parsing/query_references.h"
#include "query/parsing/query_scanner.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kNearestShown = 8;
constexpr std::size_t kMaxQueryBytes = 1000;
constexpr std::array<std::string_view, 3> kArticles = {"den ", "det ", "de "};

Result<void> add_by_name(const GraphView& view, std::string_view name, NameForm form,
                         std::vector<GraphNode>& nodes) {
  auto found = view.nodes_named(name, form);
  if (!found) return fail(found.error());
  for (GraphNode& node : *found) {
    const bool known = std::any_of(nodes.begin(), nodes.end(),
                                   [&node](const GraphNode& other) { return other.id == node.id; });
    if (!known) nodes.push_back(std::move(node));
  }
  return {};
}

Result<void> add_by_id(const GraphView& view, NodeId id, std::vector<GraphNode>& nodes) {
  const bool known =
      std::any_of(nodes.begin(), nodes.end(), [id](const GraphNode& node) { return node.id == id; });
  if (known) return {};
  auto node = view.node(id);
  if (!node) return fail(node.error());
  if (*node) nodes.push_back(std::move(**node));
  return {};
}

// "behov for støtte" where the index has only "støttebehov", or the other way round.
Result<void> add_by_form(const GraphView& view, const std::string& key, std::vector<GraphNode>& nodes) {
  for (const auto& forms : {joined_forms(key), split_forms(key)}) {
    for (const ConceptForm& form : forms) {
      if (!form.is_sure) continue;
      auto added = add_by_id(view, node_id(NodeKind::Concept, form.key), nodes);
      if (!added) return added;
    }
  }
  return {};
}

// "den nationale koordinationsstruktur" without its article; empty if it has none.
std::string_view without_article(std::string_view folded) {
  for (const std::string_view article : kArticles) {
    if (folded.substr(0, article.size()) == article) return folded.substr(article.size());
  }
  return {};
}

// Splits what was found into what is one thing with the main node and what only bears the name. `same` are
// the concepts that the name is by its lemmas.
Result<void> sort_out(const GraphSources& sources, std::vector<GraphNode> found, const std::set<NodeId>& same,
                      const std::string& folded, NameLookup& lookup) {
  if (found.empty()) return {};
  const auto order = [&folded](const GraphNode& a, const GraphNode& b) {
    const auto rank = [&folded](const GraphNode& node) {
      // A node that is called so comes before one of which it is only a variant.
      return std::make_tuple(!is_labelled(node, {folded}), rank_of(node.kind), ~node.documents,
                             ~node.mentions);
    };
    const auto rank_a = rank(a);
    const auto rank_b = rank(b);
    return rank_a != rank_b ? rank_a < rank_b : a.key < b.key;
  };
  std::sort(found.begin(), found.end(), order);
  auto together = nodes_of_one_thing(sources, found, same, folded);
  if (!together) return fail(together.error());
  for (GraphNode& node : found) {
    const bool known = std::any_of(together->nodes.begin(), together->nodes.end(),
                                   [&node](const SameNode& other) { return other.node.id == node.id; });
    if (!known) lookup.others.push_back(std::move(node));
  }
  lookup.nodes = std::move(together->nodes);
  lookup.unsure = std::move(together->unsure);
  return {};
}

Result<std::vector<GraphNode>> find_nodes(const GraphSources& sources, std::string_view name,
                                          const std::string& folded, NameMatch& match,
                                          std::set<NodeId>& same) {
  std::vector<GraphNode> found;
  match = NameMatch::Exact;
  if (const auto added = add_by_name(sources.view, folded, NameForm::Exact, found); !added) {
    return fail(added.error());
  }
  const bool exact = !found.empty();
  same.insert(node_id(NodeKind::Concept, concept_key(sources, folded)));
  if (const std::string_view bare = without_article(folded); !bare.empty()) {
    same.insert(node_id(NodeKind::Concept, concept_key(sources, bare)));
  }
  for (const NodeId by_lemma : same) {
    if (const auto added = add_by_id(sources.view, by_lemma, found); !added) return fail(added.error());
  }
  if (!exact && !found.empty()) match = NameMatch::Inflected;
  if (!found.empty()) return found;

  match = NameMatch::Variant;
  if (const auto added = add_by_form(sources.view, concept_key(sources, folded), found); !added) {
    return fail(added.error());
  }
  if (!found.empty()) return found;

  match = NameMatch::Ascii;
  std::vector<std::string> forms = ascii_names(folded);
  forms.insert(forms.begin(), folded);
  for (const std::string& form : forms) {
    for (const NameForm kind : {NameForm::Ascii, NameForm::Exact}) {
      if (const auto added = add_by_name(sources.view, form, kind, found); !added) return fail(added.error());
    }
  }
  if (!found.empty()) return found;

  match = NameMatch::Provision;
  std::vector<LawReference> references = law_references_in(sources, name);
  // "§ 85 serviceloven" is typed, though not written: the § takes the law that is named beside it, and is
  // meant rather than the law.
  std::string named_law;
  for (const LawReference& reference : references) {
    if (reference.resolution == LawResolution::Explicit) named_law = reference.law;
  }
  std::stable_sort(references.begin(), references.end(), [](const LawReference& a, const LawReference& b) {
    return !a.paragraf.empty() && b.paragraf.empty();
  });
  for (LawReference& reference : references) {
    if (reference.paragraf.empty() && !found.empty()) break;  // the law that its § was found in
    const bool has_law =
        reference.resolution == LawResolution::Explicit || reference.resolution == LawResolution::Context;
    if (!has_law && !named_law.empty()) reference.law = named_law;
    for (const ProvisionAddress& address : addresses_of(reference)) {
      const NodeKind kind = address.paragraf.empty() ? NodeKind::Law : NodeKind::Provision;
      if (const auto added = add_by_id(sources.view, node_id(kind, key_of(address)), found); !added) {
        return fail(added.error());
      }
    }
  }
  return found;
}

}  // namespace

std::vector<NodeId> NameLookup::ids() const {
  std::vector<NodeId> result;
  for (const SameNode& same : nodes) result.push_back(same.node.id);
  return result;
}

std::vector<LawReference> law_references_in(const GraphSources& sources, std::string_view query) {
  return find_query_references(query.substr(0, kMaxQueryBytes), sources.analyzer, sources.registers);
}

Result<NameLookup> look_up_name(const GraphSources& sources, std::string_view name) {
  if (const std::size_t valid = valid_prefix(name); valid < name.size()) {
    return fail(ErrorCode::Input, fmt::format("The name is not valid UTF-8 at byte {}.", valid));
  }
  NameLookup lookup;
  lookup.asked = name;
  const std::string folded = fold_name(name.substr(0, kMaxQueryBytes));
  if (folded.empty()) return fail(ErrorCode::Input, "The name is empty.");
  std::set<NodeId> same;
  auto found = find_nodes(sources, name, folded, lookup.match, same);
  if (!found) return fail(found.error());
  const auto sorted = sort_out(sources, std::move(*found), same, folded, lookup);
  if (!sorted) return fail(sorted.error());
  if (!lookup.nodes.empty()) return lookup;
  lookup.match = NameMatch::Nothing;
  auto nearest = nearest_names(sources.view, folded, kNearestShown);
  if (!nearest) return fail(nearest.error());
  lookup.nearest = std::move(*nearest);
  return lookup;
}

}  // namespace vidensgraf
