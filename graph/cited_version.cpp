// A document that names one text of the law by number and date ("LBK nr 1287 af 28/08/2020", in its list of
// references as a rule) means that text. One that names several speaks of the law's history: then its date
// decides, as it does where none is named; but a reference that itself gives number and date means that text.

#include "graph/cited_version.h"

#include <set>

#include <fmt/format.h>

#include "graph/graph_update.h"

namespace vidensgraf {

bool CitedVersionReader::names_text(const ReferenceHead& head) {
  return !head.document_number.empty() && !head.law.empty();
}

Result<const CitedVersionReader::Citing*> CitedVersionReader::read(DocumentNumber document) {
  if (const auto known = citing_.find(document); known != citing_.end()) return &known->second;
  const auto references = read_law_references(rows_, document, names_text);
  if (!references) return fail(references.error());
  if (const auto added = add(document, *references); !added) return fail(added.error());
  return &citing_.find(document)->second;
}

Result<void> CitedVersionReader::add(DocumentNumber document, const std::vector<LawReference>& references) {
  if (citing_.count(document) != 0) return {};
  Citing citing;
  auto info = read_document_info(view_, document);
  if (!info) return fail(info.error());
  citing.info = std::move(*info);
  std::map<std::string, std::set<NumberAndDate>> texts;  // by law: number and year
  for (const LawReference& reference : references) {
    if (reference.law.empty() || reference.document_number.empty()) continue;
    const NumberAndDate text{reference.document_number, reference.document_date};
    texts[reference.law].emplace(text.first, text.second.substr(0, 4));
    citing.named[reference.law] = text;
    if (!reference.paragraf.empty()) citing.here[reference.law + "#" + reference.paragraf] = text;
  }
  for (const auto& [law, named] : texts) {
    if (named.size() > 1) citing.named.erase(law);
  }
  citing_.emplace(document, std::move(citing));
  return {};
}

Result<DocumentInfo> CitedVersionReader::info_of(DocumentNumber document) {
  const auto citing = read(document);
  if (!citing) return fail(citing.error());
  return (*citing)->info;
}

Result<CitedVersion> CitedVersionReader::version_of(DocumentNumber document,
                                                    const ProvisionAddress& address) {
  const auto read_document = read(document);
  if (!read_document) return fail(read_document.error());
  const Citing& citing = **read_document;
  const auto find = [](const std::map<std::string, NumberAndDate>& texts, const std::string& key) {
    const auto found = texts.find(key);
    return found == texts.end() ? NamedVersion{} : NamedVersion{found->second.first, found->second.second};
  };
  const AppliedVersion applied = applied_version(registers_, address.law, address.paragraf, citing.info.date,
                                                 find(citing.here, address.law + "#" + address.paragraf),
                                                 find(citing.named, address.law));
  CitedVersion version;
  version.basis = applied.basis;
  if (applied.version != nullptr) version.version = name_of(*applied.version);
  version.precise = applied.precise;
  version.section = applied.section;
  if (applied.move != nullptr) {
    version.moved_to = target_of(*applied.move, registers_);
    version.moved_on = applied.move->date;
    version.moved_before = applied.moved_before;
  }
  return version;
}

ProvisionStanding standing_of(const Registers& registers, const ProvisionAddress& address) {
  using Kind = ProvisionStanding::Kind;
  const Law* const law = registers.find_law(address.law);
  if (law == nullptr) return {};
  if (address.paragraf.empty()) {
    const Law* const next = registers.find_law(law->replaced_by);
    if (next == nullptr) return ProvisionStanding{Kind::Stands, {}, {}};
    return ProvisionStanding{Kind::Replaced, next->short_name, law->replaced_on};
  }
  if (const LawSectionMove* const move = registers.find_move(address.law, address.paragraf)) {
    return ProvisionStanding{Kind::Moved, target_of(*move, registers), move->date};
  }
  if (!registers.has_inventory(address.law)) return {};
  const LawSection* const section = registers.find_section(address.law, address.paragraf);
  if (section == nullptr) return ProvisionStanding{Kind::Unknown, {}, {}};
  if (!section->in_latest) return ProvisionStanding{Kind::TakenOut, {}, section->last};
  return ProvisionStanding{Kind::Stands, {}, {}};
}

std::optional<ProvisionStanding> standing_of_node(const GraphNode& node, const Registers& registers) {
  if (node.kind != NodeKind::Provision && node.kind != NodeKind::Law) return std::nullopt;
  const auto address = parse_provision_key(node.key);
  if (!address) return std::nullopt;
  return standing_of(registers, *address);
}

std::string target_of(const LawSectionMove& move, const Registers& registers) {
  const Law* const law = registers.find_law(move.to_law);
  std::string text = law == nullptr ? move.to_law : law->short_name;
  bool first = true;
  for (const std::string& paragraf : move.to_paragraf) {
    text += (first ? " " : ", ") + short_label_of(ProvisionAddress{move.to_law, paragraf, 0, 0, {}, 0});
    first = false;
  }
  return text;
}

std::string_view name_of(VersionBasis basis) {
  switch (basis) {
    case VersionBasis::NamedHere:
      return "named_here";
    case VersionBasis::NamedInDocument:
      return "named_in_document";
    case VersionBasis::DocumentDate:
      return "document_date";
    case VersionBasis::Unknown:
      break;
  }
  return "unknown";
}

std::string_view name_of(SectionStatus status) {
  switch (status) {
    case SectionStatus::Stands:
      return "stands";
    case SectionStatus::NotYet:
      return "not_yet";
    case SectionStatus::TakenOut:
      return "taken_out";
    case SectionStatus::Unknown:
      return "unknown";
    case SectionStatus::NotChecked:
      break;
  }
  return "not_checked";
}

std::string_view name_of(ProvisionStanding::Kind kind) {
  using Kind = ProvisionStanding::Kind;
  switch (kind) {
    case Kind::Stands:
      return "stands";
    case Kind::TakenOut:
      return "taken_out";
    case Kind::Moved:
      return "moved";
    case Kind::Replaced:
      return "replaced";
    case Kind::Unknown:
      return "unknown";
    case Kind::NotChecked:
      break;
  }
  return "not_checked";
}

std::string describe(const ProvisionStanding& standing) {
  using Kind = ProvisionStanding::Kind;
  switch (standing.kind) {
    case Kind::Moved:
      return fmt::format("moved to {} on {}", standing.moved_to, standing.since);
    case Kind::Replaced:
      return fmt::format("replaced by {}{}", standing.moved_to,
                         standing.since.empty() ? std::string() : " on " + standing.since);
    case Kind::TakenOut:
      return "not in the latest text of the law" +
             (standing.since.empty() ? std::string() : " (last seen in that of " + standing.since + ")");
    case Kind::Unknown:
      return "in no text of the law that was read";
    case Kind::Stands:
    case Kind::NotChecked:
      break;
  }
  return {};
}

std::string describe(const CitedVersion& cited) {
  std::string text;
  if (cited.section == SectionStatus::NotYet) text = "the § is not in this version yet";
  if (cited.section == SectionStatus::TakenOut) text = "the § is not in this version any more";
  if (cited.section == SectionStatus::Unknown) text = "the § is in no text of the law that was read";
  if (cited.moved_to.empty()) return text;
  if (!text.empty()) text += "; ";
  return text + fmt::format("{} {} on {}",
                            cited.moved_before                     ? "had moved to"
                            : cited.basis == VersionBasis::Unknown ? "moved to"
                                                                   : "moved later, to",
                            cited.moved_to, cited.moved_on);
}

}  // namespace vidensgraf
