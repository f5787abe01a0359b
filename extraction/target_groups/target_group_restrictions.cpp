#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "extraction/grammar/term_form.h"
#include "extraction/target_groups/target_group_reader.h"

// What delimits a group, besides clauses (target_group_clauses.cpp): "med/uden" phrases, situations
// "på/i ...", participles ("omfattet af ..."). What makes a preposition a restriction and not an adverbial
// ("borgere med henblik på", "borgeren i centrum") is decided by word lists and by number: a single definite
// person is nobody's target group.
//
// Known misses: "til" phrases after a group.

namespace vidensgraf {

GroupRestriction TargetGroupReader::read_restriction(std::uint32_t at, std::uint32_t head, bool is_first) {
  GroupRestriction none;
  none.end = at;
  if (at + 1 >= end_) return none;
  const auto form = text_.folded(at);
  if (auto age = read_age(at); age.end != at) return age;
  // "svage ældre 67-87-årige"
  if (const auto age = age_group_from(at); is_first && age != 0) {
    GroupRestriction years;
    years.members.emplace_back(label_wording(text_, at, age + 1), true);
    years.end = age + 1;
    return years;
  }
  // "uden for arbejdsmarkedet", "uden for eget hjem"
  if (form == "uden" && at + 2 < end_ && text_.folded(at + 1) == "for") {
    return is_single(head) ? none : read_outside(at);
  }
  if (form == "med" || form == "uden") {
    if (is_single(head) && is_definite(head) && form == "med" && !is_first) return none;
    if (form == "med" && is_first && is_helped_with(at, head)) return none;
    return read_phrases(at, at + 1, RestrictionKind::With);
  }
  if (form == "på" || form == "i") {
    if (is_single(head) && is_definite(head)) return none;
    if (form == "i" && is_first && is_placed(head)) return none;
    if (form == "i" && (text_.folded(at + 1) == "alderen" || text_.folded(at + 1) == "aldersgruppen"))
      return none;  // an age that is not told in numbers that are read
    if (auto place = read_numbered_place(at); place.end != at) return place;
    auto situation = read_phrases(at, at + 1, RestrictionKind::Situation);
    if (situation.end != at) return situation;
    if (auto state = read_state(at, head); state.end != at) return state;
    if (form == "i") return read_home(at, head);
    return none;
  }
  if (form == "fra" && is_first) return read_home(at, head);
  // "bringe beboerne tættere på et job": where they are brought
  const bool nearer = form == "tættere" || form == "længere";
  if (auto distance = read_distance(at);
      distance.end != at && !is_single(head) && (!nearer || is_introduced(head)))
    return distance;
  if (text_.is(at, Tag::Open) && is_first) return read_bracket(at, head);
  // "unge under uddannelse", "borgere under behandling"
  if (form == "under" && is_first && !is_definite(head)) {
    const auto phrase = noun_phrase_at(text_, at + 1, end_);
    const bool bare =
        phrase && phrase->end == at + 2 && !phrase->definite && is_single(phrase->head) &&
        (text_.folded(phrase->head).ends_with("ing") || text_.folded(phrase->head).ends_with("else"));
    return bare ? read_phrases(at, at + 1, RestrictionKind::Any) : none;
  }
  // "brugere af væresteder", "modtagere af kontanthjælp", "ofre for menneskehandel"
  if (form == "af" || form == "for") {
    const auto* reading = text_[at - 1].reading;
    const auto lemma = reading != nullptr ? std::string_view(reading->lemma) : std::string_view();
    const bool of = form == "af" && (lemma.ends_with("bruger") || lemma.ends_with("modtager"));
    if ((of || (form == "for" && lemma == "offer")) && !(is_single(head) && is_definite(head)))
      return read_phrases(at, at + 1, RestrictionKind::Any);
    if (form == "af" && is_first && !is_single(head)) return read_origin(at);
  }
  if (form == "inden" && at + 2 < end_ && text_.folded(at + 1) == "for") {
    if (is_single(head)) return none;
    return read_phrases(at, at + 2, RestrictionKind::Situation);
  }
  // "omfattet af", "ramt af", "udsat for"
  if (text_.used_as(at, WordUse::NeedVerb) && is_participle(at) && text_.is(at + 1, Tag::Preposition)) {
    // "anbragt uden for hjemmet"
    const bool two = (text_.folded(at + 1) == "uden" || text_.folded(at + 1) == "inden") && at + 2 < end_ &&
                     text_.folded(at + 2) == "for";
    return read_phrases(at, at + (two ? 3 : 2), RestrictionKind::Any);
  }
  // "efter endt behandling": whom something lies behind
  if (form == "efter" && is_first &&
      (text_.folded(at + 1) == "endt" || text_.folded(at + 1) == "afsluttet") && !is_definite(head))
    return read_phrases(at, at + 1, RestrictionKind::Any);
  if (text_.is(at, Tag::Comma) && at + 2 < end_ &&
      (text_.folded(at + 1) == "der" || text_.folded(at + 1) == "som" ||
       ((text_.folded(at + 1) == "hvor" || text_.folded(at + 1) == "hvori") &&
        text_.folded(at + 2) == "der"))) {
    return read_clause(at, head);
  }
  if (text_.is(at, Tag::Relative) && (text_.folded(at) == "der" || is_unmarked_clause(at)))
    return read_clause(at - 1, head);
  if (text_.is(at, Tag::Comma) && is_first && text_.is(at + 1, Tag::Preposition))
    return read_whom_clause(at, head);
  if (text_.is(at, Tag::Comma) && text_.folded(at + 1) == "hvis") return read_owner_clause(at, head);
  if (text_.is(at, Tag::Comma) && text_.folded(at + 1) == "hvor" && (is_first || speaks_of_family(at + 2)))
    return read_where_clause(at, head);
  return none;
}

// "hjælper borgere med rengøring": what the help consists in, of the verb's and not of theirs.
bool TargetGroupReader::is_helped_with(std::uint32_t at, std::uint32_t head) const {
  auto before = classified_from(is_age_group(head) ? range_start(head) : head);
  while (before > begin_ && (text_.is(before - 1, Tag::Determiner) || text_.is(before - 1, Tag::Adverb) ||
                             text_.folded(before - 1) == "de"))
    --before;
  if (before == begin_ || !text_.used_as(before - 1, WordUse::HelpVerb)) return false;
  const auto phrase = noun_phrase_at(text_, skip_example(at + 1), end_);
  if (!phrase) return false;
  const auto form = text_.folded(phrase->head);
  return listed(WordList::HelpMatter, form) || ends_as_listed(WordList::HelpMatter, form);
}

bool TargetGroupReader::is_participle(std::uint32_t at) const {
  const auto* word = text_.token(at).word;
  if (word == nullptr) return false;
  return std::any_of(word->readings.begin(), word->readings.end(),
                     [](const Reading& reading) { return has(reading.features, Feature::PastParticiple); }) ||
         text_.is(at, Tag::Adjective);
}

std::uint32_t TargetGroupReader::skip_example(std::uint32_t at) const {
  while (at < end_) {
    const auto form = text_.folded(at);
    if (form == "fx" || form == "f.eks." || form == "bl.a." || form == "evt." || form == "eventuelt" ||
        form == "både" || form == "enten" || form == "hhv." || form == "hhv" || form == "henholdsvis" ||
        form == "kun" || form == "mindst" || form == "højst") {
      ++at;
    } else if (at + 1 < end_ && ((form == "for" && text_.folded(at + 1) == "eksempel") ||
                                 (form == "blandt" && text_.folded(at + 1) == "andet"))) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

// "svære hjerneskader", "svære, sammensatte problemer": the adjective was taken for a noun (it can be one,
// and the noun can be a verb), so the phrase ended with it.
void TargetGroupReader::take_noun_behind_adjective(NounPhrase& phrase) const {
  const auto* word = text_.token(phrase.head).word;
  if (word == nullptr || phrase.end >= end_ || word->reading_as(WordClass::Adjective) == nullptr) return;
  const auto form = text_.folded(phrase.head);
  if (!form.ends_with("e") && !form.ends_with("t")) return;
  const auto* next = text_.token(phrase.end).word;
  const bool noun = next != nullptr && (text_.is(phrase.end, Tag::Noun) || text_.is(phrase.end, Tag::Verb)) &&
                    next->reading_as(WordClass::Noun) != nullptr && text_.token(phrase.end).space_before;
  if (noun) {
    phrase.head = phrase.noun = phrase.end;
    ++phrase.end;
  } else if (text_.is(phrase.end, Tag::Comma)) {
    const auto rest = noun_phrase_at(text_, phrase.end + 1, end_);
    if (!rest || rest->modifier_count == 0 || rest->determined) return;
    phrase.head = rest->head;
    phrase.noun = rest->noun;
    phrase.end = rest->end;
  }
}

GroupRestriction TargetGroupReader::read_phrases(std::uint32_t from, std::uint32_t at, RestrictionKind kind) {
  GroupRestriction none;
  none.end = from;
  const auto begin = skip_example(at);
  auto first = noun_phrase_at(text_, begin, end_);
  // "moderate til svære vanskeligheder"
  const bool bare = !first || (first->head == begin && first->end == begin + 1);
  if (bare && begin + 2 < end_ && text_.folded(begin).ends_with("e") && text_.folded(begin + 1) == "til" &&
      text_.is(begin + 2, Tag::Adjective)) {
    const auto rest = noun_phrase_at(text_, begin + 2, end_);
    if (rest && rest->modifier_count > 0 && !rest->determined) {
      first = rest;
      first->first = begin;
    }
  }
  if (!first || first->possessed) return none;
  take_noun_behind_adjective(*first);
  // "med forskellige former for funktionsnedsættelse": a kind of something, and no adverbial.
  const bool kind_of = kind == RestrictionKind::With && text_.used_as(first->head, WordUse::TypeNoun) &&
                       first->end + 1 < end_ &&
                       (text_.folded(first->end) == "for" || text_.folded(first->end) == "af");
  // "med anden etnisk baggrund", "med østeuropæisk baggrund": an adjective that is said of people
  const bool of_people = kind == RestrictionKind::With && first->modifier_count > 0 &&
                         (text_.used_as(first->modifiers().back().adjective, WordUse::GroupAdjective) ||
                          (text_.folded(first->head) == "baggrund" && !first->definite &&
                           text_.folded(first->modifiers().back().adjective).ends_with("sk") &&
                           !(first->end < end_ && text_.folded(first->end) == "i")));
  if (!kind_of && !of_people && text_.used_as(first->head, WordUse::AdverbialNoun)) return none;
  const auto opening = text_.folded(first->first);
  if (opening == "denne" || opening == "dette" || opening == "disse" || opening == "hver") return none;
  // "borgerne med koordinering ...": after people already known, a restriction must be more than a bare
  // noun.
  if (kind == RestrictionKind::With && is_definite(from - 1) &&
      (first->definite || first->modifier_count == 0) && text_.folded(first->head) != "behov" &&
      !(first->modifier_count == 0 && is_condition_of_subject(from - 1, *first))) {
    return none;
  }
  // "et større geografisk område" is no name of a field.
  if (kind == RestrictionKind::Situation && text_.used_as(first->head, WordUse::DefiniteHead) &&
      !first->definite) {
    return none;
  }
  if (kind == RestrictionKind::Situation && (!text_.used_as(first->head, WordUse::SituationNoun) ||
                                             text_.used_as(first->head, WordUse::PlaceNoun))) {
    return none;
  }
  // "Prader-Willis syndrom": a name's genitive that no dictionary knows.
  const bool named = text_.is(first->head, Tag::ProperNoun) && text_.folded(first->head).ends_with("s") &&
                     first->end < end_ && text_.is(first->end, Tag::Noun);
  if (text_.is_genitive(first->head) || named) {
    const auto owned = noun_phrase_at(text_, first->end, end_);
    if (!owned || kind == RestrictionKind::Situation) return none;
    auto whole = *owned;
    whole.first = whole.core = first->first;
    first = whole;
  }
  GroupRestriction restriction;
  const bool counted = begin == at + 1 && (text_.folded(at) == "kun" || text_.folded(at) == "mindst" ||
                                           text_.folded(at) == "højst");
  restriction.opening = label_wording(text_, from, counted ? begin : at);
  auto members = coordinated_phrases(text_, *first, end_);
  restriction.end = first->end;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& member = members[i];
    if (i > 0 && !belongs(*first, member)) break;
    // "unge med angst, og korsang er for ældre": the subject of the next clause
    if (i > 0 && text_.is(member.first - 1, Tag::Coordinator) && text_.is(member.first - 2, Tag::Comma) &&
        member.end < end_ && text_.is(member.end, Tag::Verb))
      break;
    // "personer med et misbrug samt rådgivning", "kvinder på krisecentre og pligt for centrene": another
    // matter.
    if (i > 0 && text_.folded(member.first - 1) == "samt" && first->determined != member.determined) break;
    if (i > 0 && kind == RestrictionKind::Situation && !text_.used_as(member.head, WordUse::SituationNoun) &&
        member.end < end_ && (text_.folded(member.end) == "for" || text_.folded(member.end) == "til"))
      break;
    auto member_end = member.end;
    if (i + 1 == members.size() || members.size() == 1) member_end = extended(member);
    restriction.end = member_end;
    auto wording = label_wording(text_, member.first, member_end);
    bool alone = true;
    if (i > 0 && member.modifier_count == 0 && !member.determined) {
      const auto modifiers = first->modifiers();
      const auto shared = std::find_if(modifiers.begin(), modifiers.end(), [&](const Modifier& modifier) {
        return phrases_.joins(text_, modifier.adjective, member.head);
      });
      if (shared != modifiers.end()) {
        wording = fmt::format("{} {}", label_wording(text_, shared->first, shared->adjective + 1), wording);
        alone = false;
      }
    }
    if (member.noun != member.head && text_[member.noun].suspended) {
      add_suspended(member, restriction);
      if (!restriction.members.empty()) {
        wording = (member.first < member.noun ? label_wording(text_, member.first, member.noun) + " "
                                              : std::string()) +
                  label_wording(text_, member.head, member_end);
      }
    }
    restriction.members.emplace_back(std::move(wording), alone);
    if (member_end != member.end) break;
  }
  if (const auto end = past_participle(restriction.end); end != restriction.end) {
    restriction.members.back().first += " " + label_wording(text_, restriction.end, end);
    restriction.end = end;
  }
  return restriction;
}

// "med et barn anbragt uden for hjemmet": a participle that says what is done for what they have; one past
// its phrase, or `at` if none stands there.
std::uint32_t TargetGroupReader::past_participle(std::uint32_t at) const {
  if (at + 2 >= end_ || !text_.used_as(at, WordUse::NeedVerb | WordUse::GroupAdjective) ||
      !is_participle(at) || !text_.is(at + 1, Tag::Preposition))
    return at;
  const bool two =
      text_.folded(at + 2) == "for" && (text_.folded(at + 1) == "uden" || text_.folded(at + 1) == "inden");
  const auto phrase = noun_phrase_at(text_, at + (two ? 3 : 2), end_);
  if (!phrase || phrase->possessed || text_.used_as(phrase->head, WordUse::AdverbialNoun)) return at;
  return phrase->end;
}

// "Borgerne med dobbeltdiagnose kan ...": known people and a bare noun at the head of a sentence. After a
// verb ("hjælper borgerne med mad") the noun belongs to the verb, and so does one made of a verb ("med
// rengøring").
bool TargetGroupReader::is_condition_of_subject(std::uint32_t head, const NounPhrase& noun) const {
  if (head != begin_ || noun.definite || noun.determined) return false;
  const auto form = text_.folded(noun.head);
  return !form.ends_with("ing") && !form.ends_with("else") && !form.ends_with("elser") &&
         !form.ends_with("ion");
}

// "udviklings- og opmærksomhedsforstyrrelser" as two members, the second added by the caller.
void TargetGroupReader::add_suspended(const NounPhrase& member, GroupRestriction& restriction) const {
  const auto full = complete_suspended(text_, member.noun, member.head);
  if (full.empty()) return;
  auto wording =
      member.first < member.noun ? label_wording(text_, member.first, member.noun) + " " : std::string();
  restriction.members.emplace_back(wording + full, true);
}

// Whether a coordinated phrase still restricts the group, or opens something else ("... og deres
// familier").
bool TargetGroupReader::belongs(const NounPhrase& first, const NounPhrase& member) const {
  if (member.possessed || text_.used_as(member.head, WordUse::GroupHead | WordUse::GroupNoun)) return false;
  if (member.definite != first.definite) return false;
  return !(member.end < end_ && text_.is_genitive(member.head));
}

// "problemer med", "tilknytning til", "ophold på": prepositions that belong to the noun.
bool TargetGroupReader::takes_complement(std::uint32_t noun, std::string_view preposition) const {
  const auto* reading = text_[noun].reading;
  if (reading == nullptr) return false;
  if (preposition == "med") return listed(WordList::WithComplement, reading->lemma);
  if (preposition == "til") return listed(WordList::ToComplement, reading->lemma);
  return (preposition == "på" || preposition == "i") && listed(WordList::PlaceComplement, reading->lemma);
}

// The phrase with its own "for", "af", "efter", "mellem" phrases: "behov for en samlet indsats".
std::uint32_t TargetGroupReader::extended(const NounPhrase& phrase) const {
  auto end = phrase.end;
  // "anden etnisk baggrund end dansk"
  if (end + 1 < end_ && text_.folded(end) == "end" &&
      (text_.is(end + 1, Tag::Adjective) || text_.folded(phrase.first) == "anden") &&
      (end + 2 >= end_ || !text_.is(end + 2, Tag::Noun)))
    return end + 2;
  // "med en indkomst lavere end 60 pct. af medianen"
  if (end + 2 < end_ && text_.is(end, Tag::Adjective) && text_.folded(end + 1) == "end") {
    auto than = end + 2;
    if (text_.is(than, Tag::Numeral) && than + 1 < end_) ++than;
    const auto measure = noun_phrase_at(text_, than, end_);
    end = measure && measure->first == than ? measure->end : than + 1;
  }
  // "med demens i let til moderat grad"; not "i høj grad", which says how much something is the case.
  if (end + 2 < end_ && text_.folded(end) == "i") {
    constexpr std::uint32_t kLongestDegree = 5;
    const auto first = text_.folded(end + 1);
    const bool severity =
        first == "let" || first == "moderat" || first == "svær" || first == "middelsvær" || first == "mild";
    for (auto at = end + 2; severity && at < end_ && at - end <= kLongestDegree; ++at) {
      if (text_.folded(at) == "grad") return at + 1;
      if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Stop)) break;
    }
  }
  for (int i = 0; i < 2; ++i) {
    if (end + 1 >= end_ || !text_.is(end, Tag::Preposition)) break;
    const auto form = text_.folded(end);
    const bool within = (form == "inden" || form == "uden") && text_.folded(end + 1) == "for";
    const bool change = form == "til" && i == 0 && text_.used_as(phrase.head, WordUse::ChangeNoun);
    const bool complement = i == 0 && takes_complement(phrase.head, form);
    if (form != "for" && form != "af" && form != "efter" && form != "mellem" && form != "indenfor" &&
        !within && !change && !complement)
      break;
    auto at = skip_example(end + (within ? 2 : 1));
    // "ophold på § 110-boformer"
    if (complement && at + 1 < end_ && text_.folded(at) == "§" &&
        text_.folded(at + 1).find('-') != std::string_view::npos) {
      end = at + 2;
      break;
    }
    // "i risiko for eller i hjemløshed"
    if (at + 2 < end_ && text_.is(at, Tag::Coordinator) && text_.is(at + 1, Tag::Preposition)) at += 2;
    // "i risiko for at miste boligen"
    if (form == "for" && at + 1 < end_ && text_.is(at, Tag::InfinitiveMarker) && text_.is(at + 1, Tag::Verb))
      at += 2;
    auto next = noun_phrase_at(text_, at, end_);
    if (!next || next->possessed || text_.used_as(next->head, WordUse::AdverbialNoun)) break;
    // "unge med handicap efter servicelovens § 100": the law that what they get rests on
    if (form == "efter" && next->end < end_ && text_.folded(next->end) == "§") break;
    const auto members = coordinated_phrases(text_, *next, end_);
    end = next->end;
    for (std::size_t m = 1; m < members.size() && belongs(*next, members[m]); ++m) end = members[m].end;
  }
  return end;
}

}  // namespace vidensgraf
