#include "extraction/grammar/denials.h"

#include <string_view>

// What a word that denies reaches: everything behind it to the end of its clause. So from a token one goes
// back to the beginning of its clause, and looks whether such a word stands there.
//
//   ikke, aldrig, hverken, næppe      the clause: its verb may stand before ("er ikke") or behind ("ikke er")
//   ingen, intet                      the clause of the noun that has none: "ingen hjemløse modtager"
//   uden at, i stedet for at          the clause with the infinitive
//   uden, i stedet for, frem for      the noun behind it and what is coordinated with that
//
// Known misses: denial by a verb or adjective ("undlader at", "mangler").

namespace vidensgraf {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const auto one : words) {
    if (word == one) return true;
  }
  return false;
}

// "ikke kun", "ikke alle": more than that, or not each.
bool is_partial(std::string_view next) {
  return is_one_of(next,
                   {"kun", "blot", "bare", "alene", "mindst", "nødvendigvis", "alle", "altid", "kunne"}) ||
         next.starts_with("udelukkende");
}

// "uden", "i stedet for", "frem for" right before token `at`; not "uden for".
bool leaves_out(const TaggedText& text, std::uint32_t begin, std::uint32_t at) {
  const auto word = text.folded(at - 1);
  if (word == "uden") return !is_one_of(text.folded(at), {"for", "om"});
  return word == "fremfor" ||
         (word == "for" && at > begin + 1 && is_one_of(text.folded(at - 2), {"stedet", "frem"}));
}

// A comma between the members of a list; not before a clause, "herunder" or "for eksempel".
bool is_list_comma(const TaggedText& text, std::uint32_t comma) {
  const auto next = comma + 1;
  if (text.folded(next) == "for" && text.folded(next + 1) == "eksempel") return false;
  return text.is(next, Tag::Noun) || text.is(next, Tag::Adjective) || text.is(next, Tag::Determiner) ||
         text.is(next, Tag::Numeral) || text.is(next, Tag::Preposition) || text.is(next, Tag::ProperNoun);
}

bool is_clause_mark(const TaggedText& text, std::uint32_t at) {
  return text.is(at, Tag::Stop) || text.is(at, Tag::Colon) || text.is(at, Tag::Open) ||
         text.is(at, Tag::Relative) || text.is(at, Tag::Subjunction);
}

}  // namespace

bool is_denied(const TaggedText& text, std::uint32_t begin, std::uint32_t at) {
  bool phrase = true;  // nothing but one phrase and its list so far
  int verbs = 0;       // a clause has one finite verb
  for (auto here = at; here > begin; --here) {
    const auto before = here - 1;
    const auto word = text.folded(before);
    if (phrase && leaves_out(text, begin, here)) return true;
    if (text.is(before, Tag::InfinitiveMarker) || word == "at") {
      if (before > begin && leaves_out(text, begin, before)) return true;
      if (before > begin && text.is(before - 1, Tag::Preposition)) return false;  // "for at", "til at"
    }
    if (is_clause_mark(text, before)) return false;
    if (text.is(before, Tag::Comma) && (verbs > 0 || !is_list_comma(text, before))) return false;
    if (text.is(before, Tag::Coordinator) && text.is(here, Tag::Verb)) return false;
    if (is_one_of(word, {"ikke", "aldrig", "hverken", "næppe"})) return !is_partial(text.folded(here));
    if (is_one_of(word, {"ingen", "intet"}) && text.is(before, Tag::Determiner)) return true;
    if (text.is(before, Tag::Verb)) {
      const auto* reading = text[before].reading;
      const bool finite = reading != nullptr && has(reading->features, Feature::Present);
      if (finite && ++verbs > 1) return false;
    }
    const bool in_phrase = text.is(before, Tag::Noun) || text.is(before, Tag::Adjective) ||
                           text.is(before, Tag::Determiner) || text.is(before, Tag::Coordinator) ||
                           text.is(before, Tag::Comma) || text.is(before, Tag::Numeral);
    phrase = phrase && in_phrase;
  }
  return false;
}

}  // namespace vidensgraf
