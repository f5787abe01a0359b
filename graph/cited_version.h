#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "extraction/laws/law_version.h"
#include "graph/graph_view.h"
#include "graph/provision.h"
#include "graph/stated_definition.h"

namespace vidensgraf {

/// Which text of a law a document means that cites it, and how the provision stands in that text.
struct CitedVersion {
  VersionBasis basis = VersionBasis::Unknown;
  std::string version;  ///< "LBK nr 1287 af 2020-08-28"; empty if the basis is Unknown.
  bool precise = true;  ///< False: another text came within the year or month that dates the document.
  SectionStatus section = SectionStatus::NotChecked;
  std::string moved_to;  ///< "barnets lov § 22, § 27"; empty if the matter of the § stands where it stood.
  std::string moved_on;  ///< "2024-01-01"; empty likewise.
  bool moved_before = false;  ///< It had moved when the document was written.
};

/// Resolves the provisions that documents cite to versions of their laws. Reads each document once and keeps
/// what it needs of it. Borrows its arguments; not thread-safe.
class CitedVersionReader {
 public:
  CitedVersionReader(const Rows& rows, const GraphView& view, const Registers& registers)
      : rows_(rows), view_(view), registers_(registers) {}

  /// Errors: Damaged, Io. Likewise below.
  [[nodiscard]] Result<CitedVersion> version_of(DocumentNumber document, const ProvisionAddress& address);
  [[nodiscard]] Result<DocumentInfo> info_of(DocumentNumber document);

  /// References that it goes by.
  [[nodiscard]] static bool names_text(const ReferenceHead& head);

  /// Spares reading what the caller has read: the references of a document, at least those of `names_text`.
  /// Without effect for a document that is known.
  [[nodiscard]] Result<void> add(DocumentNumber document, const std::vector<LawReference>& references);

 private:
  using NumberAndDate = std::pair<std::string, std::string>;
  struct Citing {
    DocumentInfo info;
    std::map<std::string, NumberAndDate> named;  ///< By law: the one text that the document names.
    std::map<std::string, NumberAndDate> here;   ///< By "law#paragraf": what the reference itself names.
  };
  [[nodiscard]] Result<const Citing*> read(DocumentNumber document);

  const Rows& rows_;
  const GraphView& view_;
  const Registers& registers_;
  std::map<DocumentNumber, Citing> citing_;
};

/// How a law or provision stands today, as far as the registers know.
struct ProvisionStanding {
  enum class Kind {
    NotChecked,  ///< No section was asked for, or the register lists none of the law.
    Stands,
    TakenOut,  ///< In an earlier text of the law, not in the latest.
    Moved,     ///< Its matter stands in another law or section now.
    Replaced,  ///< The law as a whole is another now.
    Unknown,   ///< In no text of the law.
  };
  Kind kind = Kind::NotChecked;
  std::string moved_to;  ///< Moved: "barnets lov § 22"; Replaced: the name of the law.
  std::string since;     ///< Moved, Replaced: the day; TakenOut: the date of the last text that has it.
};
[[nodiscard]] ProvisionStanding standing_of(const Registers& registers, const ProvisionAddress& address);

/// The same of a node; nothing where it is neither a law nor a provision.
[[nodiscard]] std::optional<ProvisionStanding> standing_of_node(const GraphNode& node,
                                                                const Registers& registers);

/// Where the matter of a section stands now: "barnets lov § 22, § 27".
[[nodiscard]] std::string target_of(const LawSectionMove& move, const Registers& registers);

/// Used in all output: "named_here", "document_date", ...; "stands", "taken_out", ...; "moved", ...
[[nodiscard]] std::string_view name_of(VersionBasis basis);
[[nodiscard]] std::string_view name_of(SectionStatus status);
[[nodiscard]] std::string_view name_of(ProvisionStanding::Kind kind);

/// For people, empty where nothing is to be said: "moved to barnets lov § 22 on 2024-01-01"; "the § is not in
/// this version any more; had moved to barnets lov § 22 on 2024-01-01".
[[nodiscard]] std::string describe(const ProvisionStanding& standing);
[[nodiscard]] std::string describe(const CitedVersion& cited);

}  // namespace vidensgraf
