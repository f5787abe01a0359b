// A document that names one text of the law by number and date ("LBK nr 1287 af 28/08/2020", in its list of
// references as a rule) means that text. One that names several speaks of the law's history: then its date
// decides, as it does where none is named.

#include "query/law_versions.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace vidensgraf {
namespace {

// The number and date under which the document names the law's text; empty if it names none or several.
std::pair<std::string, std::string> named_in(const Contribution& contribution, std::string_view law) {
  std::set<std::pair<std::string, std::string>> named;  // number and year
  std::pair<std::string, std::string> last;
  for (const LawReference& reference : contribution.law_references) {
    if (reference.law != law || reference.document_number.empty()) continue;
    named.emplace(reference.document_number, reference.document_date.substr(0, 4));
    last = {reference.document_number, reference.document_date};
  }
  return named.size() == 1 ? last : std::pair<std::string, std::string>();
}

}  // namespace

Result<std::vector<DocumentVersion>> versions_by_document(
    const GraphSources& sources, const ProvisionAddress& address,
    const std::map<std::string, DocumentNumber>& documents) {
  std::vector<DocumentVersion> result;
  for (const auto& [id, number] : documents) {
    auto info = read_document_info(sources.rows, number);
    if (!info) return fail(info.error());
    const auto contribution = sources.view.contribution(number);
    if (!contribution) return fail(contribution.error());
    const auto named = named_in(*contribution, address.law);
    const AppliedVersion applied = applied_version(sources.registers, address.law, address.paragraf,
                                                   info->date, {}, NamedVersion{named.first, named.second});
    DocumentVersion version;
    version.document = std::move(*info);
    version.basis = applied.basis;
    if (applied.version != nullptr) version.version = name_of(*applied.version);
    version.precise = applied.precise;
    version.section = applied.section;
    if (applied.move != nullptr) {
      version.moved_to = target_of(*applied.move, sources.registers);
      version.moved_on = applied.move->date;
      version.moved_before = applied.moved_before;
    }
    result.push_back(std::move(version));
  }
  std::sort(result.begin(), result.end(), [](const DocumentVersion& a, const DocumentVersion& b) {
    const auto rank = [](const DocumentVersion& item) {
      return std::make_tuple(item.document.date.empty(), item.document.date, item.document.id);
    };
    return rank(a) < rank(b);
  });
  return result;
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

}  // namespace vidensgraf
