#include <algorithm>
#include <string>
#include <string_view>

#include "extraction/grammar/term_form.h"
#include "extraction/target_groups/target_group_reader.h"

// Where people are and come from: ages, places they are outside of or far from, homes and surroundings. The
// phrases of "med", "på" and participles are read in target_group_restrictions.cpp.

namespace vidensgraf {

bool TargetGroupReader::is_placed(std::uint32_t head) const {
  auto before = classified_from(head);
  // "at få unge i job", where "få" is no "few"
  const auto gets = [this](std::uint32_t at) {
    return at > begin_ + 1 && text_.folded(at - 1) == "få" && text_.folded(at - 2) == "at";
  };
  while (before > begin_ && text_.is(before - 1, Tag::Determiner) && !gets(before)) --before;
  if (before == begin_) return false;
  if (gets(before) || is_placing_of(before)) return true;
  if (!text_.is(before - 1, Tag::Verb)) return false;
  const auto* reading = text_[before - 1].reading;
  return reading != nullptr && listed(WordList::PlacingVerb, reading->lemma);
}

// "anbringelsen af et barn eller en ung i en plejefamilie": where the noun made of such a verb says that they
// are brought.
bool TargetGroupReader::is_placing_of(std::uint32_t first) const {
  auto at = first;
  while (at > begin_ && text_.folded(at - 1) != "af") {
    if (!is_head(at - 1) && !text_.is(at - 1, Tag::Coordinator) && !text_.is(at - 1, Tag::Determiner))
      return false;
    --at;
  }
  if (at < begin_ + 2) return false;
  const auto* reading = text_[at - 2].reading;
  if (reading == nullptr) return false;
  const std::string_view noun = reading->lemma;
  const auto made_of = [noun](std::string_view ending, std::string_view verb_ending) {
    return noun.ends_with(ending) &&
           listed(WordList::PlacingVerb,
                  std::string(noun.substr(0, noun.size() - ending.size())) + std::string(verb_ending));
  };
  return made_of("lse", "") || made_of("ning", "e") || made_of("ing", "e") || made_of("ation", "ere") ||
         made_of("sion", "dere");
}

// "mellem 18 og 25 år", "i alderen 15-17 år", "over 65 år", "fra 18 til 30 år", "på 15-17 år", "under 18 år",
// "i alderen fra 26 uger til skolestart".
GroupRestriction TargetGroupReader::read_age(std::uint32_t at) const {
  GroupRestriction age;
  age.end = at;
  const auto form = text_.folded(at);
  auto next = at + 1;
  if (form == "i" && next < end_ &&
      (text_.folded(next) == "alderen" || text_.folded(next) == "aldersgruppen")) {
    ++next;
    if (next < end_ && (text_.folded(next) == "mellem" || text_.folded(next) == "fra")) ++next;
  } else if (form == "op" && next < end_ && text_.folded(next) == "til") {
    ++next;
  } else if (form != "mellem" && form != "over" && form != "under" && form != "fra" && form != "på") {
    return age;
  }
  // "under folkepensionsalderen"
  if ((form == "over" || form == "under") && next < end_ && text_.is(next, Tag::Noun) &&
      (text_.folded(next).ends_with("alderen") || text_.folded(next).ends_with("alder"))) {
    age.opening = label_wording(text_, at, next);
    age.members.emplace_back(label_wording(text_, next, next + 1), true);
    age.end = next + 1;
    return age;
  }
  const auto first_number = next;
  while (next < end_ && next < first_number + 5 &&
         (text_.is(next, Tag::Numeral) ||
          (text_.folded(next) == "med" && text_.is(next - 1, Tag::Coordinator)) ||
          text_.is(next, Tag::Dash) || text_.is(next, Tag::Coordinator) || text_.folded(next) == "til" ||
          text_.folded(next) == "-" || text_.folded(next) == "–"))
    ++next;
  const auto is_unit = [this](std::uint32_t token) {
    const auto unit = token < end_ ? text_.folded(token) : std::string_view();
    return unit == "år" || unit == "uger" || unit == "måneder";
  };
  if (next == first_number || !text_.is(first_number, Tag::Numeral) || !is_unit(next) ||
      (text_.folded(next) != "år" && form != "i" && form != "fra" && form != "under"))
    return age;
  ++next;
  // "fra 18 år til folkepensionsalderen", "fra 24 uger og indtil skolestart"
  auto until = next;
  if (until + 1 < end_ && text_.is(until, Tag::Coordinator) && text_.folded(until + 1) == "indtil") ++until;
  const bool from = form == "fra" || text_.folded(first_number - 1) == "fra";
  if (from && until + 1 < end_ && (text_.folded(until) == "til" || text_.folded(until) == "indtil")) {
    if (text_.is(until + 1, Tag::Numeral) && is_unit(until + 2)) {
      next = until + 3;
    } else if (const auto limit = noun_phrase_at(text_, until + 1, end_);
               limit && !text_.is_genitive(limit->head)) {
      next = limit->end;
    }
  }
  // "18 år og derover", "18 år eller ældre"
  if (next + 1 < end_ && text_.is(next, Tag::Coordinator) &&
      (text_.folded(next + 1) == "derover" || text_.folded(next + 1) == "ældre" ||
       text_.folded(next + 1) == "opefter" || text_.folded(next + 1) == "derunder"))
    next += 2;
  age.opening = label_wording(text_, at, first_number);
  age.members.emplace_back(label_wording(text_, first_number, next), true);
  age.end = next;
  return age;
}

// "uden for arbejdsmarkedet": what people are outside of.
GroupRestriction TargetGroupReader::read_outside(std::uint32_t at) const {
  GroupRestriction outside;
  outside.end = at;
  const auto phrase = noun_phrase_at(text_, at + 2, end_);
  if (!phrase || text_.used_as(phrase->head, WordUse::AdverbialNoun | WordUse::PlaceNoun)) return outside;
  outside.opening = label_wording(text_, at, at + 2);
  outside.members.emplace_back(label_wording(text_, phrase->first, phrase->end), true);
  outside.end = phrase->end;
  return outside;
}

// "kvinder af anden etnisk oprindelse end dansk", "familier af udenlandsk herkomst"
GroupRestriction TargetGroupReader::read_origin(std::uint32_t at) const {
  GroupRestriction origin;
  origin.end = at;
  const auto phrase = noun_phrase_at(text_, at + 1, end_);
  if (!phrase || phrase->determined || phrase->definite || phrase->modifier_count == 0) return origin;
  const auto noun = text_.folded(phrase->head);
  if (noun != "oprindelse" && noun != "herkomst" && noun != "afstamning" && noun != "nationalitet" &&
      noun != "baggrund")
    return origin;
  origin.end = extended(*phrase);
  origin.opening = label_wording(text_, at, at + 1);
  origin.members.emplace_back(label_wording(text_, phrase->first, origin.end), true);
  return origin;
}

// "borgere på § 110-boformer": a place named by its provision
GroupRestriction TargetGroupReader::read_numbered_place(std::uint32_t at) const {
  GroupRestriction place;
  place.end = at;
  if (at + 2 >= end_ || text_.folded(at + 1) != "§" ||
      text_.folded(at + 2).find('-') == std::string_view::npos)
    return place;
  place.opening = label_wording(text_, at, at + 1);
  place.members.emplace_back(label_wording(text_, at + 1, at + 3), true);
  place.end = at + 3;
  return place;
}

// "borgere langt fra arbejdsmarkedet", "unge tæt på en uddannelse"
GroupRestriction TargetGroupReader::read_distance(std::uint32_t at) const {
  GroupRestriction distance;
  distance.end = at;
  const auto form = text_.folded(at);
  const bool far = form == "langt" || form == "længst" || form == "længere" || form == "tæt" ||
                   form == "tættest" || form == "tættere";
  if (!far || at + 2 >= end_ || (text_.folded(at + 1) != "fra" && text_.folded(at + 1) != "på"))
    return distance;
  const auto phrase = noun_phrase_at(text_, at + 2, end_);
  if (!phrase || phrase->possessed) return distance;
  distance.opening = label_wording(text_, at, at + 2);
  distance.members.emplace_back(label_wording(text_, phrase->first, phrase->end), true);
  distance.end = phrase->end;
  return distance;
}

bool TargetGroupReader::is_introduced(std::uint32_t head) const {
  if (is_definite(head) || is_single(head)) return false;
  const auto first = classified_from(head);
  if (first == begin_) return true;
  const auto before = first - 1;
  return text_.is(before, Tag::Preposition) || text_.is(before, Tag::Coordinator) ||
         text_.is(before, Tag::Comma) || text_.is(before, Tag::Colon) || text_.is(before, Tag::Dash) ||
         text_.used_as(before, WordUse::TargetCue | WordUse::ListCue) || text_.folded(before) == "er" ||
         text_.token(before).kind == TokenKind::Punctuation;
}

// "børn i familier med alkoholproblemer", "unge fra ikke-boglige hjem": the home or surroundings they live in
// or come from, where more is said of these than that they are some.
GroupRestriction TargetGroupReader::read_home(std::uint32_t at, std::uint32_t head) {
  GroupRestriction home;
  home.end = at;
  if (!is_introduced(head) || (text_.folded(at) == "i" && is_placed(head))) return home;
  const auto phrase = noun_phrase_at(text_, at + 1, end_);
  if (!phrase || phrase->determined || phrase->definite || phrase->possessed) return home;
  if (text_.is(phrase->head, Tag::ProperNoun) || text_.is_genitive(phrase->head)) return home;
  const auto* reading = text_[phrase->head].reading;
  if (reading == nullptr) return home;
  const std::string_view lemma = reading->lemma;
  const bool family = lemma.ends_with("familie") || lemma.ends_with("hjem") || lemma.ends_with("husstand") ||
                      lemma.ends_with("miljø");
  // "fra kommuner", "i udsatte kommuner": whose they are, and not what they are like.
  const bool place = text_.used_as(phrase->head, WordUse::AdverbialNoun) || lemma.ends_with("kommune") ||
                     lemma.ends_with("region");
  // "i eget hjem": where something is done
  if (phrase->modifier_count > 0 &&
      text_.used_as(phrase->modifiers().front().adjective, WordUse::GenericAdjective))
    return home;
  const bool described = phrase->modifier_count > 0 && !place && text_.folded(at) == "fra";
  if (!family && !described) return home;
  auto end = phrase->end;
  // "familier med alkoholproblemer", "familier, hvor ...": what is said of them is read as of people.
  if (family && end + 1 < end_) {
    const auto inner = read_restriction(end, phrase->head, true);
    if (inner.end != end) {
      end = inner.end;
    } else if (phrase->modifier_count == 0 && reading->parts.size() < 2) {
      return home;
    }
  } else if (family && phrase->modifier_count == 0 && reading->parts.size() < 2) {
    return home;
  }
  home.opening = label_wording(text_, at, at + 1);
  home.members.emplace_back(label_wording(text_, phrase->first, end), true);
  home.end = end;
  return home;
}

// "unge på uddannelseshjælp", "lønmodtagere på deltid", "voksne på kanten af arbejdsmarkedet": a bare noun in
// the singular behind "på" says what people are in, whatever it is.
GroupRestriction TargetGroupReader::read_state(std::uint32_t at, std::uint32_t head) const {
  GroupRestriction state;
  state.end = at;
  if (is_definite(head) || is_single(head)) return state;
  const auto phrase = noun_phrase_at(text_, at + 1, end_);
  if (!phrase) return state;
  if (text_.folded(phrase->head) == "kanten" && phrase->end + 1 < end_ && text_.folded(phrase->end) == "af") {
    const auto edge = noun_phrase_at(text_, phrase->end + 1, end_);
    if (!edge || edge->possessed) return state;
    state.opening = label_wording(text_, at, at + 1);
    state.members.emplace_back(label_wording(text_, phrase->first, edge->end), true);
    state.end = edge->end;
    return state;
  }
  // "unge på vej ud af fængsel", "unge på vej til uddannelse"
  if (text_.folded(at) == "på" && phrase->head == at + 1 && text_.folded(phrase->head) == "vej") {
    auto inner = phrase->end;
    while (inner < end_ && (text_.is(inner, Tag::Adverb) || text_.is(inner, Tag::Preposition))) ++inner;
    const auto goal = noun_phrase_at(text_, inner, end_);
    if (inner == phrase->end || !goal || goal->possessed) return state;
    state.opening = label_wording(text_, at, at + 1);
    state.members.emplace_back(label_wording(text_, phrase->first, goal->end), true);
    state.end = goal->end;
    return state;
  }
  // "studerende på SU", "unge i STU": a short form for what they are in
  const auto form = text_.token(phrase->head).form;
  const bool capitals =
      form.size() > 1 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (capitals && !listed(WordList::StateShortForm, text_.folded(phrase->head))) return state;
  if (capitals && phrase->first == phrase->head) {
    state.opening = label_wording(text_, at, at + 1);
    state.members.emplace_back(label_wording(text_, phrase->first, phrase->end), true);
    state.end = phrase->end;
    return state;
  }
  if (text_.folded(at) == "i") return read_condition(at, head, *phrase);
  if (phrase->end != at + 2 || phrase->definite || phrase->determined) return state;
  const auto* reading = text_[phrase->head].reading;
  if (reading == nullptr || (reading->parts.size() < 2 && !is_introduced(head)) ||
      !text_.is(phrase->head, Tag::Noun) || !is_single(phrase->head) || text_.is_genitive(phrase->head) ||
      text_.used_as(phrase->head, WordUse::AdverbialNoun | WordUse::PlaceNoun | WordUse::GenericNoun))
    return state;
  // "på landsplan", "på kommuneniveau", "på video": where and how something is told of them
  const auto lowered = text_.folded(phrase->head);
  if (lowered.ends_with("plan") || lowered.ends_with("niveau") || listed(WordList::MannerNoun, lowered))
    return state;
  // "på tværs", "på grundlag af", "på besøg hos", "på flugt fra": what goes on is no state by itself.
  if (phrase->end < end_ && text_.is(phrase->end, Tag::Preposition) && reading->parts.size() < 2 &&
      text_.folded(phrase->end) != "i" && text_.folded(phrase->end) != "med")
    return state;
  state.opening = label_wording(text_, at, at + 1);
  state.members.emplace_back(label_wording(text_, phrase->first, phrase->end), true);
  state.end = phrase->end;
  return state;
}

// "børn i mistrivsel", "kvinder i psykisk ubalance": a state named by a noun made of an adjective or verb.
GroupRestriction TargetGroupReader::read_condition(std::uint32_t at, std::uint32_t head,
                                                   const NounPhrase& phrase) const {
  GroupRestriction state;
  state.end = at;
  if (phrase.definite || phrase.determined || !is_introduced(head) || is_placed(head)) return state;
  const auto form = text_.folded(phrase.head);
  const bool abstract = form.ends_with("sel") || form.ends_with("hed") || form.ends_with("dom") ||
                        form.ends_with("skab") || form.ends_with("balance") || form.ends_with("fare");
  // "i almindelighed", "i særdeleshed"; "i nærhed af"
  if (listed(WordList::MannerNoun, form) || (phrase.end < end_ && text_.folded(phrase.end) == "af"))
    return state;
  if (!abstract || !is_single(phrase.head) ||
      text_.used_as(phrase.head, WordUse::AdverbialNoun | WordUse::PlaceNoun | WordUse::GenericNoun))
    return state;
  for (const auto& modifier : phrase.modifiers()) {
    if (text_.used_as(modifier.adjective, WordUse::GenericAdjective)) return state;
  }
  state.opening = label_wording(text_, at, at + 1);
  state.members.emplace_back(label_wording(text_, phrase.first, phrase.end), true);
  state.end = phrase.end;
  return state;
}

// "unge (15-24 år)", "voksne (18 år og derover med udviklingshæmning)": an age in brackets.
GroupRestriction TargetGroupReader::read_bracket(std::uint32_t open, std::uint32_t head) const {
  constexpr std::uint32_t kLongest = 14;
  GroupRestriction bracket;
  bracket.end = open;
  if (is_single(head) || open + 3 >= end_ || !text_.is(open + 1, Tag::Numeral)) return bracket;
  // "(18 interview, 2 år efter)": the years stand behind the first number or range
  auto years = open + 2;
  while (years + 1 < end_ && years - open < 5 &&
         (text_.is(years, Tag::Numeral) || text_.is(years, Tag::Dash) || text_.is(years, Tag::Coordinator) ||
          text_.folded(years) == "til" || text_.folded(years) == "-" || text_.folded(years) == "–"))
    ++years;
  if (years + 1 >= end_) return bracket;
  if (text_.folded(years) != "år" && !text_.folded(years).ends_with("årige")) return bracket;
  if (const auto next = text_.folded(years + 1);
      next == "efter" || next == "siden" || next == "før" || next == "senere" || next == "tidligere")
    return bracket;
  for (auto at = open + 1; at < end_ && at - open < kLongest; ++at) {
    if (text_.is(at, Tag::Stop) || text_.is(at, Tag::Verb) || text_.is(at, Tag::Open)) return bracket;
    if (!text_.is(at, Tag::Close)) continue;
    bracket.members.emplace_back(label_wording(text_, open, at + 1), true);
    bracket.end = at + 1;
    return bracket;
  }
  return bracket;
}

}  // namespace vidensgraf
