// Dates are compared as far as they go: of "2021-11" the end of the month counts, so that a text signed
// within it is the one taken, and `precise` says that an earlier one could be meant.
//
// Consolidated texts (LBK) are taken in the order of their signature. Known misses: a change that was in
// force before the next consolidated text; provisions that a consolidated text holds but that enter into
// force later.

#include "extraction/laws/law_version.h"

#include <algorithm>

namespace vidensgraf {
namespace {

// Whether ISO date `a` lies before the end of `b`, where `b` may be a year or a month.
bool by_end_of(std::string_view a, std::string_view b) { return a.substr(0, b.size()) <= b; }

bool is_within(std::string_view date, std::string_view period) {
  return period.size() < date.size() && date.substr(0, period.size()) == period;
}

const LawVersion* named_version(const Law& law, NamedVersion named) {
  if (named.number.empty()) return nullptr;
  for (const LawVersion& version : law.versions) {
    if (std::to_string(version.number) != named.number) continue;
    const std::string_view year = named.date.substr(0, 4);
    if (year.empty() || std::string_view(version.date).substr(0, 4) == year) return &version;
  }
  return nullptr;
}

SectionStatus status_of(const Registers& registers, std::string_view law, std::string_view paragraf,
                        const LawVersion* version) {
  if (paragraf.empty() || !registers.has_inventory(law)) return SectionStatus::NotChecked;
  const LawSection* const section = registers.find_section(law, paragraf);
  if (section == nullptr) return SectionStatus::Unknown;
  if (version == nullptr) return SectionStatus::NotChecked;
  const std::string& date = version->date;
  if (!section->first.empty() && date < section->first) {
    // Texts before `first` were not read where it may be older.
    return section->first_is_latest_possible ? SectionStatus::NotChecked : SectionStatus::NotYet;
  }
  if (!section->in_latest && !section->last.empty() && date > section->last) return SectionStatus::TakenOut;
  return SectionStatus::Stands;
}

}  // namespace

AppliedVersion applied_version(const Registers& registers, std::string_view law_id, std::string_view paragraf,
                               std::string_view date, NamedVersion here, NamedVersion elsewhere) {
  AppliedVersion applied;
  const Law* const law = registers.find_law(law_id);
  if (law == nullptr) return applied;
  if (const LawVersion* const named = named_version(*law, here)) {
    applied.basis = VersionBasis::NamedHere;
    applied.version = named;
  } else if (const LawVersion* const of_document = named_version(*law, elsewhere)) {
    applied.basis = VersionBasis::NamedInDocument;
    applied.version = of_document;
  } else if (!date.empty()) {
    for (const LawVersion& version : law->versions) {
      if (!by_end_of(version.date, date)) continue;
      if (applied.version != nullptr && version.date < applied.version->date) continue;
      applied.version = &version;
    }
    if (applied.version != nullptr) applied.basis = VersionBasis::DocumentDate;
    // The first text of a law has no earlier one that could be meant.
    applied.precise = applied.version == nullptr || !is_within(applied.version->date, date) ||
                      applied.version == &law->versions.front();
  }
  applied.section = status_of(registers, law_id, paragraf, applied.version);
  if (!paragraf.empty()) applied.move = registers.find_move(law_id, paragraf);
  if (applied.move != nullptr) {
    // A text that was named fixes the time; else the document's date does.
    const bool fixed =
        applied.basis == VersionBasis::NamedHere || applied.basis == VersionBasis::NamedInDocument;
    const std::string_view when = fixed ? std::string_view(applied.version->date) : date;
    applied.moved_before =
        !when.empty() && std::string_view(applied.move->date).substr(0, when.size()) <= when;
  }
  return applied;
}

std::string name_of(const LawVersion& version) {
  return version.type + " nr " + std::to_string(version.number) + " af " + version.date;
}

}  // namespace vidensgraf
