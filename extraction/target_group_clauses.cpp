#include <algorithm>
#include <string_view>

#include "extraction/target_group_reader.h"
#include "extraction/term_form.h"

// Clauses that delimit a group: ", der/som ...", ", hvis ...", ", hvor ...". Which verbs state a need or a
// situation is a list; of people in general any verb in the present tense does. A clause ends at its next
// comma that begins something else, and before an adverbial of the main clause.
//
// Known misses: a relative clause that comes after an adverbial of the main clause.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kLongestClause = 45;  // tokens of a relative clause

}  // namespace

// One past ", indtil de fylder 18 år,"; `comma` if no clause with its two commas stands there.
std::uint32_t TargetGroupReader::past_inner_clause(std::uint32_t comma) const {
  constexpr std::uint32_t kLongest = 12;
  if (comma + 2 >= end_ || !text_.is(comma, Tag::Comma)) return comma;
  const auto opener = text_.folded(comma + 1);
  if (opener != "indtil" && opener != "inden" && opener != "når" && opener != "da" && opener != "mens" &&
      opener != "umiddelbart")
    return comma;
  for (auto at = comma + 2; at < end_ && at - comma < kLongest; ++at) {
    // "umiddelbart, inden de fylder 18 år,"
    if (text_.is(at, Tag::Comma) && !(at + 1 < end_ && text_.folded(at + 1) == "inden")) return at + 1;
  }
  return comma;
}

// Past what may stand between "der" and its verb: "ofte", "i en periode", "på grund af sygdom".
std::uint32_t TargetGroupReader::past_adverbials(std::uint32_t at) const {
  constexpr int kMost = 4;
  for (int i = 0; i < kMost && at < end_; ++i) {
    while (at < end_ &&
           (text_.is(at, Tag::Adverb) || text_.folded(at) == "længere" || text_.folded(at) == "tidligere" ||
            text_.folded(at) == "hverken" || text_.folded(at) == "enten" || text_.folded(at) == "både" ||
            text_.folded(at) == "lige" ||
            (text_.is(at, Tag::Adjective) && text_.folded(at).ends_with("t") && at + 1 < end_ &&
             text_.is(at + 1, Tag::Verb))))  // "som primært har"
      ++at;
    if (at + 1 < end_ && text_.folded(at) == "for" && text_.folded(at + 1).starts_with("nylig")) at += 2;
    // "der som følge af en ulykke har mistet"
    if (at + 3 < end_ && text_.folded(at) == "som" && text_.folded(at + 1) == "følge") at += 2;
    // "der op til det 18. år har boet"
    if (at + 1 < end_ && text_.folded(at) == "op" && text_.folded(at + 1) == "til") ++at;
    // "der, indtil de fylder 18 år, har boet": a clause of time between its commas.
    if (const auto after = past_inner_clause(at); after != at) {
      at = after;
      continue;
    }
    // "der den seneste måned har boet": when.
    if (at < end_ && text_.is(at, Tag::Determiner)) {
      const auto when = noun_phrase_at(text_, at, end_);
      if (!when || when->end >= end_ || !text_.is(when->end, Tag::Verb)) return at;
      at = when->end;
    }
    if (at + 1 >= end_ || !text_.is(at, Tag::Preposition)) return at;
    const auto phrase = noun_phrase_at(text_, at + 1, end_);
    if (!phrase) return at;
    const auto members = coordinated_phrases(text_, *phrase, end_);
    at = members.empty() ? phrase->end : members.back().end;
  }
  return at;
}

