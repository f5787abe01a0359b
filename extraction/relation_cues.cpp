#include "extraction/relation_cues.h"

#include <string_view>
#include <utility>
#include <vector>

// The words behind which a list of kinds stands, alone and one after the other ("i form af for eksempel"),
// and the list itself.

namespace vidensgraf {
namespace {

// Words that open a list behind a comma only: ", det vil sige A og B", ", typisk A".
std::uint32_t past_explanation(const RelationReader& reader, std::uint32_t at) {
  const auto word = reader.form(at);
  if (word == "nemlig" || word == "navnlig" || word == "typisk" || word == "særligt" || word == "især" ||
      word == "deriblandt" || word == "heriblandt")
    return at + 1;
  if (word == "lige" && reader.form(at + 1) == "fra") return at + 2;
  const bool is_to_say =
      word == "dvs." || (word == "det" && reader.form(at + 1) == "vil" && reader.form(at + 2) == "sige");
  if (is_to_say) return at + (word == "dvs." ? 1U : 3U);
  return word == "blandt" && reader.form(at + 1) == "andre" ? at + 2 : at;
}

}  // namespace

std::uint32_t past_list_cue(const RelationReader& reader, std::uint32_t at) {
  const auto& text = reader.text();
  if (at >= reader.end()) return at;
  const auto word = reader.form(at);
  auto next = at;
  if (text.used_as(at, WordUse::ListCue)) {
    next = at + 1;
  } else if (word == "i" && reader.form(at + 1) == "form" && reader.form(at + 2) == "af") {
    next = at + 3;
  } else if (word == "for" && reader.form(at + 1) == "eksempel") {
    // "af for eksempel", "fx for eksempel": the cue began before.
    if (at > reader.begin() && reader.form(at - 1) == "af") return at;
    next = at + 2;
  } else if (word == "bl.a." || (word == "blandt" && reader.form(at + 1) == "andet")) {
    // "bl.a." is a cue behind a comma or "som", and an adverb elsewhere.
    if (at == reader.begin() ||
        (!reader.is(at - 1, Tag::Comma) && reader.form(at - 1) != "som" && !reader.is(at - 1, Tag::Open)))
      return at;
    next = at + (word == "bl.a." ? 1U : 2U);
  } else if (word == "repræsenteret" && (reader.form(at + 1) == "af" || reader.form(at + 1) == "ved")) {
    next = at + 2;
  } else if (at > reader.begin() && reader.is(at - 1, Tag::Comma)) {
    next = past_explanation(reader, at);
  }
  if (next == at) return at;
  for (;;) {
    const auto follows = reader.form(next);
    if (follows == "for" && reader.form(next + 1) == "eksempel") {
      next += 2;
    } else if (follows == "blandt" && reader.form(next + 1) == "andet") {
      next += 2;
    } else if (follows == "bl.a." || follows == "især" || follows == "navnlig" ||
               reader.used_as(next, WordUse::ListCue) || reader.is(next, Tag::Colon)) {
      ++next;
    } else {
      return next;
    }
  }
}

std::vector<Conjunct> listed_from(const RelationReader& reader, std::uint32_t at) {
  const auto& text = reader.text();
  auto members = conjuncts_at(text, at, reader.end(), ListEnd::Open);
  constexpr std::size_t kMost = 12;
  while (!members.empty() && members.size() < kMost) {
    // Past what belongs to the last one: "samtaler med familien, ..."
    auto next = members.back().end;
    auto inner =
        reader.is(next, Tag::Preposition) ? noun_phrase_at(text, next + 1, reader.end()) : std::nullopt;
    if (inner && reader.is(inner->end, Tag::Coordinator))  // "lammelse i arm eller ben, ..."
      inner = noun_phrase_at(text, inner->end + 1, reader.end());
    if (!inner || inner->end >= reader.end() || !text.is(inner->end, Tag::Comma)) break;
    next = inner->end + 1;
    if (reader.is(next, Tag::Relative) || reader.is(next, Tag::Subjunction) ||
        reader.is(next, Tag::Coordinator))
      break;
    auto further = conjuncts_at(text, next, reader.end(), ListEnd::Open);
    // ", gruppeforløb og kurser." goes on with the list; ", kommunen tilbyder" does not
    if (further.size() < 2 || reader.is(further.back().end, Tag::Verb)) break;
    for (auto& one : further) members.push_back(std::move(one));
  }
  return members;
}

}  // namespace vidensgraf
