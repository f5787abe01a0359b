#pragma once

#include "extraction/relations/relation_reader.h"

namespace vidensgraf {

/// Whether the phrase names what people are offered, and by a name of its own: "botilbud",
/// "dagbehandlingstilbud"; not "gaden", "praktik".
[[nodiscard]] bool is_offer(const RelationReader& reader, const NounPhrase& phrase);

/// Whether a provision named right behind the phrase is about what is done, and not about the phrase:
/// "opsiger lejemålet, jf. § 9", "videregives til pårørende efter § 43". `aside`: a comma stands between.
[[nodiscard]] bool belongs_to_verb(const RelationReader& reader, const NounPhrase& phrase, bool aside);

}  // namespace vidensgraf
