#pragma once

#include <string>
#include <vector>

#include "graph/subgraph.h"
#include "query/name_lookup.h"

namespace vidensgraf {

/// A shortest way between what two names mean.
struct PathPage {
  NameLookup from;
  NameLookup to;
  std::vector<PathStep> steps;  ///< Empty if there is no way, or one of the names is unknown.
};

/// \param filter    Which edges the way may take.
/// \param fallback  Whether to go by way of a document that names both if there is nothing closer.
enum class ByDocuments : bool { Never, IfNothingCloser };
[[nodiscard]] Result<PathPage> make_path_page(const GraphSources& sources, std::string_view from,
                                              std::string_view to, EdgeFilter filter, ByDocuments fallback);

/// The object that `vidensgraf graph path --json` prints (docs/json.md). Where both names are known.
[[nodiscard]] std::string to_json(const PathPage& page);

}  // namespace vidensgraf
