#pragma once

#include <vector>

#include "extraction/facts.h"
#include "extraction/grammar/noun_phrases.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// The terms that a list of concepts for the document would have, best first.
///
/// `facts` are those found so far: organisations, law references, citations, target groups and definitions
/// are used. An occurrence inside a longer concept's belongs to the longer one alone.
[[nodiscard]] std::vector<Concept> find_concepts(const TaggedText& text, const NounPhrases& phrases,
                                                 const Analyzer& analyzer, const DocumentFacts& facts);

}  // namespace vidensgraf
