#include "extraction/grammar/relation_stops.h"

#include <array>
#include <unordered_map>
#include <utility>

// The words that finders compare with one by one, and the lists they ask for: a word that is new in a finder
// belongs here, too.

namespace vidensgraf {
namespace {

constexpr auto kStopWords = [] {
  using enum RelationStop;
  return std::to_array<std::pair<std::string_view, RelationStop>>({
      {"i", List},
      {"for", List},
      {"bl.a.", List},
      {"blandt", List},
      {"repræsenteret", List},
      {"nemlig", List},
      {"navnlig", List},
      {"typisk", List},
      {"især", List},
      {"deriblandt", List},
      {"heriblandt", List},
      {"særligt", List},
      {"lige", List},
      {"dvs.", List},
      {"det", List},
      {"andre", List | NamedKind},
      {"øvrige", List | NamedKind},
      {"lignende", List},
      {"tilsvarende", List},
      {"anden", List},
      {"andet", List},
      {"hører", Kind | Part},
      {"skelnes", Kind},
      {"skelner", Kind},
      {"er", NamedKind | Frame},
      {"være", Frame},
      {"både", Frame},
      {"dækker", Part},
      {"består", Part},
      {"bestå", Part},
      {"bestod", Part},
      {"bestående", Part},
      {"inkluderet", Part},
      {"indbygget", Part},
      {"indlagt", Part},
      {"indgår", Part},
      {"del", Part},
      {"bestanddel", Part},
      {"led", Part},
      {"på", Tie},
      {"årsag", Tie},
      {"skyldes", Tie},
      {"gennem", Means},
      {"via", Means},
      {"ved", Means},
      {"formål", Means},
      {"formålet", Means},
      {"opgave", Means},
      {"mellem", Means},
      {"af", Means},
  });
}();

constexpr auto kStopLists = [] {
  using enum RelationStop;
  return std::to_array<std::pair<WordUse, RelationStop>>({
      {WordUse::ListCue, List},
      {WordUse::BeVerb | WordUse::DivideVerb | WordUse::TypeNoun, Kind},
      {WordUse::ContainVerb, Part},
      {WordUse::RequireVerb | WordUse::EffectVerb | WordUse::UseVerb | WordUse::JoinVerb | WordUse::TieNoun |
           WordUse::TiePredicate,
       Tie},
  });
}();

}  // namespace

RelationStop relation_stops(std::string_view form, WordUse uses) {
  static const std::unordered_map<std::string_view, RelationStop> kByWord(kStopWords.begin(),
                                                                          kStopWords.end());
  const auto found = kByWord.find(form);
  RelationStop stops = found == kByWord.end() ? RelationStop::None : found->second;
  for (const auto& [list, of_list] : kStopLists) {
    if (any(uses, list)) stops = stops | of_list;
  }
  return stops;
}

}  // namespace vidensgraf
