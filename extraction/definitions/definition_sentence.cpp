#include "extraction/definitions/definition_sentence.h"

#include <algorithm>
#include <utility>

// What a definition defines is a noun phrase with the prepositional phrases and coordinations that hang on
// it; a subject is what stands between the beginning of its clause and the verb, as long as nothing else
// does. Known misses: terms that are verbs or whole clauses.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kLongestSubject = 14;

}  // namespace

std::uint32_t DefinitionSentence::without_marker(std::uint32_t at) const {
  while (at < end_ && (text_.token(at).kind != TokenKind::Word) && !text_.is(at, Tag::Open)) {
    // A number that is part of a phrase ("35 målgrupper") is followed by a word;
    // before a capital it is the mark of a footnote.
    if (text_.is(at, Tag::Numeral) && at + 1 < end_ && text_.token(at + 1).kind == TokenKind::Word &&
        text_.token(at + 1).form == text_.folded(at + 1))
      break;
    ++at;
  }
  return at;
}

bool DefinitionSentence::is_quote_or_star(std::uint32_t at) const {
  return text_.token(at).kind != TokenKind::Word && text_.is(at, Tag::Other);
}

std::uint32_t DefinitionSentence::clause_start(std::uint32_t at) const {
  // No subject is as long; a sentence of nothing but clauses is.
  constexpr std::uint32_t kFarthest = 80;
  auto start = at;
  while (start > begin_ && at - start < kFarthest) {
    const auto before = start - 1;
    if ((text_.is(before, Tag::Colon) && !stands_in_brackets(before)) ||
        (text_.is(before, Tag::Subjunction) && text_.folded(before) == "at"))
      break;
    start = before;
  }
  return start;
}

// "X (på engelsk: Y) er"
bool DefinitionSentence::stands_in_brackets(std::uint32_t at) const {
  constexpr std::uint32_t kReach = 6;
  for (auto before = at; before > begin_ && at - before < kReach; --before) {
    if (text_.is(before - 1, Tag::Close)) return false;
    if (text_.is(before - 1, Tag::Open)) return true;
  }
  return false;
}

