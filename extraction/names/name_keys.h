#pragma once

#include <string>
#include <string_view>

#include "extraction/facts.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// The key that a concept of this name has wherever it stands: "det specialiserede socialområde" and
/// "specialiserede socialområder" have that of "specialiseret socialområde". Names with capitals keep their
/// words ("Den Nationale Koordinationsstruktur"), and so does what is no noun phrase.
[[nodiscard]] std::string concept_name_key(const Analyzer& analyzer, std::string_view name);

/// The key of a target group: its words without articles, nouns and adjectives as lemmas. "borgere med
/// dobbeltdiagnoser" and "borgere med en dobbeltdiagnose" are one group.
[[nodiscard]] std::string group_name_key(const Analyzer& analyzer, std::string_view name);

/// Gives `facts.keys` what is only a name in them: defined terms, long forms, ends of relations, members of
/// coordinated groups; and makes the keys of definite names ("socialområdet") those of their lemmas.
void add_name_keys(const Analyzer& analyzer, DocumentFacts& facts);

}  // namespace vidensgraf
