#include "query/facet_counter.h"

#include <utility>

namespace vidensgraf {

Result<FacetColumns::Counts> FacetCounter::count(const std::vector<FacetKind>& kinds, std::size_t limit,
                                                 const std::vector<ResolvedSelection>& selections,
                                                 const std::vector<PassageId>& matched,
                                                 const FacetSources& sources) {
  std::vector<FacetColumns::Wanted> wanted;
  for (const FacetKind kind : kinds) {
    const auto prefix = facet_terms(kind);
    if (!prefix) {
      wanted.push_back({kind, nullptr});
      continue;
    }
    auto column = columns_.find(kind);
    if (column == columns_.end()) {
      auto loaded = TermColumn::load(sources.full_text, *prefix);
      if (!loaded) return fail(loaded.error());
      column = columns_.emplace(kind, std::move(*loaded)).first;
    }
    wanted.push_back({kind, &column->second});
  }
  const auto selected = selected_passages(selections, sources.full_text);
  if (!selected) return fail(selected.error());
  FacetColumns::Counts counts = sources.columns.count(matched, wanted, *selected);
  for (Facet& facet : counts.facets) {
    mark_selected(facet, selections, limit);
    const auto labelled = label_values(facet, sources.graph, sources.registers);
    if (!labelled) return fail(labelled.error());
  }
  return counts;
}

}  // namespace vidensgraf