// ", der modtager sociale indsatser": up to the next comma or full stop.
GroupRestriction TargetGroupReader::read_clause(std::uint32_t comma, std::uint32_t head) const {
  GroupRestriction none;
  none.end = text_.is(comma, Tag::Comma) ? comma : comma + 1;
  auto at = comma + 2;
  if (text_.folded(comma + 1).starts_with("hvor")) ++at;  // ", hvor der er ...", ", hvori der er ..."
  at = past_adverbials(at);
  if (at >= end_ || !text_.is(at, Tag::Verb) || !(states_situation(at) || states_habit(at, head)))
    return none;
  if (is_cleft(head)) return none;
  // "borgeren, der bor ..." speaks of one person.
  if (is_single(head) && is_definite(head)) return none;
  // "hvor der ikke opnås ...": nobody leaves anything undone
  if (text_.folded(comma + 1).starts_with("hvor") && leaves_undone(at) &&
      !text_.used_as(at, WordUse::NeedVerb))
    return none;
  // "der skulle have et tilbud" tells what happened.
  const auto modal = text_.folded(at);
  if (modal == "skulle" || modal == "ville" || modal == "burde") return none;
  // "ambulante tilbud til unge, der leverer træning", "om børn med handicap, som er trådt i kraft": what is
  // there for people, and what the law is about, is not what they do.
  if (modal == "leverer" || modal == "tilbyder" || is_in_force(at)) return none;
  // ", der er kendetegnet ved ..." tells what a group is like, not which it is.
  for (auto next = at; next < end_ && next <= at + 3; ++next) {
    if (text_.used_as(next, WordUse::CharacteriseVerb)) return none;
  }
  // "er" states a situation only with what follows: "er omfattet af", "er i risiko for"; not "er mange".
  auto stop = at;
  while (stop < end_ && stop - comma < kLongestClause && !ends_clause(stop, at)) ++stop;
  while (stop > at + 1 && (text_.is(stop - 1, Tag::Coordinator) || text_.is(stop - 1, Tag::Slash) ||
                           text_.is(stop - 1, Tag::Relative)))
    --stop;
  // "der ikke kan bo alene" needs none: the verb itself says what they cannot do.
  const bool cannot = (text_.used_as(at, WordUse::ModalVerb) && stop > at + 2) || leaves_undone(at) ||
                      (text_[at].reading != nullptr && text_[at].reading->lemma.ends_with("s")) ||
                      (is_introduced(head) && states_condition(at));
  if (!cannot && states_situation(at) && !names_something(at + 1, stop)) return none;
  stop = past_second_clause(stop, comma);
  GroupRestriction restriction;
  restriction.end = stop;
  restriction.opening = text_.is(comma, Tag::Comma) ? "," : "";
  restriction.members.emplace_back(label_wording(text_, comma + 1, stop), true);
  return restriction;
}

// "er trådt i kraft", "trådte i kraft"
bool TargetGroupReader::is_in_force(std::uint32_t verb) const {
  constexpr std::uint32_t kReach = 5;
  for (auto at = verb; at + 2 < end_ && at < verb + kReach; ++at) {
    if (text_.folded(at).starts_with("trå") && text_.folded(at + 1) == "i" && text_.folded(at + 2) == "kraft")
      return true;
  }
  return false;
}

// "unge som bor på forsorgshjem": a relative "som" without its comma has its verb behind it.
bool TargetGroupReader::is_unmarked_clause(std::uint32_t relative) const {
  if (text_.folded(relative) != "som") return false;
  const auto verb = past_adverbials(relative + 1);
  return verb < end_ && text_.is(verb, Tag::Verb) && states_situation(verb);
}

