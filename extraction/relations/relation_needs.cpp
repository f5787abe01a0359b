#include <algorithm>
#include <iterator>
#include <string_view>

#include "extraction/relations/relation_finders.h"

// What a group's own label says is for it: "borgere med behov for X", "unge med ret til X". Known misses:
// claims in other words ("som venter på X").

namespace vidensgraf {
namespace {

// What ties a group to what is for it, in the group's own words.
constexpr std::string_view kClaims[] = {"behov for", "ret til", "visiteret til", "henvist til"};

}  // namespace

// "borgere med behov for X", "unge med ret til X": X is for them.
void find_needs(RelationReader& reader) {
  const auto& text = reader.text();
  for (const auto& group : reader.facts().target_groups) {
    const auto claim = std::find_if(std::begin(kClaims), std::end(kClaims), [&](std::string_view one) {
      return group.label.find(one) != std::string::npos;
    });
    if (claim == std::end(kClaims)) continue;
    for (const auto span : group.occurrences) {
      const auto* mention = reader.mentions().concept_ending(span.end);
      if (mention == nullptr || mention->span.begin <= span.begin) continue;
      const auto before = cut(text.document().text, {span.begin, mention->span.begin});
      const auto need = before.rfind(*claim);
      // Right after it, articles and a coordinated adjective apart.
      if (need == std::string_view::npos) continue;
      // "personer, der ikke er henvist til X", "uden ret til X"
      const auto leading = before.substr(0, need);
      if (leading.find(" ikke ") != std::string_view::npos || leading.ends_with("uden ")) continue;
      const auto between = before.substr(need + claim->size());
      constexpr std::size_t kLongest = 40;
      bool other = between.size() > kLongest;
      for (const std::string_view preposition : {" på ", " i ", " af ", " til "})
        other = other || between.find(preposition) != std::string_view::npos;
      if (!other)
        reader.add(*mention->label, RelationType::HasTargetGroup, group.label, span, "G med behov for X");
    }
  }
}

}  // namespace vidensgraf
