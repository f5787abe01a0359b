#pragma once

#include <span>
#include <vector>

#include "extraction/facts.h"
#include "extraction/grammar/noun_phrases.h"
#include "extraction/registers.h"

namespace vidensgraf {

/// The groups of people that the document delimits, in the order of their first occurrence, each label once.
///
/// A group is a noun for people with a restriction ("borgere med komplekse støttebehov", "socialt udsatte
/// voksne") or a noun that names a group by itself ("pårørende"). Occurrences are in text order; a group
/// inside a longer one ("pårørende til voksne med handicap") is an occurrence of its own; people in the name
/// of one of `organisations` ("Rådet for Socialt Udsatte") or in one of `laws` ("lov om kompensation til
/// handicappede") are none.
[[nodiscard]] std::vector<TargetGroup> find_target_groups(const TaggedText& text, const NounPhrases& phrases,
                                                          const Registers& registers,
                                                          std::span<const Organisation> organisations = {},
                                                          std::span<const LawReference> laws = {});

}  // namespace vidensgraf
