#pragma once

#include <string>

#include "extraction/relations/relation_reader.h"

namespace vidensgraf {

/// The concept that a definite noun takes up by its last member: "forløbet" behind "et behandlingsforløb".
/// Null where it takes up nothing, or two things as well. Looks at the two sentences before the one that
/// `reader` has entered. A general noun ("tilbuddet") takes up any offer there, or that of the heading above.
[[nodiscard]] const std::string* taken_up(const RelationReader& reader, const NounPhrase& phrase);

/// What the nearest heading above sentence `number` names, where that may be offered to people: "Krisebolig".
/// Headings that only label what is below them ("Målgruppe") are passed over. Null if there is none.
[[nodiscard]] const std::string* offer_of_heading(const RelationReader& reader, std::uint32_t number);

}  // namespace vidensgraf
