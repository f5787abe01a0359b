#include <algorithm>
#include <string_view>

#include "extraction/grammar/term_form.h"
#include "extraction/target_groups/target_group_reader.h"

// Where a clause that delimits a group ends: before the next comma that begins something else, before a
// bracket, colon or conjunction, before the verb of the main clause where the closing comma is lacking, and
// before an adverbial of the main clause. Most of the rules name the commas and words that do not end it:
// those of a list, of a provision, of a comparison.
//
// Known misses: an adverbial that may belong to either clause, unless its noun is in the list of those that
// tell when or where things are done.

namespace vidensgraf {

// The first token from `from` on that no longer belongs to the clause that opens at `opening` and whose verb
// is `verb`; at most kLongestClause tokens on.
std::uint32_t TargetGroupReader::clause_end(std::uint32_t opening, std::uint32_t from,
                                            std::uint32_t verb) const {
  auto end = from;
  while (end < end_ && end - opening < kLongestClause && !ends_clause(end, verb)) ++end;
  return end;
}

// Whether the clause whose verb is `verb` ends before token `at`.
bool TargetGroupReader::ends_clause(std::uint32_t at, std::uint32_t verb) const {
  if (text_.is(at, Tag::Comma)) return !is_inner_comma(at, verb);
  if (text_.is(at, Tag::Open)) return !is_aside(at);
  if (text_.is(at, Tag::Close)) return !opened_since(verb, at);
  if (text_.is(at, Tag::Stop) || text_.is(at, Tag::Colon)) return true;
  // "i mere end otte uger" compares, and begins no clause.
  if (text_.folded(at) == "end" && at > verb &&
      (text_.is(at - 1, Tag::Adjective) || text_.is(at - 1, Tag::Determiner) ||
       text_.is(at - 1, Tag::Adverb)))
    return false;
  if (text_.is(at, Tag::Coordinator)) return joins_no_more(at, verb);
  // "så komplekse problemer, at ...": its comma has been found to be of the clause.
  if (text_.is(at, Tag::Subjunction))
    return text_.folded(at) != "at" || at == begin_ || !text_.is(at - 1, Tag::Comma);
  return is_main_verb(at, verb) || begins_addition(at, verb);
}

// Whether the clause goes on behind the comma at `at`.
bool TargetGroupReader::is_inner_comma(std::uint32_t at, std::uint32_t verb) const {
  return parts_adjectives(at, verb) || is_enumeration(at, verb) || parts_participles(at) ||
         is_before_that(at, verb) || is_in_provision(at);
}

// "almindelige, daglige funktioner", "fysisk, psykisk eller social funktionsnedsættelse": a comma between
// adjectives of one noun.
bool TargetGroupReader::parts_adjectives(std::uint32_t comma, std::uint32_t verb) const {
  if (comma <= verb + 1 || !text_.is(comma - 1, Tag::Adjective)) return false;
  auto next = comma + 1;
  while (next < end_ &&
         (text_.is(next, Tag::Adjective) || text_.is(next, Tag::Comma) || text_.is(next, Tag::Coordinator)))
    ++next;
  return next > comma + 1 && next < end_ && text_.is(comma + 1, Tag::Adjective) && text_.is(next, Tag::Noun);
}

// "er begrænset, suspenderet eller inddraget"
bool TargetGroupReader::parts_participles(std::uint32_t comma) const {
  return comma + 3 < end_ && is_past_participle(comma - 1) && is_past_participle(comma + 1) &&
         (text_.is(comma + 2, Tag::Coordinator) || text_.is(comma + 2, Tag::Comma)) &&
         is_past_participle(comma + 3);
}

// A comma before "at" within the clause: "der har så komplekse problemer, at ...", "inden for de første 3 år
// efter, at de har fået ophold".
bool TargetGroupReader::is_before_that(std::uint32_t comma, std::uint32_t verb) const {
  if (comma + 1 >= end_ || comma <= verb + 1 || text_.folded(comma + 1) != "at") return false;
  if (text_.is(comma - 1, Tag::Preposition)) return true;
  for (auto before = verb; before < comma; ++before) {
    if (text_.folded(before) == "så") return true;
  }
  return false;
}

// The commas of a provision: "efter § 16, stk. 1, nr. 2", "efter § 16, stk. 1, i lov om ...".
bool TargetGroupReader::is_in_provision(std::uint32_t comma) const {
  if (comma + 2 >= end_) return false;
  const auto next = text_.folded(comma + 1);
  const bool numbered = text_.is(comma - 1, Tag::Numeral);
  if ((numbered || text_.folded(comma - 1).size() == 1) &&
      (next == "stk." || next == "nr." || next == "litra"))
    return true;
  const auto law = text_.folded(comma + 2);
  return numbered && next == "i" &&
         (law.starts_with("lov") || law.ends_with("lov") || law.ends_with("loven"));
}

// "hotel, vandrehjem eller lignende": the comma of an enumeration within the clause; one whose last member
// is followed by a verb begins another clause ("..., mænd og kvinder har").
bool TargetGroupReader::is_enumeration(std::uint32_t comma, std::uint32_t verb) const {
  if (comma <= verb + 1 || !text_.is(comma - 1, Tag::Noun)) return false;
  const auto next = noun_phrase_at(text_, comma + 1, end_);
  if (!next || next->determined || text_.used_as(next->head, WordUse::GroupHead | WordUse::GroupNoun))
    return false;
  if (is_open_row(comma)) return true;
  auto last = coordinated_phrases(text_, *next, end_);
  if (last.size() < 2) {
    // "... eller lignende"
    const auto after = skip_coordinator(text_, next->end, end_);
    return after != next->end && after < end_ && text_.folded(after) == "lignende";
  }
  for (const auto& member : last) {
    if (member.possessed || text_.used_as(member.head, WordUse::GroupHead | WordUse::GroupNoun)) return false;
  }
  return last.back().end >= end_ || !text_.is(last.back().end, Tag::Verb);
}

// "som botilbud, støtte i eget hjem, dagtilbud m.m.": phrases between commas up to a sign that there are
// more.
bool TargetGroupReader::is_open_row(std::uint32_t comma) const {
  constexpr std::uint32_t kLongest = 20;
  auto at = comma;
  while (at < end_ && at - comma < kLongest && text_.is(at, Tag::Comma)) {
    auto phrase = noun_phrase_at(text_, at + 1, end_);
    if (!phrase || text_.used_as(phrase->head, WordUse::GroupHead | WordUse::GroupNoun)) return false;
    if (text_.folded(phrase->head) == "lov") return false;  // "lov om boliger m.v."
    at = phrase->end;
    while (at + 1 < end_ && text_.is(at, Tag::Preposition)) {
      phrase = noun_phrase_at(text_, at + 1, end_);
      if (!phrase) return false;
      at = phrase->end;
    }
    const auto form = at < end_ ? text_.folded(at) : std::string_view();
    if (form == "m.m." || form == "mv." || form == "m.v." || form == "osv." || form == "m.fl.") return true;
  }
  return false;
}

// "egen (ejet eller lejet) bolig": a bracket inside a phrase, which goes on behind it.
bool TargetGroupReader::is_aside(std::uint32_t open) const {
  constexpr std::uint32_t kLongest = 7;
  for (auto at = open + 1; at < end_ && at - open < kLongest; ++at) {
    if (text_.is(at, Tag::Numeral)) return false;
    if (text_.is(at, Tag::Close))
      return at + 1 < end_ && (text_.is(at + 1, Tag::Noun) || text_.is(at + 1, Tag::Adjective));
  }
  return false;
}

// Whether the bracket that closes at `close` was opened after token `from`.
bool TargetGroupReader::opened_since(std::uint32_t from, std::uint32_t close) const {
  for (auto at = close; at > from; --at) {
    if (text_.is(at - 1, Tag::Open)) return true;
  }
  return false;
}

// "er", "har" and "bliver", which take a participle.
bool TargetGroupReader::is_auxiliary(std::uint32_t verb) const {
  const auto form = text_.folded(verb);
  return form == "er" || form == "har" || form == "var" || form == "bliver" || form == "blev" ||
         form == "få" || form == "får";
}

bool TargetGroupReader::is_past_participle(std::uint32_t at) const {
  if (!text_.is(at, Tag::Verb) && !text_.is(at, Tag::Adjective)) return false;
  const auto* word = text_.token(at).word;
  if (word == nullptr || !text_.folded(at).ends_with("t")) return false;
  return std::any_of(word->readings.begin(), word->readings.end(),
                     [](const Reading& one) { return has(one.features, Feature::PastParticiple); });
}

// The verb of the main clause, where the comma that closes the clause is lacking: "Personer, der har fået
// afslag kan klage", "Personer, der har bestået prøven anses for".
bool TargetGroupReader::is_main_verb(std::uint32_t at, std::uint32_t verb) const {
  if (at <= verb + 1 || !text_.is(at, Tag::Verb)) return false;
  const bool behind_noun = text_.is(at - 1, Tag::Noun);
  const bool modal = behind_noun && text_.used_as(at, WordUse::ModalVerb);
  const bool passive = text_.folded(at).ends_with("es") && (behind_noun || text_.is(at - 1, Tag::Numeral));
  return (modal || passive) && names_something(verb + 1, at);
}

// Whether the clause ends before the coordinator at `at`.
bool TargetGroupReader::joins_no_more(std::uint32_t at, std::uint32_t verb) const {
  // "der udsættes for eller udøver vold" goes on: nothing is named yet.
  if (at <= verb + 1 || at + 1 >= end_ || text_.folded(at + 1) == "lignende" ||
      !names_something(verb + 1, at))
    return false;
  // "der er fyldt 55 år og bor alene", "der er ansat her og bosat i": both are said of them.
  if (is_past_participle(at + 1) && is_auxiliary(verb)) return false;
  if (text_.is(at + 1, Tag::Verb)) return !states_situation(at + 1);
  return text_.is(at + 1, Tag::Relative) || text_.is(at + 1, Tag::Pronoun);
}

// What is added to the clause and picks nobody out: how people are counted, the law it rests on, an
// afterthought behind a dash, when or where the main clause holds.
bool TargetGroupReader::begins_addition(std::uint32_t at, std::uint32_t verb) const {
  const auto form = text_.folded(at);
  if (form == "jf." || form == "jf") return true;
  if (at + 1 >= end_) return false;
  // "der rammes af vold – også mænd ..."
  if (text_.is(at, Tag::Dash) && text_.token(at).space_before && text_.token(at + 1).space_before)
    return true;
  if (at <= verb + 1) return false;
  // "der modtager støtte fordelt på alder"
  if (text_.is(at + 1, Tag::Preposition) && listed(WordList::CountedVerb, form)) return true;
  // "der bor på botilbud under servicelovens § 107"
  if (form == "under" && at + 2 < end_ &&
      (text_.folded(at + 1).starts_with("§") || text_.folded(at + 2).starts_with("§")))
    return true;
  const bool adverbial = form == "med" || form == "på" || form == "i" || form == "ved" || form == "under";
  return adverbial && text_.used_as(at + 1, WordUse::AdverbialNoun);
}

// A clause without a noun of its own restricts nothing: "der er der", "der er meget små".
bool TargetGroupReader::names_something(std::uint32_t from, std::uint32_t stop) const {
  for (auto at = from; at < stop; ++at) {
    if (text_.is(at, Tag::Noun) || text_.is(at, Tag::ProperNoun)) return true;
    // "modtager social støtte": a noun that the tagger took for a verb.
    const auto* word = text_.token(at).word;
    if (at > from && text_.is(at, Tag::Verb) && text_.is(at - 1, Tag::Adjective) && word != nullptr &&
        word->reading_as(WordClass::Noun) != nullptr)
      return true;
    // "der også er hjemløse"
    if (text_.used_as(at, WordUse::GroupNoun | WordUse::GroupAdjective | WordUse::GroupHead)) return true;
    // "der bor alene", "der er marginaliseringstruede"
    if (text_.folded(at) == "alene" || classifies(at)) return true;
  }
  return false;
}

}  // namespace vidensgraf
