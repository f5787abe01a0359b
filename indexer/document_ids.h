#pragma once

#include <string>
#include <vector>

namespace vidensgraf {

/// The ids of documents that come from files, one for each of `identities` (absolute paths, each once).
///
/// A document's id is its file name's stem up to the first '_', where no other document could be meant by it;
/// else the whole stem, else the name with its extension, else as much of the path in front of it as it
/// takes. The ids depend on the set alone, not on the order in which files were added.
[[nodiscard]] std::vector<std::string> document_ids(const std::vector<std::string>& identities);

}  // namespace vidensgraf
