#pragma once

#include <string_view>
#include <vector>

#include "extraction/facts.h"

namespace vidensgraf {

/// Gives references behind "I lov om X ... foretages følgende ændringer" to the law that is amended, and
/// subsections there to the section named last, not to that of the amending act. `references` are in text
/// order. What a quotation »...« replaces stays unresolved: it may be of a third law.
void resolve_amendments(std::string_view text, std::vector<LawReference>& references);

}  // namespace vidensgraf
