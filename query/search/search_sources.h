#pragma once

#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/search/ranking_options.h"
#include "query/search/search_columns.h"
#include "store/full_text_reader.h"
#include "store/store_view.h"

namespace vidensgraf {

/// What the steps of one search read; borrowed for a call. Internal to query/.
struct SearchSources {
  const StoreView& view;   ///< The state of the index that is searched.
  SearchColumns& columns;  ///< What is kept of that state in memory.
  const Analyzer& analyzer;
  const Registers& registers;
  const RankingOptions& options;

  [[nodiscard]] const FullTextReader& full_text() const { return view.full_text(); }
};

}  // namespace vidensgraf