std::optional<DefinedTerm> DefinitionSentence::subject_before(std::uint32_t verb) const {
  auto at = clause_start(verb);
  while (at < verb && is_quote_or_star(at)) ++at;
  // "En ”social vicevært” er": the article stands before the quotation marks.
  if (at + 1 < verb && (is_form(at, "en") || is_form(at, "et")) && is_quote_or_star(at + 1)) at += 2;
  if (verb <= at || verb - at > kLongestSubject) return std::nullopt;
  const auto phrase = noun_phrase_at(text_, at, verb);
  const bool whole = phrase && (phrase->end == verb || text_.is(phrase->end, Tag::Open));
  if (!whole || phrase->determined) {  // "De Utrolige År"
    if (const auto name = opening_name(verb)) return name;
  }
  if (!phrase || text_.is(at, Tag::Adverb) || points_ahead(*phrase)) return std::nullopt;
  if (const auto name = quoted_name(phrase->end, verb); name && phrase->definite) return name;
  auto term = DefinedTerm{phrase->core, verb, *phrase, 0, 0};
  // "Begrebet X henviser til": the term is what the noun announces.
  if (text_.used_as(phrase->head, WordUse::DesignationNoun)) {
    auto inner = phrase->end;
    while (inner < verb && is_quote_or_star(inner)) ++inner;
    const auto named = noun_phrase_at(text_, inner, verb);
    if (!named) return std::nullopt;
    term = DefinedTerm{named->core, verb, *named, 0, 0};
    at = named->end;
  } else {
    if (text_.is(phrase->first, Tag::Determiner)) {
      const auto form = text_.folded(phrase->first);
      if (form == "denne" || form == "dette" || form == "disse" || phrase->possessed) return std::nullopt;
    }
    at = phrase->end;
  }
  // "Omsorgssvigt som socialt problem er kendetegnet ved": in what respect
  if (at + 1 < verb && is_form(at, "som")) {
    const auto respect = noun_phrase_at(text_, at + 1, verb);
    if (respect && respect->end == verb && !respect->determined && !respect->definite) {
      term.end = phrase->end;
      return term;
    }
  }
  // "Førtidspension efter § 17 dækker over": by which provision
  if (at + 2 < verb && text_.is(at, Tag::Preposition) && text_.folded(at + 1).starts_with("§")) {
    auto past = at + 2;
    while (past < verb && (text_.is(past, Tag::Numeral) || text_.token(past).kind == TokenKind::Number))
      ++past;
    if (past < verb && text_.is(past, Tag::Comma)) ++past;
    if (past == verb) {
      term.end = at;
      return term;
    }
  }
  // "Peerstøtte, på engelsk peer support, er": another name between commas.
  if (at + 3 < verb && text_.is(at, Tag::Comma) && text_.is(verb - 1, Tag::Comma) &&
      (is_form(at + 1, "på") || is_form(at + 1, "eller"))) {
    term.end = at;
    --verb;
    ++at;
  }
  int open = 0;
  for (auto i = at; i < verb; ++i) {
    switch (text_[i].tag) {
      case Tag::Open:
        if (open == 0 && term.end == verb) term.end = i;  // "X (Y)" : X is the term
        ++open;
        continue;
      case Tag::Close:
        --open;
        continue;
      case Tag::Verb:
      case Tag::Relative:
      case Tag::Subjunction:
      case Tag::Pronoun:
      case Tag::InfinitiveMarker:
      case Tag::Stop:
      case Tag::Comma:
        if (open == 0) return std::nullopt;
        continue;
      default:
        continue;
    }
  }
  while (term.end > term.first + 1 && (text_.is(term.end - 1, Tag::Adverb) ||
                                       is_quote_or_star(term.end - 1) || text_.is(term.end - 1, Tag::Dash))) {
    --term.end;
  }
  return term;
}

std::optional<DefinedTerm> DefinitionSentence::name_before(std::uint32_t end) const {
  const auto is_capital = [this](std::uint32_t at) {
    return text_.token(at).word != nullptr && text_.token(at).form != text_.folded(at);
  };
  constexpr std::uint32_t kLongestName = 10;
  if (end <= begin_ || !is_capital(end - 1)) return std::nullopt;
  auto first = end - 1;
  std::uint32_t words = 1;
  for (auto at = first; at > begin_ && end - at < kLongestName;) {
    auto before = at - 1;
    while (before > begin_ && (text_.is(before, Tag::Dash) || text_.is(before, Tag::Preposition))) --before;
    if (before == begin_ || !is_capital(before)) break;
    at = first = before;
    ++words;
  }
  if (words < 2) return std::nullopt;
  NounPhrase phrase;
  phrase.first = phrase.core = first;
  phrase.noun = phrase.head = end - 1;
  phrase.end = end;
  return DefinedTerm{first, end, phrase, 0, 0};
}

