#include "query/search/facet_counter.h"

namespace vidensgraf {

Result<FacetColumns::Counts> count_facets(const std::vector<FacetKind>& kinds, std::size_t limit,
                                          const std::vector<ResolvedSelection>& selections,
                                          const PassageSet& matched, const SearchSources& sources) {
  std::vector<FacetColumns::Wanted> wanted;
  for (const FacetKind kind : kinds) {
    const auto prefix = facet_terms(kind);
    if (!prefix) {
      wanted.push_back({kind, nullptr});
      continue;
    }
    const auto column = sources.columns.term_column(sources.full_text(), *prefix);
    if (!column) return fail(column.error());
    wanted.push_back({kind, *column});
  }
  const auto selected = selected_passages(selections, sources.full_text());
  if (!selected) return fail(selected.error());
  FacetColumns::Counts counts =
      sources.columns.documents.count(matched, wanted, *selected, selections.empty() ? limit : SIZE_MAX);
  for (Facet& facet : counts.facets) {
    mark_selected(facet, selections, limit);
    const auto labelled = label_values(facet, sources.columns, sources.view, sources.registers);
    if (!labelled) return fail(labelled.error());
  }
  return counts;
}

}  // namespace vidensgraf
