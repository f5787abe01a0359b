#pragma once

#include <optional>
#include <vector>

#include "query/search/search.h"
#include "web/router.h"
#include "web/templates.h"

namespace vidensgraf {

// The search page and its table ask for the same hits.

/// Documents that the pages of one search show together. Further down nobody reads: who asks so widely is
/// told to narrow it down.
inline constexpr std::size_t kMostShownDocuments = 1000;
/// Passages of a document where only that one is searched.
inline constexpr std::size_t kMostPassagesWithin = 50;

/// The query, the chosen values of facets and the page ("side"), as the address gives them. Errors: Input.
[[nodiscard]] Result<SearchRequest> search_request_of(const Request& request);

/// The hits in the order that the address asks for ("sort"). Errors as for Searcher::search.
[[nodiscard]] Result<SearchResult> asked_search(Context& context, const SearchRequest& asked);

/// What the search found in the passage and how much each part adds to its score, most first; empty unless
/// that was asked for ("forklar").
[[nodiscard]] TemplateData::List explanation_data(const PassageHit& passage, Language language);

/// The address of a page about the same search: `path` with the query and what is chosen, from its first hit.
[[nodiscard]] std::string same_search(const Request& request, std::string_view path);
/// The same page as asked for, in the order `sort`, from its first hit.
[[nodiscard]] std::string sorted_search(const Request& request, std::string_view sort);

/// Facets to choose from, and what is chosen with links that take it away: values, and a document
/// ("document").
[[nodiscard]] Result<void> put_facets(TemplateData& data, Context& context, const std::vector<Facet>& facets);

/// What the page offers before anything is asked: "tiles" to begin with, and what the collection holds.
[[nodiscard]] Result<void> put_ways_in(TemplateData& data, Context& context);

/// "ways": how queries may be written, each with an example.
void put_ways_to_search(TemplateData& data, Language language);

/// What the query names: a concept with its first definition, or a section of law. Nothing where it names
/// nothing.
[[nodiscard]] Result<std::optional<TemplateData>> concept_card(const GraphSources& sources,
                                                               std::string_view query, Language language);

}  // namespace vidensgraf
