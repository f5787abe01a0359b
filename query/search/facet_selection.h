#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/search/facets.h"
#include "query/search/search_columns.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// What is selected of one facet, as the index has it.
struct ResolvedSelection {
  FacetKind kind = FacetKind::Type;
  std::vector<std::string> values;  ///< As `FacetValue::value`: law ids, concept keys, folded labels.
  std::vector<std::string> terms;   ///< One for each value.
};

/// Looks up what was selected: laws by any name, concepts in any inflection, labels in any case. One entry
/// for each facet; a value that no passage has keeps its term, which matches nothing. Error Input for an
/// empty value.
[[nodiscard]] Result<std::vector<ResolvedSelection>> resolve_selections(
    const std::vector<FacetSelection>& selections, const FullTextReader& full_text, const Analyzer& analyzer,
    const Registers& registers);

/// `query` restricted to passages that have one of the values of every selection.
[[nodiscard]] FullTextQuery restricted_to(FullTextQuery query,
                                          const std::vector<ResolvedSelection>& selections);

/// Which passages have one of the values of each selection.
[[nodiscard]] Result<std::vector<FacetColumns::Selected>> selected_passages(
    const std::vector<ResolvedSelection>& selections, const FullTextReader& full_text);

/// Marks the selected values of `facet`, adds those that nothing matches, and leaves the first `limit`
/// others.
void mark_selected(Facet& facet, const std::vector<ResolvedSelection>& selections, std::size_t limit);

/// The prefix of the terms in which passages have values of this facet; nothing for those that documents
/// have.
[[nodiscard]] std::optional<std::string_view> facet_terms(FacetKind kind);

/// Gives the values the labels that people know them by, and leaves out those whose node reviewers took out,
/// unless they are selected.
[[nodiscard]] Result<void> label_values(Facet& facet, SearchColumns& columns, const Rows& graph,
                                        const Registers& registers);

}  // namespace vidensgraf
