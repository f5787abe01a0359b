#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/law_version.h"
#include "graph/provision.h"
#include "graph/stated_definition.h"
#include "query/name_lookup.h"

namespace vidensgraf {

/// Which text of a law a document means that cites it.
struct DocumentVersion {
  DocumentInfo document;
  VersionBasis basis = VersionBasis::Unknown;
  std::string version;  ///< "LBK nr 1287 af 2020-08-28"; empty if the basis is Unknown.
  bool precise = true;  ///< False: another text came within the year or month that dates the document.
  SectionStatus section = SectionStatus::NotChecked;
  std::string moved_to;  ///< "barnets lov § 22, § 27"; empty if the § stands where it stood.
  std::string moved_on;
  bool moved_before = false;  ///< It had moved when the document was written.
};

/// One entry for each document, in time order, undated ones last.
///
/// \param documents  Ids and numbers of documents that cite `address`.
[[nodiscard]] Result<std::vector<DocumentVersion>> versions_by_document(
    const GraphSources& sources, const ProvisionAddress& address,
    const std::map<std::string, DocumentNumber>& documents);

/// Where the matter of a section stands now: "barnets lov § 22, § 27".
[[nodiscard]] std::string target_of(const LawSectionMove& move, const Registers& registers);

/// "named_here", "named_in_document", "document_date", "unknown": used in all output. Likewise the status.
[[nodiscard]] std::string_view name_of(VersionBasis basis);
[[nodiscard]] std::string_view name_of(SectionStatus status);

}  // namespace vidensgraf