std::optional<DefinedTerm> DefinitionSentence::opening_name(std::uint32_t verb) const {
  constexpr std::uint32_t kLongestName = 8;
  auto first = clause_start(verb);
  while (first < verb && is_quote_or_star(first)) ++first;
  auto end = verb;
  for (auto at = first; at < end; ++at) {
    if (text_.is(at, Tag::Open)) end = at;  // "Individual Placement and Support (IPS)"
  }
  while (end > first && is_quote_or_star(end - 1)) --end;
  if (end < first + 2 || end - first > kLongestName) return std::nullopt;
  std::uint32_t capitals = 0;
  for (auto at = first; at < end; ++at) {
    const auto& token = text_.token(at);
    if (token.kind != TokenKind::Word) return std::nullopt;
    const bool capital = token.form != text_.folded(at);
    const auto form = text_.folded(at);
    const bool joins = form == "for" || form == "of" || form == "and" || form == "og" || form == "i" ||
                       form == "til" || form == "på" || form == "the" || form == "med" || form == "af" ||
                       form == "mod" || form == "fra" || form == "uden";
    if (!capital && !joins) return std::nullopt;
    if (capital) ++capitals;
  }
  // "Aarhus Kommune", "Socialstyrelsen og KL": bodies act; their names end like theirs.
  if (capitals < 2 || text_.token(end - 1).form == text_.folded(end - 1)) return std::nullopt;
  const auto last = text_.folded(end - 1);
  if (last == "kommune" || last == "region" || text_.folded(first) == "region" ||
      last.ends_with("styrelsen") || last.ends_with("ministeriet"))
    return std::nullopt;
  NounPhrase phrase;
  phrase.first = phrase.core = first;
  phrase.noun = phrase.head = end - 1;
  phrase.end = end;
  return DefinedTerm{first, end, phrase, 0, 0, true};
}

std::optional<DefinedTerm> DefinitionSentence::quoted_name(std::uint32_t announced, std::uint32_t end) const {
  constexpr std::uint32_t kLongestName = 10;  // with its marks
  if (end < announced + 3 || end - announced > kLongestName) return std::nullopt;
  if (!is_quote_or_star(announced) || !is_quote_or_star(end - 1)) return std::nullopt;
  const auto first = announced + 1;
  for (auto at = first; at + 1 < end; ++at) {
    if (text_.token(at).kind != TokenKind::Word && !text_.is(at, Tag::Dash)) return std::nullopt;
  }
  if (text_.token(first).form == text_.folded(first)) return std::nullopt;  // a name begins large
  NounPhrase phrase;
  phrase.first = phrase.core = first;
  phrase.noun = phrase.head = end - 2;
  phrase.end = end - 1;
  return DefinedTerm{first, end - 1, phrase, 0, 0, true};
}

std::optional<DefinedTerm> DefinitionSentence::term_ending(std::uint32_t end) const {
  constexpr std::uint32_t kLongestTerm = 6;
  while (end > begin_ && is_quote_or_star(end - 1)) --end;
  std::optional<DefinedTerm> longest;
  for (auto first = end; first > begin_ && end - first < kLongestTerm;) {
    --first;
    const auto phrase = noun_phrase_at(text_, first, end);
    if (phrase && phrase->end == end && !phrase->possessed)
      longest = DefinedTerm{phrase->core, end, *phrase, 0, 0};
  }
  return longest;
}

bool DefinitionSentence::points_ahead(const NounPhrase& phrase) const {
  for (auto at = phrase.first; at < phrase.head; ++at) {
    const auto form = text_.folded(at);
    if (form == "følgende" || form == "nedenstående" || form == "disse") return true;
  }
  return false;
}

std::optional<DefinedTerm> DefinitionSentence::term_at(std::uint32_t at, std::uint32_t stop) const {
  while (at < stop && is_quote_or_star(at)) ++at;
  const auto phrase = noun_phrase_at(text_, at, stop);
  if (!phrase) return std::nullopt;
  auto end = phrase->end;
  while (end < stop) {
    auto next = skip_coordinator(text_, end, stop);
    if (next < stop && text_.is(next, Tag::Preposition)) ++next;
    if (next == end) break;
    const auto more = noun_phrase_at(text_, next, stop);
    if (!more || more->possessed) break;
    end = more->end;
  }
  return DefinedTerm{phrase->core, end, *phrase, 0, 0};
}

bool DefinitionSentence::is_about_the_document(const DefinedTerm& term) const {
  const auto head = term.phrase.head;
  if (text_.used_as(head, WordUse::DocumentNoun | WordUse::StudyNoun)) return true;
  return false;
}

bool DefinitionSentence::is_generic(const DefinedTerm& term) const {
  return !term.is_name && term.phrase.modifier_count == 0 && term.end == term.phrase.end &&
         text_.used_as(term.phrase.head, WordUse::GenericNoun | WordUse::DocumentNoun);
}

