#pragma once

#include <string>

#include "graph/shortest_path.h"
#include "query/names/name_lookup.h"

namespace vidensgraf {

/// A shortest way between what two names mean.
struct PathPage {
  NameLookup from;
  NameLookup to;
  FoundPath path;  ///< Without steps if no way was found, or one of the names is unknown.
};

/// Whether a way may lead by a document that names both ends, if there is nothing closer.
enum class ByDocuments : bool { Never, IfNothingCloser };

/// \param filter  Which edges the way may take.
[[nodiscard]] Result<FoundPath> find_path(const GraphView& view, NodeId from, NodeId to, EdgeFilter filter,
                                          ByDocuments fallback);

/// Looks both names up. Not an error: no way, or a name that is not known. Errors: Input (no UTF-8), Damaged,
/// Io.
[[nodiscard]] Result<PathPage> make_path_page(const GraphSources& sources, std::string_view from,
                                              std::string_view to, EdgeFilter filter, ByDocuments fallback);

/// The object that `vidensgraf graph path --json` prints (docs/json.md). Where both names are known.
[[nodiscard]] std::string to_json(const PathPage& page);

}  // namespace vidensgraf
