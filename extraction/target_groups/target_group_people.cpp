#include <algorithm>
#include <string_view>

#include "extraction/grammar/term_form.h"
#include "extraction/target_groups/target_group_reader.h"

// Which words name people, and how: a single person or several, an adjective that stands for those it is said
// of, the classifying adjectives before a noun, a group by its years.

namespace vidensgraf {

// A single person in the definite form or after "den enkelte".
bool TargetGroupReader::is_single(std::uint32_t at) const {
  if (text_.folded(at) == "unge") return false;  // the young of an animal, to dictionaries
  const auto* reading = text_[at].reading;
  return reading != nullptr && reading->word_class == WordClass::Noun &&
         has(reading->features, Feature::Singular) && !has(reading->features, Feature::Plural);
}

// "søskende til børn med handicap": no group by themselves.
bool TargetGroupReader::is_relative_of(std::uint32_t at) const {
  return text_.used_as(at, WordUse::GroupRelational) && text_.is(at, Tag::Noun) && at + 2 < end_ &&
         !text_.used_as(at, WordUse::GroupHead) &&
         (text_.folded(at + 1) == "til" || text_.folded(at + 1) == "af");
}

// "Bisidder: En person, der følger med", "er en voksen, der hjælper": what somebody is called or does.
bool TargetGroupReader::is_kind_of_person(std::uint32_t first, std::uint32_t head) const {
  if (!is_single(head) || is_definite(head) || first != head || head == begin_) return false;
  const auto form = text_.folded(head);
  if (form != "person" && form != "voksen" && form != "menneske") return false;
  if (text_.folded(head - 1) != "en" && text_.folded(head - 1) != "et") return false;
  auto before = head - 1;
  // "en tilstand, hvor en person, der": whoever it may be
  if (before > begin_ && text_.folded(before - 1) == "hvor") return true;
  while (before > begin_ && text_.token(before - 1).kind == TokenKind::Punctuation &&
         !text_.is(before - 1, Tag::Colon))
    --before;
  return before == begin_ || text_.is(before - 1, Tag::Colon) || text_.used_as(before - 1, WordUse::BeVerb);
}

// "har evalueret Unge med kant", "projektet Unge på Vej", "VFC Socialt Udsatte": a capital inside a sentence,
// behind a verb, a definite noun or capitals, writes a name; "et tema om Borgere med demens" names people.
bool TargetGroupReader::is_in_name(std::uint32_t head) const {
  auto first = head;
  while (first > begin_ && text_.token(first).form != text_.folded(first) &&
         text_.is(first - 1, Tag::Adjective) && text_.token(first - 1).form != text_.folded(first - 1))
    --first;
  if (first == begin_ || text_.token(first).form == text_.folded(first)) return false;
  const auto& before = text_.token(first - 1);
  if (before.kind != TokenKind::Word) return false;
  const bool capitals = before.form.size() > 1 && std::all_of(before.form.begin(), before.form.end(),
                                                              [](char c) { return c >= 'A' && c <= 'Z'; });
  if (capitals) return true;
  if (before.form != text_.folded(first - 1)) return false;
  return text_.is(first - 1, Tag::Verb) || (text_.is(first - 1, Tag::Noun) && is_definite(first - 1));
}

// "mødes som ung frem for misbruger": what somebody is seen as, one noun without its article.
bool TargetGroupReader::is_bare_role(std::uint32_t first, std::uint32_t head) const {
  if (first != head || !text_.used_as(head, WordUse::GroupNoun) || !text_.is(head, Tag::Noun)) return false;
  if (!is_single(head) || is_definite(head)) return false;
  // "Tilskudsmodtager skal": a party to a matter
  const auto* reading = text_[head].reading;
  const bool party = reading->parts.size() > 1 && reading->parts.back() == "modtager";
  if (head == begin_) return party;
  const auto before = text_.folded(head - 1);
  if (party) return !text_.is(head - 1, Tag::Determiner) && !text_.is(head - 1, Tag::Adjective);
  return before == "som" || before == "for" || text_.is(head - 1, Tag::Coordinator);
}

// "den unge", "det udsatte barn": one person, by the article; a "målgruppe" or "familie" is several.
bool TargetGroupReader::is_one_person(std::uint32_t at) const {
  auto head = at;
  while (head + 1 < end_ && text_.is(head, Tag::Adjective)) ++head;
  const auto form = text_.folded(head);
  if (form.ends_with("gruppe") || form.ends_with("familie")) return false;
  // "den enkelte borger med behov for": each of them
  const bool narrowed =
      head + 2 < end_ && !text_.is(head + 2, Tag::Determiner) &&
      (text_.is(head + 1, Tag::Comma) || text_.folded(head + 1) == "med" || text_.folded(head + 1) == "uden");
  while (at > begin_ && text_.is(at - 1, Tag::Adjective)) {
    --at;
    if (narrowed && text_.folded(at) == "enkelte") return false;
  }
  if (at == begin_) return false;
  const auto article = text_.folded(at - 1);
  // "det barn, der", "det unge menneske"; not "det børn har brug for"
  if (article == "det" || article == "dette") return is_single(head);
  return article == "den" || article == "denne";
}

bool TargetGroupReader::is_definite(std::uint32_t at) const {
  const auto* reading = text_[at].reading;
  return reading != nullptr && has(reading->features, Feature::Definite) &&
         !has(reading->features, Feature::Indefinite);
}

// First token of the classifying adjectives before a head: "socialt udsatte voksne", "udsatte borgere".
std::uint32_t TargetGroupReader::classified_from(std::uint32_t head) const {
  auto first = head;
  while (first > begin_ && classifies(first - 1)) --first;
  // "skrøbelige, aleneboende pensionister"
  while (first < head && first > begin_ + 1 && text_.is(first - 1, Tag::Comma) && classifies(first - 2) &&
         !text_.used_as(first - 2, WordUse::GroupNoun))
    first -= 2;
  // "sårbare og udsatte unge", "voldsudsatte og voldsudøvende personer"
  while (
      first < head && first > begin_ + 1 && text_.is(first - 1, Tag::Coordinator) &&
      text_.folded(first - 2).ends_with("e") &&
      (text_.used_as(first - 2, WordUse::GroupNoun) ? shares_noun(first - 2, first) : classifies(first - 2)))
    first -= 2;
  if (first == head) {
    // "unge voksne med ...": age before age.
    if (first > begin_ && text_.is(first - 1, Tag::Adjective) &&
        text_.used_as(first - 1, WordUse::GroupHead)) {
      --first;
      // "yngre og ældre borgere"
      if (first > begin_ + 1 && text_.is(first - 1, Tag::Coordinator) && text_.folded(first - 2) == "yngre")
        return first - 2;
      // "sårbare unge mødre": what they are, before their age.
      const auto age = first;
      while (first > begin_ && classifies(first - 1)) --first;
      if (first != age) return with_adverb(first);
    }
    return first;
  }
  return with_adverb(first);
}

// "udsatte og sårbare børn", "voldsudsatte og voldsudøvende personer": what has been done to people stands
// before their noun more often than for them; "hjemløse og udsatte grønlændere" are two groups.
bool TargetGroupReader::shares_noun(std::uint32_t at, std::uint32_t other) const {
  const auto* word = text_.token(at).word;
  const bool participle =
      word != nullptr &&
      std::any_of(word->readings.begin(), word->readings.end(),
                  [](const Reading& reading) { return has(reading.features, Feature::PastParticiple); });
  return (participle && text_.used_as(at, WordUse::GroupAdjective)) || same_opening(at, other);
}

// "voldsudsatte og voldsudøvende": two adjectives of one noun, told by their first letters.
bool TargetGroupReader::same_opening(std::uint32_t at, std::uint32_t other) const {
  constexpr std::size_t kLetters = 4;
  return text_.folded(at).ends_with("e") && text_.folded(at).size() > kLetters &&
         text_.folded(other).starts_with(text_.folded(at).substr(0, kLetters));
}

bool TargetGroupReader::may_be_infinitive(std::uint32_t at) const {
  const auto* word = text_.token(at).word;
  if (word == nullptr) return true;
  return std::any_of(word->readings.begin(), word->readings.end(), [](const Reading& reading) {
    return reading.word_class == WordClass::Verb && has(reading.features, Feature::Infinitive);
  });
}

// An adjective of the list, or a compound one ("stofafhængige", "udadreagerende"): what is said of people in
// one word is what they are known by.
bool TargetGroupReader::classifies(std::uint32_t at) const {
  if (!is_modifier(at)) return false;
  // "at anbringe børn", "kan anbringe børn": what is done to them
  // ("kan hjemløse kvinder overnatte": an adjective, whatever stands before)
  if (at > begin_ && (text_.is(at - 1, Tag::InfinitiveMarker) || text_.used_as(at - 1, WordUse::ModalVerb)) &&
      may_be_infinitive(at))
    return false;
  // "Kommunen anbringer børn": no participle
  if (text_.is(at, Tag::Verb) && text_.folded(at).ends_with("er")) return false;
  if (text_.used_as(at, WordUse::GroupAdjective)) return true;
  // "socialt isolerede", "fysisk svækkede": in what respect something has been done to them.
  if (at > begin_ && is_participle(at) && text_.folded(at).ends_with("e") && is_respect(at - 1)) return true;
  const auto* reading = text_[at].reading;
  return text_.is(at, Tag::Adjective) && reading != nullptr && reading->parts.size() > 1 &&
         reading->word_class == WordClass::Adjective &&
         !text_.used_as(at, WordUse::GenericAdjective | WordUse::TargetCue | WordUse::StaffNoun);
}

// "socialt", "psykisk": adverbs of the sides of life, before a participle.
bool TargetGroupReader::is_respect(std::uint32_t at) const {
  const auto form = text_.folded(at);
  return form == "socialt" || form == "psykisk" || form == "fysisk" || form == "økonomisk" ||
         form == "mentalt" || form == "kognitivt" || form == "følelsesmæssigt" || form == "seksuelt";
}

bool TargetGroupReader::is_modifier(std::uint32_t at) const {
  return text_.is(at, Tag::Adjective) || text_.is(at, Tag::Verb);
}

// "socialt", "psykisk", "alvorligt" before an adjective; not "meget", "mest", "ofte".
std::uint32_t TargetGroupReader::with_adverb(std::uint32_t first) const {
  if (first == begin_) return first;
  const auto before = first - 1;
  // "fysisk og psykisk handicappede": in both respects
  if (is_respect(before) && before > begin_ + 1 && text_.is(before - 1, Tag::Coordinator) &&
      is_respect(before - 2))
    return before - 2;
  if (text_.folded(first) == "stillede" && text_.folded(before).ends_with("t")) return before;  // "dårligt"
  const bool degree = text_.folded(before) == "svært" && text_.used_as(first, WordUse::GroupAdjective);
  if (degree) return before;  // "svært syge børn"
  if (text_.is(before, Tag::Adjective) && !text_.used_as(before, WordUse::GenericAdjective) &&
      !text_.used_as(before, WordUse::GroupHead | WordUse::BeVerb | WordUse::TargetCue)) {
    const auto form = text_.folded(before);
    if (form.size() > 3 && form.back() != 'e') return before;
  }
  // "tidligere anbragte unge": who they were, not which of two.
  if (text_.folded(before) == "tidligere" && text_.used_as(first, WordUse::GroupAdjective) &&
      (before == begin_ || !text_.is(before - 1, Tag::Verb)))
    return before;
  return first;
}

// "derfor kan ledige få en mentor": between the modal verb and its infinitive
bool TargetGroupReader::is_subject_of_modal(std::uint32_t at) const {
  if (at == begin_ || at + 1 >= end_ || !text_.used_as(at, WordUse::GroupAdjective | WordUse::GroupNoun))
    return false;
  const auto form = text_.folded(at);
  if (!is_modifier(at) || !form.ends_with("e") || form.ends_with("ende")) return false;
  return text_.used_as(at - 1, WordUse::ModalVerb) && text_.is(at - 1, Tag::Verb) &&
         (text_.is(at + 1, Tag::Verb) || text_.folded(at + 1) == "få") &&
         !text_.used_as(at + 1, WordUse::BeVerb);
}

// "sårbare gravide", "de anbragte": a classifying adjective in the plural that stands for people. After a
// verb it may say something of the subject ("børnene er anbragte"), before a noun it classifies that.
bool TargetGroupReader::names_people(std::uint32_t at) const {
  if (is_subject_of_modal(at)) return true;
  if (!text_.used_as(at, WordUse::GroupAdjective) || !text_.is(at, Tag::Adjective) || text_.is_genitive(at))
    return false;
  const auto form = text_.folded(at);
  if (!form.ends_with("e") || form.ends_with("ende")) return false;
  const bool given = at + 1 < end_ && (text_.folded(at + 1) == "en" || text_.folded(at + 1) == "et");
  if (!given && at + 1 < end_ && !text_.is(at + 1, Tag::Verb) && !text_.is(at + 1, Tag::Stop) &&
      !text_.is(at + 1, Tag::Comma) && !text_.is(at + 1, Tag::Preposition) &&
      !text_.is(at + 1, Tag::Relative) && !text_.is(at + 1, Tag::Coordinator))
    return false;
  auto first = classified_from(at);
  first = with_adverb(first);
  // "giver ufaglærte ledige et forløb"
  if (given) return first < at && first > begin_ && text_.used_as(first - 1, WordUse::DeliverVerb);
  // "rettet mod ledige med gæld"
  if (first == at && at > begin_ && text_.is(at - 1, Tag::Preposition) && at + 1 < end_ &&
      (text_.folded(at + 1) == "med" || text_.folded(at + 1) == "uden"))
    return true;
  // "omfatter ledige, som mangler erfaring": those whom a clause picks out; not "boligerne er ledige, som"
  if (at + 2 < end_ && text_.is(at + 1, Tag::Comma) && text_.is(at + 2, Tag::Relative) &&
      (first == begin_ || !text_.used_as(first - 1, WordUse::BeVerb)))
    return text_.folded(at + 2) == "der" || text_.folded(at + 2) == "som";
  // "Nyuddannede uden job"
  if (first == begin_ && at + 1 < end_ && (text_.folded(at + 1) == "med" || text_.folded(at + 1) == "uden"))
    return true;
  if (first == begin_) return first < at;  // a bare adjective that opens a sentence is too little
  if (first < at && text_.token(first - 1).kind == TokenKind::Punctuation) return true;  // "• enlige ledige"
  return text_.folded(first - 1) == "de" || text_.folded(first - 1) == "blandt" ||
         text_.folded(first - 1) == "alle" || text_.folded(first - 1) == "mange" ||
         (first < at && (text_.folded(first - 1) == "procent" || text_.folded(first - 1) == "pct." ||
                         text_.is(first - 1, Tag::Numeral))) ||
         (first < at && (text_.is(first - 1, Tag::Preposition) || text_.is(first - 1, Tag::Determiner)));
}

// "de 15-17-årige": a group by its years, where it is no adjective of another noun.
bool TargetGroupReader::is_age_group(std::uint32_t at) const {
  const auto form = text_.folded(at);
  if (!form.ends_with("-årige") || form.front() < '0' || form.front() > '9') return false;
  // "2-årige og 4-årige projekter"; not "3-årige og 4-årige børn"
  if (at + 3 < end_ && text_.is(at + 1, Tag::Coordinator) && text_.folded(at + 2).ends_with("-årige") &&
      text_.is(at + 3, Tag::Noun) && !text_.used_as(at + 3, WordUse::GroupHead))
    return false;
  return at + 1 >= end_ || (!text_.is(at + 1, Tag::Noun) && !text_.is(at + 1, Tag::Adjective));
}

// The age group that begins at `at`, "15-17-årige" with its first number; 0 if none does.
std::uint32_t TargetGroupReader::age_group_from(std::uint32_t at) const {
  if (at < end_ && is_age_group(at)) return at;
  return at + 2 < end_ && is_age_group(at + 2) && range_start(at + 2) == at ? at + 2 : 0;
}

// "15 – 18-årige": the number and dash before the years belong to them; not "I 2018 – 19-årige fik".
std::uint32_t TargetGroupReader::range_start(std::uint32_t at) const {
  if (at < begin_ + 2 || !text_.is(at - 1, Tag::Dash) || text_.token(at - 2).kind != TokenKind::Number)
    return at;
  const auto years = [](std::string_view form) {
    const auto digits = form.substr(0, form.find_first_not_of("0123456789"));
    int value = 0;
    for (const char c : digits.substr(0, 3)) value = value * 10 + (c - '0');
    return value;
  };
  constexpr std::size_t kMostDigits = 2;
  const auto from = text_.folded(at - 2);
  return from.size() <= kMostDigits && years(from) < years(text_.folded(at)) ? at - 2 : at;
}

bool TargetGroupReader::owns(std::uint32_t at) const {
  if (!text_.is_genitive(at) || is_definite(at) || is_single(at)) return false;
  // "handicappedes", "gravides"
  const bool adjective = text_.is(at, Tag::Adjective) && text_.folded(at).ends_with("es");
  if (!text_.is(at, Tag::Noun) && !adjective) return false;
  if (at + 1 >= end_ || text_.token(at + 1).kind != TokenKind::Word) return false;
  if (text_.used_as(at, WordUse::GroupNoun)) return true;
  return text_.used_as(at, WordUse::GroupHead) && classified_from(at) != at && !is_one_person(at);
}

bool TargetGroupReader::reads_as_people(std::uint32_t at) const {
  if (text_.is_genitive(at)) return false;
  // "har været hjemløse", "bliver hjemløse": what somebody was or becomes.
  auto said = at;
  while (said > begin_ && text_.is(said - 1, Tag::Adverb)) --said;
  if (said > begin_ && text_.used_as(said - 1, WordUse::BeVerb) && text_.folded(said - 1) != "er" &&
      text_.folded(said - 1) != "var" && text_.folded(said - 1) != "være")
    return false;
  // "er hjemløs": an adjective of one person, said of somebody.
  const auto* reading = text_[at].reading;
  const bool adjective = reading != nullptr && reading->word_class == WordClass::Adjective;
  if (adjective && !text_.folded(at).ends_with("e")) return false;
  // "født til at være handicappet"
  const bool said_of_one =
      text_.folded(at).ends_with("et") && at > begin_ && text_.used_as(at - 1, WordUse::BeVerb);
  if (said_of_one) return false;
  // "er ansat som lønmodtager", "beskæftigede som lønmodtagere": in which capacity; not "grupper som
  // hjemløse".
  const bool capacity = at > begin_ + 1 && text_.folded(at - 1) == "som" &&
                        (is_single(at) || text_.is(at - 2, Tag::Verb) || text_.is(at - 2, Tag::Adjective));
  if (capacity) return false;
  if (text_.is(at, Tag::Noun)) return true;
  if (text_.is(at, Tag::Adjective)) return at + 1 >= end_ || !text_.is(at + 1, Tag::Noun);
  // A participle that the tagger took for a verb, "blandt socialt udsatte": people after a preposition or
  // adverb.
  if (!text_.is(at, Tag::Verb)) return false;
  // "Handicappede har ...": the subject of the verb behind it.
  if (at == begin_ || text_.token(at - 1).kind == TokenKind::Punctuation)
    return at + 1 >= end_ || text_.is(at + 1, Tag::Verb);  // or alone in a line: "• blinde"
  return text_.is(at - 1, Tag::Preposition) || text_.is(at - 1, Tag::Adjective) ||
         text_.is(at - 1, Tag::Coordinator) || are_those(at);
}

// "de udsatte oplever", "at høre de udsatte": an article, where "de udsatte mødet" says what they did.
bool TargetGroupReader::are_those(std::uint32_t at) const {
  if (at == begin_ || text_.folded(at - 1) != "de" || !text_.folded(at).ends_with("e")) return false;
  if (at + 1 < end_ && text_.is(at + 1, Tag::Verb)) return true;
  const bool taken = at > begin_ + 1 && (text_.is(at - 2, Tag::Verb) || text_.is(at - 2, Tag::Preposition));
  return taken && (at + 1 >= end_ || (!text_.is(at + 1, Tag::Noun) && !text_.is(at + 1, Tag::Determiner) &&
                                      !text_.is(at + 1, Tag::Pronoun)));
}

}  // namespace vidensgraf
