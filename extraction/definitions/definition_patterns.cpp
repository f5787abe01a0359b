#include "extraction/definitions/definition_patterns.h"

#include <string>
#include <string_view>

#include "extraction/definitions/definition_sentence.h"

// A sentence is scanned once for a trigger, a verb or noun of the word lists; the trigger's function then
// looks for the term where that pattern has it. The patterns stand in definition_verbs.cpp and
// definition_names.cpp; where both know a trigger, the name goes first.

namespace vidensgraf {
namespace {

constexpr auto kTriggers =
    WordUse::DefineVerb | WordUse::UnderstandVerb | WordUse::CharacteriseVerb | WordUse::ReferVerb |
    WordUse::CoverVerb | WordUse::DenoteVerb | WordUse::ConcernVerb | WordUse::NameVerb |
    WordUse::DivideVerb | WordUse::DesignationNoun | WordUse::BeVerb | WordUse::FurtherCue | WordUse::UseVerb;

// The clause "..., mens Y handler om ..." after a definition of X: a second term in the same sentence.
std::uint32_t contrast_after(const TaggedText& text, std::uint32_t at, std::uint32_t end) {
  for (; at + 3 < end; ++at) {
    if (!text.is(at, Tag::Comma)) continue;
    const auto form = text.folded(at + 1);
    if (form == "mens" || form == "hvorimod" || form == "medens") return at + 2;
  }
  return end;
}

DefinitionMatch first_match(const TaggedText& text, std::uint32_t begin, std::uint32_t end,
                            DefinitionZone zone) {
  const NamePatterns names(text, begin, end, zone);
  const VerbPatterns verbs(text, begin, end, zone);
  if (auto match = names.glossary_line()) return match;
  if (auto match = verbs.preposition_first()) return match;
  for (auto at = begin; at < end; ++at) {
    if (text.is(at, Tag::Dash) || text.is(at, Tag::Adverb) || text.is(at, Tag::Preposition)) {
      if (auto match = names.beside_trigger(at)) return match;
    }
    if (!any(text[at].uses, kTriggers)) continue;
    if (auto match = names.at_trigger(at)) return match;
    if (auto match = verbs.at_trigger(at)) return match;
  }
  return {};
}

// Whether what a combination is defined as is one thing: "Misbrug og psykisk sygdom defineres som
// dobbeltdiagnose" says nothing of either alone.
bool defines_together(const TaggedText& text, const DefinitionMatch& match, std::uint32_t end) {
  if (match.pattern.find("defin") == std::string::npos && match.pattern.find("forst") == std::string::npos &&
      match.pattern.find("betegn") == std::string::npos && match.pattern.find("mene") == std::string::npos)
    return false;
  for (auto at = match.terms.front().end; at < end; ++at) {
    const auto genus = noun_phrase_at(text, at, end);
    if (!genus) continue;
    const auto* reading = text[genus->head].reading;
    return reading == nullptr || !has(reading->features, Feature::Plural) ||
           has(reading->features, Feature::Singular);
  }
  return true;
}

// "Social mobilitet og social arv henviser til": each of the two is defined; "komplekse problemer og
// støttebehov" share their adjective, and people who share what is said of them are one group.
void part_coordinated(const TaggedText& text, DefinitionMatch& match, std::uint32_t end) {
  if (match.terms.size() != 1 || match.kind != DefinitionKind::Definition) return;
  if (defines_together(text, match, end)) return;
  const auto whole = match.terms.front();
  if (whole.is_name || whole.end == whole.phrase.end || whole.shared_end > whole.shared_first) return;
  const auto members = coordinated_phrases(text, whole.phrase, whole.end);
  if (members.size() < 2 || members.back().end != whole.end) return;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& member = members[i];
    if (text.used_as(member.head, WordUse::GroupHead | WordUse::GroupNoun) || text[member.noun].suspended)
      return;
    if (i == 0) continue;
    if (member.first != members[i - 1].end + 1 ||
        text.folded(members[i - 1].end).find('/') != std::string_view::npos)
      return;
    if (text.folded(members[i - 1].end) == "eller") return;
    if (members.front().modifier_count > 0 && member.modifier_count == 0) return;
  }
  match.terms.clear();
  for (const auto& member : members) match.terms.push_back({member.core, member.end, member, 0, 0});
}

}  // namespace

DefinitionMatch match_definition(const TaggedText& text, std::uint32_t begin, std::uint32_t end,
                                 DefinitionZone zone) {
  if (begin + 3 > end) return {};
  auto match = first_match(text, begin, end, zone);
  part_coordinated(text, match, end);
  if (!match || match.kind != DefinitionKind::Definition) return match;
  const auto contrast = contrast_after(text, match.terms.front().end, end);
  if (contrast >= end) return match;
  const auto second = first_match(text, contrast, end, DefinitionZone::Text);
  if (second.kind == DefinitionKind::Definition)
    match.terms.insert(match.terms.end(), second.terms.begin(), second.terms.end());
  return match;
}

}  // namespace vidensgraf
