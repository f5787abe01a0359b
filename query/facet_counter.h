#pragma once

#include <map>
#include <vector>

#include "extraction/registers.h"
#include "query/facet_selection.h"
#include "query/facets.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// What facets are counted and named from; borrowed for a call.
struct FacetSources {
  const FullTextReader& full_text;
  const FacetColumns& columns;
  const Rows& graph;
  const Registers& registers;
};

/// Counts facets over the matches of queries and names their values. Loads the columns of laws, target groups
/// and concepts when they are first asked for, and keeps them: one object for one state of the index.
/// Internal to query/.
class FacetCounter {
 public:
  /// \param kinds    Facets to count, in this order.
  /// \param limit    Values of each, beside those selected.
  /// \param matched  Passages that match without the selections, in the order of their ids.
  [[nodiscard]] Result<FacetColumns::Counts> count(const std::vector<FacetKind>& kinds, std::size_t limit,
                                                   const std::vector<ResolvedSelection>& selections,
                                                   const std::vector<PassageId>& matched,
                                                   const FacetSources& sources);

 private:
  std::map<FacetKind, TermColumn> columns_;
};

}  // namespace vidensgraf
