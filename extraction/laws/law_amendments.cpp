#include "extraction/laws/law_amendments.h"

#include <algorithm>

// An amending act says "§ 4. I lov om X, jf. lovbekendtgørelse nr. 5 ..., foretages følgende ændringer: 1. §
// 7 affattes således: § 7. ... jf. stk. 2." From there to the next such words, a bare section is one of X, in
// the instruction as in the new wording, and "stk. 2" is one of the section named last. Known misses:
// amendments that close before the text does, and go on with the act's own sections.

namespace vidensgraf {
namespace {

constexpr std::string_view kFormula = "foretages følgende ændring";
constexpr std::size_t kFarthestLaw = 900;  // bytes: its names, numbers and earlier amendments

// Whether bytes stand inside »...«, asked from left to right, so that the text is read once.
class Quotation {
 public:
  Quotation(std::string_view text, std::size_t from) : text_(text), read_(from) {}
  [[nodiscard]] bool holds(std::size_t at) {
    constexpr std::string_view kOpen = "»";
    constexpr std::string_view kClose = "«";
    for (; read_ < at; ++read_) {
      if (text_[read_] != kOpen.front()) continue;  // both marks begin with the same byte
      const auto mark = text_.substr(read_, kOpen.size());
      open_ = mark == kOpen || (open_ && mark != kClose);
    }
    return open_;
  }

 private:
  std::string_view text_;
  std::size_t read_;
  bool open_ = false;
};

// The first reference that begins at the byte or behind it; they stand in text order.
std::size_t first_from(const std::vector<LawReference>& references, std::size_t byte) {
  const auto found =
      std::lower_bound(references.begin(), references.end(), byte,
                       [](const LawReference& one, std::size_t wanted) { return one.source.begin < wanted; });
  return static_cast<std::size_t>(found - references.begin());
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
  for (auto at = first_from(references, opening); at < references.size(); ++at) {
    const auto& one = references[at];
    if (one.source.begin >= formula) break;
    if (one.kind == LawReferenceKind::LawMention) return one.source.begin > opening + 4 ? nullptr : &one;
  }
  return nullptr;
}

}  // namespace

void resolve_amendments(std::string_view text, std::vector<LawReference>& references) {
  for (auto formula = text.find(kFormula); formula != std::string_view::npos;) {
    const auto next = text.find(kFormula, formula + kFormula.size());
    const auto* named = amended_law(text, formula, references);
    const auto law = named != nullptr ? named->law : std::string();
    const auto antecedent = named != nullptr ? named->source : ByteSpan{};
    std::string section;
    Quotation quotation(text, formula);
    for (auto at = first_from(references, formula); at < references.size(); ++at) {
      auto& one = references[at];
      if (one.source.begin >= next) break;
      const bool subsection =
          one.kind == LawReferenceKind::StkRef || one.kind == LawReferenceKind::StkHeading;
      if ((one.kind != LawReferenceKind::ParagraphRef && !subsection) ||
          one.resolution == LawResolution::Explicit || one.resolution == LawResolution::DomainDefault)
        continue;
      const bool quoted = quotation.holds(one.source.begin);
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
