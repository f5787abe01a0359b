#include "query/search/facet_selection.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "graph/node.h"
#include "graph/review_overlay.h"
#include "query/search/full_text_terms.h"
#include "query/search/word_expansion.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

std::string_view prefix_of(FacetKind kind) {
  constexpr std::array<std::string_view, kFacetKinds> kPrefixes = {
      term_prefix::kType,        term_prefix::kPublisher, term_prefix::kYear,
      term_prefix::kTargetGroup, term_prefix::kLaw,       term_prefix::kConcept};
  return kPrefixes[static_cast<std::size_t>(kind)];
}

void add(ResolvedSelection& selection, std::string value, std::string term) {
  if (std::find(selection.terms.begin(), selection.terms.end(), term) != selection.terms.end()) return;
  selection.values.push_back(std::move(value));
  selection.terms.push_back(std::move(term));
}

Result<void> resolve(ResolvedSelection& selection, const std::string& value, const FullTextReader& full_text,
                     const Analyzer& analyzer, const Registers& registers) {
  const std::string_view prefix = prefix_of(selection.kind);
  const std::string folded = fold_label(value);
  if (folded.empty()) {
    return fail(ErrorCode::Input,
                fmt::format("The facet {} needs a value to choose.", name_of(selection.kind)));
  }
  std::string as_it_is = index_term(prefix, folded);
  const auto frequency = full_text.document_frequency(as_it_is);
  if (!frequency) return fail(frequency.error());
  if (*frequency == 0 && selection.kind == FacetKind::Law) {
    const std::vector<const Law*> laws = registers.laws_named(value);
    if (!laws.empty()) {
      add(selection, laws.front()->id, index_term(prefix, laws.front()->id));
      return {};
    }
  }
  if (*frequency == 0 && selection.kind == FacetKind::Concept) {
    const WordExpander words(analyzer, full_text, RankingOptions{});
    const std::string key = lemma_key(words.words_of(value));
    if (!key.empty()) {
      add(selection, key, index_term(prefix, key));
      return {};
    }
  }
  add(selection, folded, std::move(as_it_is));
  return {};
}

// The kind of the nodes that the values of a facet name; nothing for facets whose values name no nodes.
std::optional<NodeKind> kind_of_nodes(FacetKind kind) {
  switch (kind) {
    case FacetKind::Law:
      return NodeKind::Law;
    case FacetKind::Concept:
      return NodeKind::Concept;
    case FacetKind::TargetGroup:
      return NodeKind::TargetGroup;
    case FacetKind::Type:
    case FacetKind::Publisher:
    case FacetKind::Year:
      break;
  }
  return std::nullopt;
}

bool is_selected(const FacetValue& value, const ResolvedSelection& selection) {
  return std::find(selection.values.begin(), selection.values.end(), fold_label(value.value)) !=
         selection.values.end();
}

}  // namespace

Result<std::vector<ResolvedSelection>> resolve_selections(const std::vector<FacetSelection>& selections,
                                                          const FullTextReader& full_text,
                                                          const Analyzer& analyzer,
                                                          const Registers& registers) {
  std::vector<ResolvedSelection> resolved;
  for (const FacetSelection& selection : selections) {
    auto same = std::find_if(resolved.begin(), resolved.end(),
                             [&](const ResolvedSelection& other) { return other.kind == selection.kind; });
    if (same == resolved.end()) same = resolved.insert(same, ResolvedSelection{selection.kind, {}, {}});
    for (const std::string& value : selection.values) {
      const auto done = resolve(*same, value, full_text, analyzer, registers);
      if (!done) return fail(done.error());
    }
  }
  std::erase_if(resolved, [](const ResolvedSelection& selection) { return selection.terms.empty(); });
  return resolved;
}

FullTextQuery restricted_to(FullTextQuery query, const std::vector<ResolvedSelection>& selections) {
  for (const ResolvedSelection& selection : selections) {
    std::vector<FullTextQuery> values;
    for (const std::string& term : selection.terms) values.push_back(term_query(term));
    query = combine(FullTextQuery::Op::Filter, std::move(query),
                    combine(FullTextQuery::Op::Or, std::move(values)));
  }
  return query;
}

Result<std::vector<FacetColumns::Selected>> selected_passages(
    const std::vector<ResolvedSelection>& selections, const FullTextReader& full_text) {
  std::vector<FacetColumns::Selected> selected;
  for (const ResolvedSelection& selection : selections) {
    FacetColumns::Selected passages;
    passages.kind = selection.kind;
    for (const std::string& term : selection.terms) {
      const auto visited = full_text.postings(term, [&](PassageId passage, std::uint32_t) {
        passages.passages.add(passage);
        return true;
      });
      if (!visited) return fail(visited.error());
    }
    selected.push_back(std::move(passages));
  }
  return selected;
}

void mark_selected(Facet& facet, const std::vector<ResolvedSelection>& selections, std::size_t limit) {
  const auto selection =
      std::find_if(selections.begin(), selections.end(),
                   [&](const ResolvedSelection& candidate) { return candidate.kind == facet.kind; });
  std::size_t others = 0;
  std::vector<FacetValue> kept;
  for (FacetValue& value : facet.values) {
    value.selected = selection != selections.end() && is_selected(value, *selection);
    if (value.selected || others++ < limit) kept.push_back(std::move(value));
  }
  facet.values = std::move(kept);
  if (selection == selections.end()) return;
  for (const std::string& value : selection->values) {
    const auto same = [&](const FacetValue& shown) { return fold_label(shown.value) == value; };
    if (std::none_of(facet.values.begin(), facet.values.end(), same)) {
      facet.values.push_back(FacetValue{value, {}, 0, true});
    }
  }
}

std::optional<std::string_view> facet_terms(FacetKind kind) {
  if (kind == FacetKind::Type || kind == FacetKind::Publisher || kind == FacetKind::Year) return std::nullopt;
  return prefix_of(kind);
}

Result<void> label_values(Facet& facet, SearchColumns& columns, const Rows& graph,
                          const Registers& registers) {
  const std::optional<NodeKind> node_kind = kind_of_nodes(facet.kind);
  if (node_kind) {
    const auto reviewed = ReviewOverlay::of(graph);
    if (!reviewed) return fail(reviewed.error());
    std::erase_if(facet.values, [&](const FacetValue& value) {
      return !value.selected && (*reviewed)->hides(node_id(*node_kind, value.value));
    });
  }
  for (FacetValue& value : facet.values) {
    value.label = value.value;
    if (facet.kind == FacetKind::Law) {
      const Law* const law = registers.find_law(value.value);
      if (law != nullptr) value.label = law->short_name;
    } else if (node_kind) {
      auto label = columns.label_of(graph, *node_kind, value.value);
      if (!label) return fail(label.error());
      value.label = std::move(*label);
    }
  }
  return {};
}

}  // namespace vidensgraf
