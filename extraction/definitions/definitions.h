#pragma once

#include <span>
#include <vector>

#include "extraction/facts.h"
#include "extraction/grammar/noun_phrases.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// The definitions that the document states, in text order: "X defineres som ...", "Ved X forstås ...", "X,
/// også kaldet Y", glossary lines. `citations` (any order) give `cited_source`.
///
/// A sentence gives one definition, or one for each member of "inddeles i X og Y". Evaluations ("X er en
/// udfordring") and statements of what the document itself is about are no definitions.
[[nodiscard]] std::vector<Definition> find_definitions(const TaggedText& text, const NounPhrases& phrases,
                                                       const Analyzer& analyzer,
                                                       std::span<const Citation> citations);

}  // namespace vidensgraf
