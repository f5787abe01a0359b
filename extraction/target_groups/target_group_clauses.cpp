#include <algorithm>
#include <string_view>

#include "extraction/grammar/term_form.h"
#include "extraction/target_groups/target_group_reader.h"

// Clauses that delimit a group: ", der/som ...", ", hvis ...", ", hvor ...". Which verbs state a need or a
// situation is a list; of people in general any verb in the present tense does. Where a clause ends is
// decided in target_group_clause_ends.cpp.
//
// Known misses: a relative clause that comes after an adverbial of the main clause.

namespace vidensgraf {
namespace {

// The clause from the token after `comma` to `stop`, as a restriction. Where the comma is lacking ("unge som
// bor ..."), `comma` is the last token of the group.
GroupRestriction clause_restriction(const TaggedText& text, std::uint32_t comma, std::uint32_t stop) {
  GroupRestriction restriction;
  restriction.end = stop;
  restriction.opening = text.is(comma, Tag::Comma) ? "," : "";
  restriction.members.emplace_back(label_wording(text, comma + 1, stop), true);
  return restriction;
}

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

// ", der modtager sociale indsatser": up to the end of the clause.
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
  auto stop = clause_end(comma, at, at);
  while (stop > at + 1 && (text_.is(stop - 1, Tag::Coordinator) || text_.is(stop - 1, Tag::Slash) ||
                           text_.is(stop - 1, Tag::Relative)))
    --stop;
  // "der ikke kan bo alene" needs none: the verb itself says what they cannot do.
  const bool cannot = (text_.used_as(at, WordUse::ModalVerb) && stop > at + 2) || leaves_undone(at) ||
                      (text_[at].reading != nullptr && text_[at].reading->lemma.ends_with("s")) ||
                      (is_introduced(head) && states_condition(at));
  if (!cannot && states_situation(at) && !names_something(at + 1, stop)) return none;
  stop = past_second_clause(stop, comma);
  return clause_restriction(text_, comma, stop);
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
  const auto subject = text_.folded(comma + 3);
  if (subject == "vi" || subject == "der" || subject == "jeg" || subject == "man") return none;
  auto verb = comma + 3;
  while (verb < end_ && verb - comma < kLongestClause && !text_.is(verb, Tag::Verb)) ++verb;
  const auto stop = clause_end(comma, comma + 3, verb);
  if (verb >= stop) return none;
  bool denied = false;
  bool valued = false;
  for (auto at = comma + 3; at < stop; ++at) {
    denied = denied || text_.folded(at) == "ikke" || text_.folded(at) == "aldrig";
    valued = valued || (at > verb && text_.used_as(verb, WordUse::BeVerb) &&
                        text_.used_as(at, WordUse::GenericAdjective | WordUse::EvaluativeNoun));
  }
  if (!denied && !valued) return none;
  return clause_restriction(text_, comma, stop);
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
  return clause_restriction(text_, comma, clause_end(comma, verb, verb));
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
    const auto end = clause_end(next, verb, verb);
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

// "familier med spædbørn, hvor forældrene ...", "..., hvor børnenes udvikling ...": some of the people
// themselves.
bool TargetGroupReader::speaks_of_family(std::uint32_t at) const {
  const auto subject = noun_phrase_at(text_, at, end_);
  return subject && subject->definite && text_.used_as(subject->head, WordUse::GroupHead) &&
         text_.used_as(subject->head, WordUse::GroupRelational);
}

// ", hvor en forælder har et misbrug", ", hvor støttebehovet ikke er afklaret": what is the case with them.
GroupRestriction TargetGroupReader::read_where_clause(std::uint32_t comma, std::uint32_t head) const {
  GroupRestriction none;
  none.end = comma;
  if (is_definite(head) || is_single(head)) return none;
  const auto opening = text_.folded(comma + 2);
  const bool paired = opening == "enten" || opening == "hverken" || opening == "både";
  auto subject = noun_phrase_at(text_, comma + (paired ? 3 : 2), end_);
  // "hvor børnenes udvikling er truet"
  const bool theirs = subject && text_.is_genitive(subject->head) && speaks_of_family(subject->first);
  if (theirs) subject = noun_phrase_at(text_, subject->end, end_);
  if (!subject || (subject->possessed && !theirs)) return none;
  // "hvor målet har været et job": what is told of the work with them.
  if (subject->definite && text_.used_as(subject->head, WordUse::GenericNoun) &&
      !text_.used_as(subject->head, WordUse::GroupHead))
    return none;
  const auto members = coordinated_phrases(text_, *subject, end_);
  auto verb = members.empty() ? subject->end : members.back().end;
  while (verb < end_ && text_.is(verb, Tag::Adverb)) ++verb;
  if (verb + 1 >= end_ || !text_.is(verb, Tag::Verb) || !states_situation(verb)) return none;
  return clause_restriction(text_, comma, clause_end(comma, verb, verb));
}

}  // namespace vidensgraf
