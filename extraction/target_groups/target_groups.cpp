#include "extraction/target_groups/target_groups.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "extraction/target_groups/target_group_reader.h"

// Target groups: head + restriction, read by hand-written rules over tags. The grammar, "[]" optional, "*"
// repeated:
//
//   group        = [classifier] head (", " head)* [og head] restriction+ | classifier head | group noun
//                | relational noun ("til" | "af") group
//   restriction  = ("med" | "uden") phrases | ("på" | "i") situation | participle preposition phrases
//                | ", " ("der" | "som") verb ... up to the end of the clause
//   phrases      = noun phrases, coordinated, each with "for", "af", "efter", "mellem" phrases of its own
//
// The group is read in target_group_reader.cpp, what restricts it in target_group_restrictions.cpp and
// target_group_clauses.cpp; where a clause ends is decided in target_group_clause_ends.cpp.
//
// Known misses: heads that the list of heads does not have.

namespace vidensgraf {

std::vector<TargetGroup> find_target_groups(const TaggedText& text, const NounPhrases& phrases,
                                            const Registers& registers,
                                            std::span<const Organisation> organisations,
                                            std::span<const LawReference> laws) {
  // "Rådet for Socialt Udsatte" is a body, "lov om kompensation til handicappede" a law: people in a name are
  // not spoken of. Spans in text order.
  std::vector<ByteSpan> names;
  for (const auto& organisation : organisations)
    names.insert(names.end(), organisation.occurrences.begin(), organisation.occurrences.end());
  for (const auto& law : laws) {
    if (names.empty() || names.back() != law.source) names.push_back(law.source);
  }
  std::sort(names.begin(), names.end());
  const auto in_name = [&names](ByteSpan span) {
    auto at = std::upper_bound(names.begin(), names.end(), ByteSpan{span.begin, span.end});
    for (int i = 0; i < 2 && at != names.begin(); ++i) {
      --at;
      if (at->begin < span.begin && span.end <= at->end) return true;
    }
    return false;
  };
  std::vector<TargetGroup> found;
  std::unordered_map<std::string, std::size_t> by_label;
  for (const auto& sentence : text.sentences()) {
    const auto kind = text.block_kind(sentence);
    // Titles of cited works name groups too: "Voksne med handicap - en kortlægning".
    if (kind == BlockKind::TableOfContents || kind == BlockKind::Boilerplate) continue;
    for (auto& group : TargetGroupReader(text, phrases, sentence).run()) {
      if (in_name(text.span(group.first, group.end))) continue;
      const auto [entry, is_new] = by_label.try_emplace(group.label, found.size());
      if (is_new) {
        TargetGroup made;
        made.label = group.label;
        made.components = std::move(group.components);
        made.general = std::move(group.general);
        const auto* known = registers.target_group_named(group.label);
        if (known == nullptr && !group.condition.empty())
          known = registers.target_group_named(group.condition);
        if (known != nullptr) made.register_id = known->id;
        found.push_back(std::move(made));
      }
      found[entry->second].occurrences.push_back(text.span(group.first, group.end));
    }
  }
  return found;
}

}  // namespace vidensgraf
