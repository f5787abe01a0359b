#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/names/name_lookup.h"

namespace vidensgraf {

/// An entry of the alphabetical list of concepts.
struct ListedName {
  GraphNode node;           ///< What is called so.
  std::string name;         ///< Under which it stands in the list.
  bool is_defined = false;  ///< A document defines it, or what it leads to.
  /// "KPO see kommunal plan for omsorg": what its page is about instead, which is called otherwise. Several
  /// where an abbreviation has several meanings, the most common first; empty for a preferred name.
  std::vector<GraphNode> see;
};

struct NameList {
  std::vector<ListedName> names;  ///< As Danish orders them, at most as many as were asked for.
  bool is_complete = true;        ///< Else more names begin so.
  /// Where there are more: the beginnings that are one letter longer, as Danish orders them.
  std::vector<std::string> longer;
};

enum class ListedConcepts : bool { All, Defined };

/// Concepts, target groups and abbreviations whose name begins with `beginning`, in any case: preferred
/// names, and others that lead to them (abbreviations, "X, også kaldet Y", what is written as a compound,
/// what reviewers renamed and merged). Inflected forms are no names of their own.
///
/// \param limit  Of names.
/// Cost: some 10 µs a name that begins so, inflected forms included, of the first 10,000 only; and a look-up
/// (query/names/name_lookup.h) for each that is listed.
/// Errors: Damaged, Io.
[[nodiscard]] Result<NameList> list_names(const GraphSources& sources, std::string_view beginning,
                                          ListedConcepts which, std::size_t limit);

/// The beginnings that are one letter or digit longer than `beginning` and that names of such a list have, as
/// Danish orders them. One seek for each, and a look at the names that begin so until one is of the list.
[[nodiscard]] Result<std::vector<std::string>> next_beginnings(const GraphSources& sources,
                                                               std::string_view beginning,
                                                               ListedConcepts which);

}  // namespace vidensgraf
