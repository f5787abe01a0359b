#include "query/pages/law_versions.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vidensgraf {

Result<std::vector<DocumentVersion>> versions_by_document(CitedVersionReader& versions,
                                                          const ProvisionAddress& address,
                                                          const std::set<DocumentNumber>& documents) {
  std::vector<DocumentVersion> result;
  for (const DocumentNumber number : documents) {
    auto info = versions.info_of(number);
    if (!info) return fail(info.error());
    auto cited = versions.version_of(number, address);
    if (!cited) return fail(cited.error());
    result.push_back(DocumentVersion{std::move(*info), std::move(*cited)});
  }
  std::sort(result.begin(), result.end(), [](const DocumentVersion& a, const DocumentVersion& b) {
    const auto rank = [](const DocumentVersion& item) {
      return std::make_tuple(item.document.date.empty(), item.document.date, item.document.id);
    };
    return rank(a) < rank(b);
  });
  return result;
}

}  // namespace vidensgraf
