#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "query/parsing/query_parser.h"
#include "query/parsing/query_problem.h"
#include "query/search/facet_selection.h"
#include "query/search/query_expansion.h"
#include "query/search/search_request.h"
#include "query/search/search_sources.h"

namespace vidensgraf {

/// What a request asks for, as the index understands it. Internal to query/.
struct SearchQuestion {
  ParsedQuery parsed;
  ExpandedQuery expanded;  ///< With filters and documents, without `selections`.
  std::vector<ResolvedSelection> selections;
};

/// Parses the words of a request and looks up in the index what it names: terms, filters, the document that
/// hits shall be like, selected values of facets. Errors as for Searcher::search.
[[nodiscard]] Result<SearchQuestion> read_question(const SearchRequest& request,
                                                   const SearchSources& sources);

/// `SearchResult::understood`: "(similar 002:10-90 (every borger))".
[[nodiscard]] std::string understood(const SearchRequest& request, const SearchQuestion& question);

/// `SearchResult::problems`: what was not understood, then what the index has not got, then why nothing was
/// searched at all.
[[nodiscard]] std::vector<QueryProblem> problems_of(const SearchRequest& request,
                                                    const SearchQuestion& question);

}  // namespace vidensgraf
