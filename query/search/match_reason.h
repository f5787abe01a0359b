#pragma once

#include <cstdint>
#include <string_view>

namespace vidensgraf {

/// Why a word of a passage counts as a match, strongest first.
enum class MatchReason : std::uint8_t {
  Word,          ///< As typed.
  Inflection,    ///< Another form of the word.
  CompoundPart,  ///< A compound that the word is a member of, or a member of the word.
  Synonym,       ///< Another name: abbreviation and long form, or what a reviewer merged or renamed.
  Concept,       ///< A word of the concept that a field of the query asks for.
  Spelling,      ///< The nearest word that the index has, in place of one that it has not.
  Law,           ///< It refers to the provision.
};

[[nodiscard]] std::string_view name_of(MatchReason reason);  ///< "word", "compound_part", ...: used in JSON

}  // namespace vidensgraf
