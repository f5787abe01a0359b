#pragma once

#include <string>

#include "query/search/search_result.h"

namespace vidensgraf {

/// The result as the JSON object that `vidensgraf search --json` prints (docs/json.md), on one line.
/// \param explain  Whether to write the parts of each score.
[[nodiscard]] std::string search_to_json(const SearchResult& result, bool explain);

/// "Kapitel 2 › Målgruppe"; empty outside of sections.
[[nodiscard]] std::string section_label(const PassageHit& passage);

/// What stands behind the prefix of a term, as people write it: "LAB § 28" for a provision's key.
[[nodiscard]] std::string name_behind(std::string_view prefix, std::string_view name);

/// What an index term stands for, for people: "støttebehov (any inflection)".
[[nodiscard]] std::string describe_term(std::string_view term);

/// The same without what kind of term it is: "støttebehov", "serviceloven § 85".
[[nodiscard]] std::string name_of_term(std::string_view term);

}  // namespace vidensgraf
