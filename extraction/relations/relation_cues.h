#pragma once

#include <cstdint>
#include <vector>

#include "extraction/relations/relation_reader.h"

namespace vidensgraf {

/// One past a cue of a list ("fx", "herunder", "i form af for eksempel") that begins at token `at`, and
/// whatever goes with it; `at` if none does.
[[nodiscard]] std::uint32_t past_list_cue(const RelationReader& reader, std::uint32_t at);

/// Adds to `members` those that go on behind what belongs to the last one: "træning i hverdagens gøremål,
/// sprogstimulation og bevægelse". Stops where they may as well belong to that: "kontrol med hunde, katte og
/// heste".
void continue_list(const RelationReader& reader, std::vector<Conjunct>& members);

/// The members of an open list from token `at`, of which each may have something behind it: "samtaler med
/// familien, gruppeforløb og kurser".
[[nodiscard]] std::vector<Conjunct> listed_from(const RelationReader& reader, std::uint32_t at);

}  // namespace vidensgraf
