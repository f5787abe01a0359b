#include "extraction/extract.h"

namespace vidensgraf {

DocumentFacts extract_facts(const Document& document, const AnalyzedText& /*text*/,
                            const Analyzer& /*analyzer*/, const Registers& /*registers*/) {
  DocumentFacts facts;
  facts.metadata = document.metadata;
  return facts;
}

}  // namespace vidensgraf
