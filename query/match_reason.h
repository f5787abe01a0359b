#pragma once

#include <cstdint>
#include <string_view>

namespace vidensgraf {

/// Why a word of a passage counts as a match, strongest first.
enum class MatchReason : std::uint8_t { Word, Inflection, CompoundPart, Synonym, Concept, Spelling, Law };

[[nodiscard]] std::string_view name_of(MatchReason reason);  ///< "word", "compound_part", ...: used in JSON

}  // namespace vidensgraf
