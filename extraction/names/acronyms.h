#pragma once

#include <string_view>

namespace vidensgraf {

/// The acronym in a word as written, without an ending: "NATKO" of "NATKOs", "IKT" of "IKT'er". Empty if it
/// is none. UTF-8; the view is into `form`.
[[nodiscard]] std::string_view acronym_in(std::string_view form);

/// The acronym that a compound begins with: "STU" of "STU-forløb"; empty if it begins with none. Two letters
/// are too many things. The view is into `form`.
[[nodiscard]] std::string_view acronym_of_compound(std::string_view form);

}  // namespace vidensgraf
