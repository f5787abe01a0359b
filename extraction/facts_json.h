#pragma once

#include <string>

#include "corpus/document.h"
#include "extraction/facts.h"

namespace vidensgraf {

/// The facts of one document as the JSON object that `vidensgraf extract` prints (docs/json.md).
[[nodiscard]] std::string facts_to_json(const Document& document, const DocumentFacts& facts);

}  // namespace vidensgraf
