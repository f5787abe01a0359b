#pragma once

#include <string>
#include <string_view>

namespace vidensgraf {

/// Why two concepts may be one, judged by their keys alone; empty if nothing speaks for it. A proposal for
/// people, never a reason to merge.
///
///   "compound of the same words"          støttebehov / behov for støtte
///   "differs in hyphens or spaces only"   borger-sag / borgersag
///   "one letter apart"                    koordinering / kordinering
///
/// \param a, b  Keys of concepts: lemmas joined by a space, lower case, UTF-8. Symmetric.
[[nodiscard]] std::string merge_reason(std::string_view a, std::string_view b);

}  // namespace vidensgraf
