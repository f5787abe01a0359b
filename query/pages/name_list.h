#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/names/name_lookup.h"

namespace vidensgraf {

/// An entry of the alphabetical list of concepts.
struct ListedName {
  GraphNode node;
  bool is_defined = false;  ///< A document defines it.
};

struct NameList {
  std::vector<ListedName> names;  ///< As Danish orders them, at most as many as were asked for.
  bool is_complete = true;        ///< Else more names begin so.
  /// Where there are more: the beginnings that are one letter longer, æ, ø and å last.
  std::vector<std::string> longer;
};

enum class ListedConcepts : bool { All, Defined };

/// Concepts, target groups and abbreviations whose preferred name begins with `beginning`, in any case.
///
/// \param limit  Of names.
/// Cost: some 10 µs a name that begins so, inflected forms included; of the first 10,000 only.
/// Errors: Damaged, Io.
[[nodiscard]] Result<NameList> list_names(const GraphSources& sources, std::string_view beginning,
                                          ListedConcepts which, std::size_t limit);

}  // namespace vidensgraf