bool DefinitionSentence::may_be_defined(const DefinedTerm& term) const {
  // "Den anden handler om", "De fleste er": a word that points back, read as a noun.
  if (term.phrase.modifier_count == 0 && text_.used_as(term.phrase.head, WordUse::GenericAdjective) &&
      (term.phrase.determined || term.phrase.core == begin_))
    return false;
  // "Servicelovens § 85 dækker over mange ydelser"
  for (auto at = term.first; at < term.end; ++at) {
    if (text_.folded(at) == "§") return false;
    // "a) kasser, hvis": the mark of an item
    if (text_.is(at, Tag::Close) && (at < term.first + 2 || !text_.is(at - 2, Tag::Open))) return false;
  }
  return !is_about_the_document(term) && !is_generic(term) && !term.phrase.possessed;
}

DefinitionMatch DefinitionSentence::found(const DefinedTerm& term, std::string pattern, DefinitionKind kind,
                                          double confidence) {
  DefinitionMatch match;
  match.kind = kind;
  match.terms.push_back(term);
  match.pattern = std::move(pattern);
  match.confidence = confidence;
  return match;
}

std::uint32_t DefinitionSentence::form_after(std::uint32_t at, std::string_view form,
                                             std::uint32_t reach) const {
  const auto limit = std::min(end_, at + 1 + reach);
  for (auto i = at + 1; i < limit; ++i) {
    if (text_.folded(i) == form) return i;
    if (text_.is(i, Tag::Stop)) break;
  }
  return end_;
}

bool DefinitionSentence::is_form(std::uint32_t at, std::string_view form) const {
  return at < end_ && text_.folded(at) == form;
}

std::uint32_t DefinitionSentence::auxiliary_before(std::uint32_t at) const {
  // "er her defineret", "er i rapporten defineret"
  constexpr std::uint32_t kFarthest = 5;
  for (auto i = at; i > begin_ && at - i < kFarthest;) {
    --i;
    if (text_.used_as(i, WordUse::BeVerb)) return i;
    const bool between = text_.is(i, Tag::Adverb) || text_.is(i, Tag::Preposition) ||
                         text_.is(i, Tag::Noun) || text_.is(i, Tag::Determiner) ||
                         text_.is(i, Tag::Adjective);
    if (!between) break;
  }
  return at;
}

std::uint32_t DefinitionSentence::modal_before(std::uint32_t at) const {
  // "kan her defineres", "skal i denne vejledning forstås"
  constexpr std::uint32_t kFarthest = 5;
  auto before = at;
  while (before > begin_ && at - before < kFarthest &&
         (text_.is(before - 1, Tag::Adverb) || text_.is(before - 1, Tag::Preposition) ||
          text_.is(before - 1, Tag::Determiner) || text_.used_as(before - 1, WordUse::DocumentNoun)))
    --before;
  return before > begin_ && text_.used_as(before - 1, WordUse::ModalVerb) ? before - 1 : at;
}

std::optional<NounPhrase> DefinitionSentence::bare_adjective(std::uint32_t first, std::uint32_t stop) const {
  NounPhrase phrase;
  phrase.first = first;
  auto at = first;
  while (at < stop && (text_.is(at, Tag::Determiner) || text_.is(at, Tag::Pronoun))) ++at;
  phrase.core = at;
  if (at + 2 == stop && (text_.is(at, Tag::Adjective) || text_.is(at, Tag::Adverb)))
    ++at;  // "socialt udsatte"
  if (at + 1 != stop) return std::nullopt;
  const bool people = text_.used_as(at, WordUse::GroupNoun);
  if (!people && !text_.is(at, Tag::Adjective) && !text_.is(at, Tag::Verb)) return std::nullopt;
  phrase.noun = phrase.head = at;
  phrase.end = stop;
  return phrase;
}

}  // namespace vidensgraf
