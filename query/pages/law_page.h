#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/cooccurrence.h"
#include "graph/provision.h"
#include "query/names/name_lookup.h"
#include "query/pages/law_versions.h"
#include "query/pages/links.h"
#include "query/pages/list_part.h"
#include "query/pages/place.h"

namespace vidensgraf {

/// A place that cites the provision or something inside it.
struct LawCitation {
  ProvisionAddress address;                 ///< What exactly it cites.
  std::string label;                        ///< "§ 85, stk. 1", or the law's name for the law as a whole.
  std::uint64_t document_count = 0;         ///< That cite it or something inside it.
  std::vector<PlacesInDocument> documents;  ///< Texts of the provision first, then those that cite it most.
  bool has_more = false;                    ///< Documents behind these.
};

/// The words of a provision as a document gives them.
struct QuotedProvision {
  DocumentInfo document;
  std::uint32_t page = 0;
  ByteSpan source;
  std::string text;  ///< One line for each block.
};

/// What is known of the law beforehand (extraction/registers).
struct LawFacts {
  std::string id;
  std::string title;
  std::string short_name;
  std::string in_force;     ///< First day; empty if not known.
  std::string replaced_by;  ///< Short name; empty if none.
  std::string replaced_on;
  std::vector<std::string> versions;  ///< "LBK nr 1089 af 2023-08-16", oldest first.
};

/// A version of the law that a document names by number and date.
struct StatedVersion {
  std::string version;  ///< "LBK nr 1287 af 2020-08-28"
  std::vector<PlacesInDocument> documents;
};

/// What a reader must know before relying on the provision.
struct LawWarning {
  enum class Kind {
    Replaced,  ///< Values: the law, the one that replaced it, the day (may be empty).
    Unknown,   ///< In no text of the law. Values: "§ 999", the law.
    TakenOut,  ///< Not in the latest text. Values: "§ 52", the law, date of the last text that has it.
    Moved,     ///< Values: "§ 52", the law, "barnets lov § 22", the day.
  };
  Kind kind = Kind::Replaced;
  std::vector<std::string> values;
  std::string text;  ///< One English sentence.
};

/// "replaced", "unknown", "taken_out", "moved": used in JSON and for translations.
[[nodiscard]] std::string_view name_of(LawWarning::Kind kind);

/// What of a provision's page is asked for. The work follows from it, not from how often it is cited.
struct LawPageOptions {
  ListPart documents{20};  ///< That cite the provision itself.
  ListPart parts{25};      ///< What lies in it, each with a few documents.
};

/// A provision or a law, and what documents say of it.
struct LawPage {
  LawPageOptions options;
  std::string asked;
  ProvisionAddress address;
  std::string label;  ///< "serviceloven § 85, stk. 1"
  LawFacts law;
  std::vector<LawWarning> warnings;
  std::vector<QuotedProvision> quotes;
  std::vector<LawCitation> citations;  ///< The provision itself, then what lies in it, in the law's order.
  std::uint64_t document_count = 0;    ///< That cite it or something inside it.
  std::uint64_t part_count = 0;    ///< Provisions in it that documents name; `options.parts` of them shown.
  std::vector<LawCitation> above;  ///< What it lies in (its paragraf), where that is cited as a whole.
  std::vector<StatedVersion> versions;
  std::vector<DocumentVersion> applied;  ///< Which text of the law each document shown means.
  /// Concepts that documents state to be governed by the provisions shown, and the like.
  std::vector<LinkedNode> links;
  std::uint64_t link_count = 0;  ///< In all; at least so many where `is_link_count_exact` is false.
  bool is_link_count_exact = true;
  std::vector<Cooccurrence> beside;    ///< Named in the same paragraphs.
  std::uint64_t beside_documents = 0;  ///< Whose paragraphs were counted.

  [[nodiscard]] bool is_cited() const { return !citations.empty() || options.documents.offset > 0; }
};

/// Of the page only what the registers know: address, label, law and warnings. Reads nothing of the index.
/// Errors as for make_law_page.
[[nodiscard]] Result<LawPage> look_up_provision(const GraphSources& sources, std::string_view query);

/// \param query  A reference as people write it: "SEL § 85, stk. 1", "servicelovens § 13b", "serviceloven".
/// Errors: Input where `query` names no provision or only a § without a law.
[[nodiscard]] Result<LawPage> make_law_page(const GraphSources& sources, std::string_view query,
                                            const LawPageOptions& options = {});

}  // namespace vidensgraf
