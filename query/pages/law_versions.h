#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/cited_version.h"

namespace vidensgraf {

/// Which text of a law a document means that cites it.
struct DocumentVersion {
  DocumentInfo document;
  CitedVersion cited;
};

/// One entry for each document, in time order, undated ones last.
///
/// \param documents  Those that cite `address`.
[[nodiscard]] Result<std::vector<DocumentVersion>> versions_by_document(
    CitedVersionReader& versions, const ProvisionAddress& address, const std::set<DocumentNumber>& documents);

}  // namespace vidensgraf
