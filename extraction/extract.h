#pragma once

#include "corpus/document.h"
#include "extraction/facts.h"
#include "extraction/registers.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// Every fact that `document` states. A pure function of its arguments: same input, same facts, in the same
/// order.
///
/// \param text  The token layer over `document` made by `analyzer`.
[[nodiscard]] DocumentFacts extract_facts(const Document& document, const AnalyzedText& text,
                                          const Analyzer& analyzer, const Registers& registers);

}  // namespace vidensgraf
