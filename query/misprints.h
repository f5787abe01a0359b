#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/name_lookup.h"

namespace vidensgraf {

/// A concept that is called like another but for one letter.
struct Misprint {
  GraphNode node;
  bool is_sure = false;  ///< Only one of the two is spelled as the dictionaries do, and it is named as often.
};

/// Concepts whose label is that of `node` with one letter lost, added, changed or swapped with its neighbour.
/// Both ways: the right spelling of a misprint and the misprints of a right one. Where both are words of the
/// dictionaries, they are two concepts and not listed. In the order of their keys.
///
/// Cost: reads names that share the first or the last half with the label, at most some hundreds of each.
[[nodiscard]] Result<std::vector<Misprint>> misprints_of(const GraphSources& sources, const GraphNode& node);

/// Whether two names, folded, of equally many words differ in one letter of one long word, and that word is
/// in the dictionaries on at most one side.
///
/// \return  None: they are not one name; Likely: neither word is in the dictionaries; First, Second: which
///          name is the misprint.
enum class MisprintSide { None, Likely, First, Second };
[[nodiscard]] MisprintSide compare_spelling(const Analyzer& analyzer, std::string_view first,
                                            std::string_view second);

}  // namespace vidensgraf
