#pragma once

#include <string>

#include "extraction/relation_reader.h"

namespace vidensgraf {

/// The concept that a definite noun takes up by its last member: "forløbet" behind "et behandlingsforløb".
/// Null where it takes up nothing, or two things as well. Looks at the two sentences before the one that
/// `reader` has entered.
[[nodiscard]] const std::string* taken_up(const RelationReader& reader, const NounPhrase& phrase);

}  // namespace vidensgraf
