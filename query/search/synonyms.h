#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "graph/review_overlay.h"
#include "store/rows.h"

namespace vidensgraf {

/// Other names that the documents give to what is called `name`: the long form of an abbreviation, the
/// abbreviations of a long form, what is said to be another name of it (as an accepted term of a vocabulary),
/// what a reviewer merged with it, what documents call what a reviewer renamed.
/// Folded, sorted, without `name`; at most five.
///
/// \param name  As typed, UTF-8; case and spacing do not matter.
/// Errors: Damaged, Io.
[[nodiscard]] Result<std::vector<std::string>> synonyms_of(const Rows& graph, const ReviewOverlay& reviews,
                                                           std::string_view name);

/// `synonyms_of` over one index, as what expands queries asks for it. May be empty: no synonyms.
using SynonymLookup = std::function<Result<std::vector<std::string>>(const std::string& name)>;

}  // namespace vidensgraf
