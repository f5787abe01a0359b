#pragma once

#include "corpus/document.h"
#include "graph/contribution.h"

namespace vidensgraf {

/// What `document` contributes, given the contribution of another one that differs from it in its id only,
/// and in metadata that its own node does not show. `document.metadata` is complete. Implemented in
/// contribution.cpp.
[[nodiscard]] Contribution of_another_document(Contribution contribution, const Document& document);

}  // namespace vidensgraf
