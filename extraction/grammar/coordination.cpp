#include "extraction/grammar/coordination.h"

#include <optional>
#include <string_view>
#include <utility>

// Coordination and ellipsis, read in one way by whatever needs the members of a list. Danish leaves out the
// last part of a compound before "og" ("bruger- og patientforeninger"), the first part after it
// ("netværkstilbud og -aktiviteter"), and the noun between adjectives. A list is read from left to right,
// member by member; each member that stands for several is split.
//
// Known misses: members with prepositional phrases of their own other than "af", whole clauses as members,
// and "mellem A og B", which is a list here too.

namespace vidensgraf {
namespace {

constexpr std::size_t kMostMembers = 16;

bool is_quote(const TaggedText& text, std::uint32_t at) {
  const auto form = text.token(at).form;
  return form == "\"" || form == "”" || form == "“" || form == "»" || form == "«" || form == "*" ||
         form == "’";
}

// Past a bracket and closing quotation marks.
std::uint32_t skip_aside(const TaggedText& text, std::uint32_t at, std::uint32_t end) {
  while (at < end && is_quote(text, at)) ++at;
  if (at >= end || !text.is(at, Tag::Open)) return at;
  constexpr std::uint32_t kLongest = 12;
  for (auto close = at + 1; close < end && close - at < kLongest; ++close) {
    if (text.is(close, Tag::Close)) return close + 1;
  }
  return at;
}

// "-aktiviteter", "-løse": a hyphen with no space behind.
bool is_tail(const TaggedText& text, std::uint32_t at, std::uint32_t end) {
  return at + 1 < end && text.is(at, Tag::Dash) && text.token(at).space_before &&
         !text.token(at + 1).space_before && text.token(at + 1).word != nullptr;
}

// "matrikelfaste" + "løse": a compound that no dictionary has, told by its last member.
std::string with_other_ending(std::string_view word, std::string_view tail) {
  for (const std::string_view ending : {"faste", "løse", "baserede", "rettede", "orienterede", "faglige",
                                        "frie", "specifikke", "mæssige", "aktive", "stærke", "svage"}) {
    if (word.size() > ending.size() + 2 && word.ends_with(ending))
      return std::string(word.substr(0, word.size() - ending.size())) + std::string(tail);
  }
  return {};
}

// "typer af viden, erfaringer m.m.": a phrase with "af" before it as a member of a list.
std::uint32_t skip_of_phrase(const TaggedText& text, std::uint32_t at, std::uint32_t end) {
  if (at + 1 >= end || text.folded(at) != "af") return at;
  const auto inner = noun_phrase_at(text, at + 1, end);
  if (!inner || inner->determined || inner->end >= end) return at;
  const bool goes_on = text.is(inner->end, Tag::Comma) || text.is(inner->end, Tag::Coordinator);
  return goes_on ? inner->end : at;
}

void split_phrase(const TaggedText& text, const NounPhrase& phrase, std::uint32_t end,
                  std::vector<Conjunct>& out) {
  // "bruger- og patientforeninger"
  for (auto token = phrase.noun; token < phrase.head; ++token) {
    if (!text[token].suspended) continue;
    auto full = complete_suspended(text, token, phrase.head);
    if (full.empty()) continue;
    Conjunct one;
    one.phrase = phrase;
    one.noun_form = std::move(full);
    one.end = end;
    one.whole = false;
    out.push_back(std::move(one));
  }
  // "håndholdte og skræddersyede løsninger": one for each alternative, those before it left out.
  std::size_t alternatives = 0;
  for (const auto& modifier : phrase.modifiers()) alternatives += modifier.alternative ? 1U : 0U;
  if (alternatives == 0) {
    Conjunct one;
    one.phrase = phrase;
    one.phrase.noun = phrase.head;
    one.end = end;
    one.whole = phrase.noun == phrase.head;
    out.push_back(std::move(one));
    return;
  }
  const auto modifiers = phrase.modifiers();
  for (std::size_t i = 0; i < modifiers.size(); ++i) {
    const bool alternates =
        modifiers[i].alternative || (i + 1 < modifiers.size() && modifiers[i + 1].alternative);
    if (!alternates) continue;
    Conjunct one;
    one.phrase = phrase;
    one.phrase.noun = phrase.head;
    one.phrase.modifier_count = 1;
    one.phrase.modifier_store[0] = modifiers[i];
    one.end = end;
    one.whole = false;
    if (text[modifiers[i].adjective].suspended) {
      one.adjective_form = complete_suspended(text, modifiers[i].adjective, modifiers.back().adjective);
      if (one.adjective_form.empty()) continue;
    }
    out.push_back(std::move(one));
  }
}

// "matrikelfaste og -løse indsatser" from its first word: two conjuncts and one past the noun, or nothing.
std::optional<std::uint32_t> adjective_tail(const TaggedText& text, std::uint32_t from, std::uint32_t end,
                                            std::vector<Conjunct>& out) {
  if (from >= end || text.token(from).word == nullptr) return std::nullopt;
  const auto next = skip_coordinator(text, from + 1, end);
  if (next == from + 1 || !is_tail(text, next, end)) return std::nullopt;
  const auto noun = next + 2;
  if (noun >= end || !text.is(noun, Tag::Noun)) return std::nullopt;
  auto full = complete_tail(text, from, text.folded(next + 1));
  if (full.empty()) full = with_other_ending(text.folded(from), text.folded(next + 1));
  NounPhrase phrase;
  phrase.first = phrase.core = from;
  phrase.noun = phrase.head = noun;
  phrase.end = noun + 1;
  Conjunct first;
  first.phrase = phrase;
  first.adjective_form = std::string(text.folded(from));
  first.end = phrase.end;
  first.whole = false;
  out.push_back(first);
  if (!full.empty()) {
    first.adjective_form = std::move(full);
    out.push_back(std::move(first));
  }
  return phrase.end;
}

// Reads the member at `at` into `out`; one past it, or nothing if none begins there.
std::optional<std::uint32_t> read_member(const TaggedText& text, std::uint32_t at, std::uint32_t end,
                                         std::vector<Conjunct>& out) {
  while (at < end && (is_quote(text, at) || text.used_as(at, WordUse::ListCue) || text.folded(at) == "både" ||
                      text.folded(at) == "enten")) {
    ++at;
  }
  if (const auto after = adjective_tail(text, at, end, out)) return after;
  const auto phrase = noun_phrase_at(text, at, end);
  if (!phrase) return std::nullopt;
  auto after = skip_aside(text, phrase->end, end);
  if (!out.empty()) after = skip_of_phrase(text, after, end);
  split_phrase(text, *phrase, after, out);
  return after;
}

// Members from `at` on, where a first one has been read up to there.
void read_rest(const TaggedText& text, std::uint32_t at, std::uint32_t end, ListEnd list_end,
               std::vector<Conjunct>& out) {
  auto confirmed = out.size();
  while (out.size() < kMostMembers) {
    auto next = skip_coordinator(text, at, end);
    const bool by_coordinator = next != at;
    // "netværkstilbud og -aktiviteter"
    if (by_coordinator && is_tail(text, next, end) && text.is(next + 1, Tag::Noun) && !out.empty()) {
      auto full = complete_tail(text, out.back().phrase.head, text.folded(next + 1));
      if (!full.empty()) {
        Conjunct one = out.back();
        one.phrase.head = one.phrase.noun = next + 1;
        one.phrase.end = one.end = next + 2;
        one.phrase.modifier_count = 0;
        one.noun_form = std::move(full);
        one.whole = false;
        out.push_back(std::move(one));
      }
      at = next + 2;
      confirmed = out.size();
      continue;
    }
    if (!by_coordinator && at < end && text.is(at, Tag::Comma)) next = at + 1;
    if (next == at) break;
    const auto after = read_member(text, next, end, out);
    if (!after) break;
    at = *after;
    if (by_coordinator) confirmed = out.size();
  }
  // "fx angst, depression." and "fx angst, depression mv."
  const bool stops =
      at >= end || text.is(at, Tag::Stop) || text.is(at, Tag::Close) || text.is(at, Tag::Other);
  const auto word = at < end ? text.folded(at) : std::string_view();
  const bool and_more = word == "mv." || word == "m.v." || word == "m.m." || word == "osv." || word == "mm.";
  if (and_more || (list_end == ListEnd::Open && stops)) confirmed = out.size();
  out.resize(confirmed);
}

}  // namespace

std::vector<Conjunct> conjuncts(const TaggedText& text, const NounPhrase& first, std::uint32_t end,
                                ListEnd list_end) {
  std::vector<Conjunct> found;
  const auto after = skip_aside(text, first.end, end);
  split_phrase(text, first, after, found);
  if (!found.empty()) read_rest(text, after, end, list_end, found);
  return found;
}

std::vector<Conjunct> conjuncts_at(const TaggedText& text, std::uint32_t from, std::uint32_t end,
                                   ListEnd list_end) {
  std::vector<Conjunct> found;
  if (const auto after = read_member(text, from, end, found); after && !found.empty())
    read_rest(text, *after, end, list_end, found);
  return found;
}

TermForm conjunct_form(const TaggedText& text, const Analyzer& analyzer, const Conjunct& conjunct) {
  if (!conjunct.adjective_form.empty()) {
    return elided_form(text, analyzer,
                       ElidedTerm{conjunct.adjective_form, conjunct.phrase.head, conjunct.noun_form, {}});
  }
  if (conjunct.noun_form.empty() && conjunct.whole) return term_form(text, analyzer, conjunct.phrase);
  return term_form(text, analyzer, conjunct.phrase.modifiers(), conjunct.phrase.head, conjunct.noun_form);
}

}  // namespace vidensgraf
