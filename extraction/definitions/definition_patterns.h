#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extraction/facts.h"
#include "extraction/grammar/noun_phrases.h"

namespace vidensgraf {

/// The term of a definition as tokens [first, end), determiner excluded. `phrase` is its first noun phrase.
struct DefinedTerm {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  NounPhrase phrase;
  /// Where the term is given in part ("i bredden" of "kompleksitet i dybden og i bredden"): tokens
  /// [shared_first, shared_end) go before it.
  std::uint32_t shared_first = 0;
  std::uint32_t shared_end = 0;
  bool is_name = false;  ///< Written with capitals: "Trygge Veje".
};

struct DefinitionMatch {
  DefinitionKind kind = DefinitionKind::Definition;
  std::vector<DefinedTerm> terms;
  std::string pattern;
  double confidence = 1.0;
  explicit operator bool() const { return !terms.empty(); }
};

/// Where sentence patterns apply: running text, or a section whose lines are a glossary or a list of
/// criteria.
/// In a subsection of a glossary ("A-H") only lines count whose text is a phrase.
enum class DefinitionZone : std::uint8_t { Text, Glossary, GlossarySubsection, Criteria };

/// The first pattern of definition that tokens [begin, end), one sentence, match; no terms if there is none.
[[nodiscard]] DefinitionMatch match_definition(const TaggedText& text, std::uint32_t begin, std::uint32_t end,
                                               DefinitionZone zone);

}  // namespace vidensgraf
