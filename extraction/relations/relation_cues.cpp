#include "extraction/relations/relation_cues.h"

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
  if (word == "nemlig" || word == "navnlig" || word == "typisk" || word == "især" || word == "deriblandt" ||
      word == "heriblandt")
    return at + 1;
  // Not ", særligt dækkede obligationer".
  if (word == "særligt" && reader.is(at + 1, Tag::Noun)) return at + 1;
  if (word == "lige" && reader.form(at + 1) == "fra") return at + 2;
  const bool is_to_say =
      word == "dvs." || (word == "det" && reader.form(at + 1) == "vil" && reader.form(at + 2) == "sige");
  if (is_to_say) return at + (word == "dvs." ? 1U : 3U);
  return word == "blandt" && reader.form(at + 1) == "andre" ? at + 2 : at;
}

}  // namespace

std::uint32_t past_list_cue(const RelationReader& reader, std::uint32_t at) {
  const auto& text = reader.text();
  if (at >= reader.end() || !text.stops(at, RelationStop::List)) return at;
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

namespace {

// Neither could be told from the other in one row: "hunde" and "katte", "kost" and "motion".
bool are_alike(const RelationReader& reader, const NounPhrase& a, const NounPhrase& b) {
  const bool known = reader.text()[a.head].reading != nullptr && reader.text()[b.head].reading != nullptr;
  if (!known) return a.modifier_count == 0 && b.modifier_count == 0;
  return a.modifier_count == 0 && b.modifier_count == 0 && a.definite == b.definite &&
         a.determined == b.determined && reader.is_plural(a) == reader.is_plural(b);
}

// Where the next member begins behind what belongs to the last one, which ends before token `at`; the
// sentence's end if the list stops there.
std::uint32_t past_complement(const RelationReader& reader, std::uint32_t at, std::size_t members) {
  const auto& text = reader.text();
  const auto none = reader.end();
  // "herberger, natcaféer efter § 110 og ...": the list goes on, though it does not end right there
  if (reader.is(at, Tag::Comma)) {
    const auto phrase = noun_phrase_at(text, at + 1, none);
    return phrase && !reader.is(phrase->end, Tag::Verb) ? at + 1 : none;
  }
  const bool complement = reader.is(at, Tag::Preposition) || reader.used_as(at, WordUse::LawCue) ||
                          reader.is(at, Tag::Open) || reader.is(at, Tag::Relative);
  if (!complement) return none;
  constexpr std::uint32_t kLongest = 20;
  constexpr int kMostPrepositions = 2;  // "om forløb i relation til mål, økonomi": too far off
  int prepositions = 0;
  bool provision = false;
  const NounPhrase* inner = nullptr;  // the last phrase within the complement
  bool closed = false;                // "i arm eller ben": a list of its own, which has ended
  for (auto here = at; here < none && here - at < kLongest; ++here) {
    if (const auto* phrase = here > at ? reader.phrase_ending(here) : nullptr) inner = phrase;
    if (text.is(here, Tag::Stop) || text.is(here, Tag::Colon)) return none;
    // "i aktiviteter som påklædning, madlavning og leg": a list of its own
    if (reader.form(here) == "som" || text.used_as(here, WordUse::ListCue)) return none;
    if (text.is(here, Tag::Preposition) && ++prepositions > kMostPrepositions) return none;
    provision = provision || reader.provision_ending(here) != here;
    if (text[here - 1].suspended || (here > at + 1 && text[here - 2].suspended)) continue;
    const bool coordinator = text.is(here, Tag::Coordinator);
    if (!coordinator && !text.is(here, Tag::Comma)) continue;
    auto next = here + 1;
    const bool both = !coordinator && reader.is(next, Tag::Coordinator);
    if (both) ++next;
    const auto phrase = noun_phrase_at(text, next, none);
    const bool same = inner != nullptr && phrase && are_alike(reader, *inner, *phrase);
    if (coordinator && reader.form(here) != "samt") {
      // "herberger efter § 110 og natcaféer": nothing there that the second could go with
      if (!provision && (inner == nullptr || members < 2 || same)) {
        closed = true;
        continue;
      }
    } else if (same && !closed && reader.form(here) != "samt") {
      return none;
    }
    return phrase ? next : none;
  }
  return none;
}

}  // namespace

void continue_list(const RelationReader& reader, std::vector<Conjunct>& members) {
  const auto& text = reader.text();
  constexpr std::size_t kMost = 12;
  while (!members.empty() && members.size() < kMost) {
    const auto next = past_complement(reader, members.back().end, members.size());
    if (next >= reader.end()) return;
    const auto phrase = noun_phrase_at(text, next, reader.end());
    // "øget brug af mentorer"
    const bool general = phrase && text.used_as(phrase->head, WordUse::GenericNoun) &&
                         (reader.form(phrase->end) == "af" || reader.form(phrase->end) == "for");
    auto further = general ? reader.objects(next) : conjuncts_at(text, next, reader.end(), ListEnd::Open);
    // ", kommunen tilbyder" is another clause
    if (further.empty() || reader.is(further.back().end, Tag::Verb)) return;
    for (auto& one : further) members.push_back(std::move(one));
  }
}

std::vector<Conjunct> listed_from(const RelationReader& reader, std::uint32_t at) {
  auto members = conjuncts_at(reader.text(), at, reader.end(), ListEnd::Open);
  // "væresteder og varmestuer for borgere med A og B": "og" closes the list
  const bool closed = members.size() > 1 && reader.is(members.back().phrase.first - 1, Tag::Coordinator);
  if (!closed) continue_list(reader, members);
  return members;
}

}  // namespace vidensgraf
