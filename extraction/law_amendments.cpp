#include "extraction/law_amendments.h"

#include <algorithm>

// An amending act says "§ 4. I lov om X, jf. lovbekendtgørelse nr. 5 ..., foretages følgende ændringer: 1. §
// 7 affattes således: § 7. ... jf. stk. 2." From there to the next such words, a bare section is one of X, in
// the instruction as in the new wording, and "stk. 2" is one of the section named last. Known misses:
// amendments that close before the text does, and go on with the act's own sections.

namespace vidensgraf {
namespace {

constexpr std::string_view kFormula = "foretages følgende ændring";
constexpr std::size_t kFarthestLaw = 900;  // bytes: its names, numbers and earlier amendments

// Whether the byte stands inside »...« that was opened behind `from`.
bool is_quoted(std::string_view text, std::size_t from, std::size_t at) {
  const auto before = text.substr(from, at - from);
  const auto open = before.rfind("»");
  const auto close = before.rfind("«");
  return open != std::string_view::npos && (close == std::string_view::npos || close < open);
}

// The law that is amended: the first one named behind the last "I lov" or "I bekendtgørelse" before the
// formula.
const LawReference* amended_law(std::string_view text, std::size_t formula,
                                const std::vector<LawReference>& references) {
  const auto from = formula > kFarthestLaw ? formula - kFarthestLaw : 0;
  const auto before = text.substr(from, formula - from);
  const auto law = before.rfind("I lov");
  const auto order = before.rfind("I bekendtgørelse");
  if (law == std::string_view::npos && order == std::string_view::npos) return nullptr;
  auto opening = law;
  if (law == std::string_view::npos || (order != std::string_view::npos && order > law)) opening = order;
  opening += from;
  const auto found = std::find_if(references.begin(), references.end(), [&](const LawReference& one) {
    return one.source.begin >= opening && one.source.begin < formula &&
           one.kind == LawReferenceKind::LawMention;
  });
  return found == references.end() || found->source.begin > opening + 4 ? nullptr : &*found;
}

}  // namespace

void resolve_amendments(std::string_view text, std::vector<LawReference>& references) {
  for (auto formula = text.find(kFormula); formula != std::string_view::npos;) {
    const auto next = text.find(kFormula, formula + kFormula.size());
    const auto* named = amended_law(text, formula, references);
    const auto law = named != nullptr ? named->law : std::string();
    const auto antecedent = named != nullptr ? named->source : ByteSpan{};
    std::string section;
    for (auto& one : references) {
      if (one.source.begin < formula || one.source.begin >= next) continue;
      const bool subsection =
          one.kind == LawReferenceKind::StkRef || one.kind == LawReferenceKind::StkHeading;
      if ((one.kind != LawReferenceKind::ParagraphRef && !subsection) ||
          one.resolution == LawResolution::Explicit || one.resolution == LawResolution::DomainDefault)
        continue;
      const bool quoted = is_quoted(text, formula, one.source.begin);
      if (subsection)
        one.paragraf = quoted ? std::string() : section;
      else if (!quoted)
        section = one.paragraf;
      const bool known = !quoted && !law.empty() && !one.paragraf.empty();
      one.law = known ? law : std::string();
      one.resolution = known ? LawResolution::Context : LawResolution::Unresolved;
      one.antecedent = known ? antecedent : ByteSpan{};
    }
    formula = next;
  }
}

}  // namespace vidensgraf
