#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vidensgraf {

// What is known beforehand of laws, public bodies and target groups. The data stand in
// extraction/registers/*.json (made by scripts/build-registers) and travel inside the program. All text is
// UTF-8 in NFC; dates are ISO 8601 with the precision of the source ("2007", "2003-07"); every look-up of a
// name ignores case.

/// How far an entry can be trusted; each register names its sources.
enum class RegisterConfidence : std::uint8_t { Verified, Derived, Knowledge };

/// One published text of a law.
struct LawVersion {
  std::string type;  ///< LOV, LBK, BKI
  int number = 0;
  std::string date;  ///< Date of signature.
  std::string eli;
};

struct Law {
  std::string id;          ///< "serviceloven"
  std::string title;       ///< "Lov om social service"
  std::string short_name;  ///< The popular title, else the official one: "serviceloven".
  std::string label;       ///< No other law has it; what its provisions are called by: "LAB", "ældreloven".
  std::string kind;        ///< act, treaty, eu-regulation
  std::string area;
  std::string in_force;              ///< First day in force; empty if not known.
  std::string replaced_by;           ///< Id of the law that took its place as a whole; empty if none.
  std::string replaced_on;           ///< First day of the replacement; empty if none.
  std::vector<LawVersion> versions;  ///< Oldest first.
  RegisterConfidence confidence = RegisterConfidence::Knowledge;
};

/// A section of a law and the consolidated texts in which it stands.
struct LawSection {
  std::string paragraf;                   ///< "13b"
  std::string chapter;                    ///< Empty if not recorded.
  std::string first;                      ///< Date of the first text read that has it; empty if not recorded.
  std::string last;                       ///< Likewise the last.
  bool first_is_latest_possible = false;  ///< It may be older than `first`.
  bool in_latest = true;                  ///< It stands in the latest text read.
};

/// Where a section's matter stands in another law since `date`. For linking periods, never to rewrite a
/// citation.
struct LawSectionMove {
  std::string from_law;
  std::string from_paragraf;
  std::string to_law;
  std::vector<std::string> to_paragraf;  ///< Most likely first; empty if none was found.
  std::string date;
  RegisterConfidence confidence = RegisterConfidence::Derived;
};

/// A name under which a law is cited.
struct LawName {
  std::string key;        ///< `text` in lower case, white space as one space, articles left out.
  std::string text;       ///< "servicelovens", "lov om social service", "SEL"
  std::uint32_t law = 0;  ///< Index in `Registers::laws()`.
  bool abbreviation = false;
  bool genitive = false;
  bool title = false;  ///< The full title, "lov om ..."
  bool weak = false;   ///< Ambiguous or rare: counts only beside a § or where the text introduced it.
};

struct OrganisationName {
  std::string name;
  std::string from;  ///< Empty if not known.
  std::string to;    ///< Empty if still in use or not known.
};

struct RegisteredOrganisation {
  std::string id;    ///< "social-og-boligstyrelsen"
  std::string name;  ///< Its present name.
  std::string kind;
  std::string parent;                   ///< Id of the body above it; empty if none is recorded.
  std::vector<OrganisationName> names;  ///< Present and former names, oldest first.
  std::vector<std::string> abbreviations;
  std::vector<std::string> successors;  ///< Ids of the bodies that took it over.
  RegisterConfidence confidence = RegisterConfidence::Knowledge;
};

struct RegisteredGroup {
  std::string id;                     ///< "ffb/hjemloeshed"
  std::string scheme;                 ///< "ffb"
  std::string name;                   ///< "Hjemløshed"
  std::vector<std::string> forms;     ///< Wordings of texts: "hjemløse", "borgere i hjemløshed".
  std::string broader;                ///< Id; empty at the top.
  std::vector<std::string> narrower;  ///< Ids.
  std::vector<std::string> matches;   ///< Ids of like groups in other schemes.
  std::string law;                    ///< Of statutory groups: law and section that name them.
  std::string paragraf;
  RegisterConfidence confidence = RegisterConfidence::Knowledge;
};

/// The registers in memory. Immutable, thread-safe; views and pointers live as long as the object.
class Registers {
 public:
  /// The registers that are part of the program, read once (about 10 ms) and kept.
  [[nodiscard]] static const Registers& built_in();
  ~Registers();

  // Laws.
  [[nodiscard]] std::span<const Law> laws() const;
  [[nodiscard]] const Law* find_law(std::string_view id) const;

  /// All laws that bear this name in any inflection, or this abbreviation; without duplicates. More than one
  /// is ambiguous ("retssikkerhedsloven"); the first is the usual one.
  [[nodiscard]] std::vector<const Law*> laws_named(std::string_view name) const;

  /// Names whose first word is `word` in lower case, longest first. For scanners that look at a text word by
  /// word.
  [[nodiscard]] std::span<const LawName> law_names_from(std::string_view word) const;

  /// A quick test for scanners: false if no name of a law, and none of the words that cite one ("stk",
  /// "lovens", "LBK", ...), begins with `word` as written.
  [[nodiscard]] bool may_begin_law_name(std::string_view word) const;

  /// The only name of one word within one edit (letter lost, added or changed) of `word` in lower case; null
  /// if there is none or several. For misprints beside a §: "serviceovens".
  [[nodiscard]] const LawName* law_name_like(std::string_view word) const;

  /// Every act that the register lists under this number in this year, e.g. (1287, 2020) in "LBK nr 1287 af
  /// 28/08/2020". `type` may be empty.
  [[nodiscard]] const Law* law_of_act(std::string_view type, int number, int year) const;

  /// The law called so at `date` (ISO, any precision, empty = today): "serviceloven" stays, but lab is
  /// lab-2003 before 2020. `id` is one of `laws()`.
  [[nodiscard]] const Law& law_at(const Law& law, std::string_view date) const;

  /// Whether that is another law at some dates than at others.
  [[nodiscard]] bool depends_on_date(const Law& law) const;

  // Sections.
  [[nodiscard]] std::span<const LawSection> sections(std::string_view law) const;
  [[nodiscard]] const LawSection* find_section(std::string_view law, std::string_view paragraf) const;
  [[nodiscard]] bool has_inventory(std::string_view law) const;
  [[nodiscard]] std::span<const LawSectionMove> moves() const;
  [[nodiscard]] const LawSectionMove* find_move(std::string_view from_law, std::string_view paragraf) const;

  /// The law that the field means by "§ 107-tilbud"; null if there is no such convention.
  [[nodiscard]] const Law* law_of_compound(std::string_view paragraf, std::string_view head) const;

  /// Whether `word` begins like a head that the field puts behind this section ("ansøgninger" after § 18).
  /// With an empty `paragraf`: whether it begins or ends like one that any section has ("botilbud").
  [[nodiscard]] bool is_compound_head(std::string_view paragraf, std::string_view word) const;

  // Organisations.
  [[nodiscard]] std::span<const RegisteredOrganisation> organisations() const;
  /// By any present or former name or abbreviation.
  [[nodiscard]] const RegisteredOrganisation* organisation_named(std::string_view name) const;

  // Target groups.
  [[nodiscard]] std::span<const RegisteredGroup> target_groups() const;
  [[nodiscard]] const RegisteredGroup* find_target_group(std::string_view id) const;
  /// By name or one of the wordings; of several schemes the first listed (FFB) wins.
  [[nodiscard]] const RegisteredGroup* target_group_named(std::string_view label) const;

  Registers(const Registers&) = delete;
  Registers& operator=(const Registers&) = delete;

 private:
  struct Impl;
  explicit Registers(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
