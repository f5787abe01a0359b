#pragma once

#include <cstdint>
#include <vector>

#include "extraction/relation_reader.h"

namespace vidensgraf {

/// What a verb is said of, in any clause of the sentence that `reader` has entered: the phrases that are its
/// subject, several where they are coordinated ("A og B styrker"). Empty where position does not tell.
///
/// Reads past modal verbs, adverbs and "er med til at"; takes the subject of the verb before for a second
/// verb
/// ("X styrker A og understøtter B"), the antecedent for a relative clause.
[[nodiscard]] std::vector<const NounPhrase*> subjects_of(const RelationReader& reader, std::uint32_t verb);

/// Whether what the verb says only may be so: "kan styrke", "kan styrke A og understøtte B", "derfor kan X
/// styrke".
[[nodiscard]] bool is_possibility(const RelationReader& reader, std::uint32_t verb);

/// What the verb takes behind it: its objects, or the phrases of a preposition that follows ("bidrager til
/// Y"), also those of an infinitive it leads to ("er med til at skabe Y").
[[nodiscard]] std::vector<Conjunct> complements_of(const RelationReader& reader, std::uint32_t verb);

}  // namespace vidensgraf
