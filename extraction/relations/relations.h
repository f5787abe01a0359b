#pragma once

#include <vector>

#include "extraction/facts.h"
#include "extraction/grammar/noun_phrases.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// The relations between concepts, target groups, organisations, abbreviations and provisions that sentences
/// of the document state, in text order, each distinct one once. `facts` holds everything else that was
/// found.
///
/// Standing in one sentence is no relation: a verb, an enumeration or a layout has to say it.
[[nodiscard]] std::vector<Relation> find_relations(const TaggedText& text, const NounPhrases& phrases,
                                                   const Analyzer& analyzer, const DocumentFacts& facts);

}  // namespace vidensgraf