// ", for hvem X ikke er tilstrækkeligt", ", for hvem X er svært": what does not do or is hard for them. Any
// other such clause tells of people ("de unge, til hvem vi har stillet ...").
GroupRestriction TargetGroupReader::read_whom_clause(std::uint32_t comma, std::uint32_t head) const {
  GroupRestriction none;
  none.end = comma;
  if (comma + 4 >= end_ || is_definite(head) || is_single(head)) return none;
  if (text_.folded(comma + 1) != "for") return none;
  if (text_.folded(comma + 2) != "hvem" && text_.folded(comma + 2) != "hvilke") return none;
  const auto first = classified_from(head);
  if (first > begin_ && text_.is(first - 1, Tag::Determiner)) return none;
  auto stop = comma + 3;
  const auto subject = text_.folded(stop);
  if (subject == "vi" || subject == "der" || subject == "jeg" || subject == "man") return none;
  auto verb = stop;
  while (verb < end_ && verb - comma < kLongestClause && !text_.is(verb, Tag::Verb)) ++verb;
  while (stop < end_ && stop - comma < kLongestClause && !ends_clause(stop, verb)) ++stop;
  if (verb >= stop) return none;
  bool denied = false;
  bool valued = false;
  for (auto at = comma + 3; at < stop; ++at) {
    denied = denied || text_.folded(at) == "ikke" || text_.folded(at) == "aldrig";
    valued = valued || (at > verb && text_.used_as(verb, WordUse::BeVerb) &&
                        text_.used_as(at, WordUse::GenericAdjective | WordUse::EvaluativeNoun));
  }
  if (!denied && !valued) return none;
  GroupRestriction restriction;
  restriction.end = stop;
  restriction.opening = ",";
  restriction.members.emplace_back(label_wording(text_, comma + 1, stop), true);
  return restriction;
}

// ", hvis funktionsevne er nedsat": whose. What belongs to somebody stands in the indefinite form; "hvis
// borgeren ..." and "hvis de ..." are conditions.
GroupRestriction TargetGroupReader::read_owner_clause(std::uint32_t comma, std::uint32_t head) const {
  GroupRestriction none;
  none.end = comma;
  const auto owned = noun_phrase_at(text_, comma + 2, end_);
  if (!owned || owned->determined || owned->definite || owned->end >= end_) return none;
  // "børn, hvis forældre er indlagt", "familier, hvis barn er sygt": people whom one has; not "hvis unge ikke
  // møder op", "hvis børn bliver væk".
  if (text_.used_as(owned->head, WordUse::GroupHead) &&
      (!text_.used_as(owned->head, WordUse::GroupRelational) ||
       (group_plural(text_, owned->head) == "børn" && !is_single(owned->head))))
    return none;
  const auto owners = coordinated_phrases(text_, *owned, end_);  // "hvis mor eller far er syg"
  // "hvis lån endnu ikke er betalt"
  const auto verb = past_adverbials(owners.empty() ? owned->end : owners.back().end);
  if (verb >= end_ || !text_.is(verb, Tag::Verb) || (is_single(head) && is_definite(head))) return none;
  auto stop = verb;
  while (stop < end_ && stop - comma < kLongestClause && !ends_clause(stop, verb)) ++stop;
  GroupRestriction restriction;
  restriction.end = stop;
  restriction.opening = ",";
  restriction.members.emplace_back(label_wording(text_, comma + 1, stop), true);
  return restriction;
}

// ", og som har brug for hjælp": a second clause about the same people, as long as it is short or no longer
// than what it adds to; what follows a longer one is told of them and picks nobody out.
std::uint32_t TargetGroupReader::past_second_clause(std::uint32_t stop, std::uint32_t comma) const {
  constexpr std::uint32_t kShort = 14;
  constexpr int kMost = 2;
  for (int clauses = 0; clauses < kMost; ++clauses) {
    auto next = skip_coordinator(text_, stop, end_);
    // "..., men som er henvist til"
    if (next == stop && stop + 1 < end_ && text_.is(stop, Tag::Comma) && text_.folded(stop + 1) == "men")
      next = stop + 2;
    const bool behind_tail = next == stop && past_tail(stop) != stop;
    if (behind_tail) next = past_tail(stop);
    if (next == stop || next + 2 >= end_) return stop;
    if (text_.folded(next) != "der" && text_.folded(next) != "som") return stop;
    const auto verb = past_adverbials(next + 1);
    if (verb >= end_ || !text_.is(verb, Tag::Verb) || !states_situation(verb)) return stop;
    auto end = verb;
    while (end < end_ && end - next < kLongestClause && !ends_clause(end, verb)) ++end;
    if (end - (behind_tail ? next : stop) > std::max(kShort, stop - comma + 1) ||
        !names_something(verb + 1, end))
      return stop;
    stop = end;
  }
  return stop;
}

// "har vanskeligheder i forhold til skolen, og som ...": past the adverbial that ended the first clause;
// `stop` if none stands there or no second clause follows.
std::uint32_t TargetGroupReader::past_tail(std::uint32_t stop) const {
  constexpr std::uint32_t kLongest = 10;
  if (stop >= end_ || !text_.is(stop, Tag::Preposition)) return stop;
  for (auto at = stop + 1; at + 3 < end_ && at - stop < kLongest; ++at) {
    if (text_.is(at, Tag::Verb) || text_.is(at, Tag::Stop)) return stop;
    if (!text_.is(at, Tag::Comma)) continue;
    return text_.folded(at + 1) == "og" && text_.is(at + 2, Tag::Relative) ? at + 2 : stop;
  }
  return stop;
}

// ", hvor en forælder har et misbrug", ", hvor støttebehovet ikke er afklaret": what is the case with them.
GroupRestriction TargetGroupReader::read_where_clause(std::uint32_t comma, std::uint32_t head) const {
  GroupRestriction none;
  none.end = comma;
  if (is_definite(head) || is_single(head)) return none;
  const auto opening = text_.folded(comma + 2);
  const bool paired = opening == "enten" || opening == "hverken" || opening == "både";
  const auto subject = noun_phrase_at(text_, comma + (paired ? 3 : 2), end_);
  if (!subject || subject->possessed) return none;
  // "hvor målet har været et job": what is told of the work with them.
  if (subject->definite && text_.used_as(subject->head, WordUse::GenericNoun) &&
      !text_.used_as(subject->head, WordUse::GroupHead))
    return none;
  const auto members = coordinated_phrases(text_, *subject, end_);
  auto verb = members.empty() ? subject->end : members.back().end;
  while (verb < end_ && text_.is(verb, Tag::Adverb)) ++verb;
  if (verb + 1 >= end_ || !text_.is(verb, Tag::Verb) || !states_situation(verb)) return none;
  auto stop = verb;
  while (stop < end_ && stop - comma < kLongestClause && !ends_clause(stop, verb)) ++stop;
  GroupRestriction restriction;
  restriction.end = stop;
  restriction.opening = ",";
  restriction.members.emplace_back(label_wording(text_, comma + 1, stop), true);
  return restriction;
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

bool TargetGroupReader::ends_clause(std::uint32_t at, std::uint32_t verb) const {
  // "almindelige, daglige funktioner", "fysisk, psykisk eller social funktionsnedsættelse": a comma between
  // adjectives of one noun.
  if (text_.is(at, Tag::Comma) && at > verb + 1 && text_.is(at - 1, Tag::Adjective)) {
    auto next = at + 1;
    while (next < end_ &&
           (text_.is(next, Tag::Adjective) || text_.is(next, Tag::Comma) || text_.is(next, Tag::Coordinator)))
      ++next;
    if (next > at + 1 && next < end_ && text_.is(at + 1, Tag::Adjective) && text_.is(next, Tag::Noun))
      return false;
  }
  if (text_.is(at, Tag::Comma) && is_enumeration(at, verb)) return false;
  // "er begrænset, suspenderet eller inddraget"
  if (text_.is(at, Tag::Comma) && at + 3 < end_ && is_past_participle(at - 1) && is_past_participle(at + 1) &&
      (text_.is(at + 2, Tag::Coordinator) || text_.is(at + 2, Tag::Comma)) && is_past_participle(at + 3))
    return false;
  if (text_.is(at, Tag::Open) && is_aside(at)) return false;
  if (text_.is(at, Tag::Close)) return !opened_since(verb, at);
  // "der har så komplekse problemer, at ...": how much, said by a clause of its own.
  if (text_.is(at, Tag::Comma) && at + 1 < end_ && text_.folded(at + 1) == "at" && at > verb + 1) {
    for (auto before = verb; before < at; ++before) {
      if (text_.folded(before) == "så") return false;
    }
  }
  // "efter § 16, stk. 1, nr. 2": the commas of a provision
  if (text_.is(at, Tag::Comma) && at + 2 < end_ &&
      (text_.is(at - 1, Tag::Numeral) || text_.folded(at - 1).size() == 1) &&
      (text_.folded(at + 1) == "stk." || text_.folded(at + 1) == "nr." || text_.folded(at + 1) == "litra"))
    return false;
  // "efter § 16, stk. 1, i lov om ..."
  if (text_.is(at, Tag::Comma) && at + 2 < end_ && text_.is(at - 1, Tag::Numeral) &&
      text_.folded(at + 1) == "i" &&
      (text_.folded(at + 2).starts_with("lov") || text_.folded(at + 2).ends_with("lov") ||
       text_.folded(at + 2).ends_with("loven")))
    return false;
  // "inden for de første 3 år efter, at de har fået ophold"
  if (text_.is(at, Tag::Comma) && at + 1 < end_ && text_.folded(at + 1) == "at" && at > verb + 1 &&
      text_.is(at - 1, Tag::Preposition))
    return false;
  // "Personer, der har fået afslag kan klage": the comma that closes the clause is lacking.
  if (at > verb + 1 && text_.is(at, Tag::Verb) && text_.used_as(at, WordUse::ModalVerb) &&
      text_.is(at - 1, Tag::Noun) && names_something(verb + 1, at))
    return true;
  // "Personer, der har bestået prøven anses for": a passive of its own.
  if (at > verb + 1 && text_.is(at, Tag::Verb) && text_.folded(at).ends_with("es") &&
      (text_.is(at - 1, Tag::Noun) || text_.is(at - 1, Tag::Numeral)) && names_something(verb + 1, at))
    return true;
  if (text_.is(at, Tag::Subjunction) && text_.folded(at) == "at" && at > begin_ &&
      text_.is(at - 1, Tag::Comma))
    return false;
  // "der modtager støtte fordelt på alder"
  if (at > verb + 1 && at + 1 < end_ && text_.is(at + 1, Tag::Preposition) &&
      listed(WordList::CountedVerb, text_.folded(at)))
    return true;
  // "i mere end otte uger" compares, and begins no clause.
  if (text_.folded(at) == "end" && at > verb &&
      (text_.is(at - 1, Tag::Adjective) || text_.is(at - 1, Tag::Determiner) ||
       text_.is(at - 1, Tag::Adverb)))
    return false;
  if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Stop) || text_.is(at, Tag::Colon) ||
      text_.is(at, Tag::Open) || text_.is(at, Tag::Subjunction)) {
    return true;
  }
  if (text_.folded(at) == "jf." || text_.folded(at) == "jf") return true;
  // "der bor på botilbud under servicelovens § 107": the law that it rests on
  if (at > verb + 1 && at + 2 < end_ && text_.folded(at) == "under" &&
      (text_.folded(at + 1).starts_with("§") || text_.folded(at + 2).starts_with("§")))
    return true;
  // "der rammes af vold – også mænd ..."
  if (text_.is(at, Tag::Dash) && text_.token(at).space_before && at + 1 < end_ &&
      text_.token(at + 1).space_before)
    return true;
  // "der udsættes for eller udøver vold" goes on: nothing is named yet.
  if (at > verb + 1 && text_.is(at, Tag::Coordinator) && at + 1 < end_ &&
      text_.folded(at + 1) != "lignende" && names_something(verb + 1, at)) {
    // "der er fyldt 55 år og bor alene", "der er ansat her og bosat i": both are said of them.
    if (is_past_participle(at + 1) && is_auxiliary(verb)) return false;
    if (text_.is(at + 1, Tag::Verb)) return !states_situation(at + 1);
    return text_.is(at + 1, Tag::Relative) || text_.is(at + 1, Tag::Pronoun);
  }
  const auto form = text_.folded(at);
  const bool adverbial = form == "med" || form == "på" || form == "i" || form == "ved" || form == "under";
  return at > verb + 1 && adverbial && at + 1 < end_ && text_.used_as(at + 1, WordUse::AdverbialNoun);
}

}  // namespace vidensgraf
