#include "extraction/grammar/verb_places.h"

#include <array>
#include <string_view>

// "bor", "finder", "leder", "prøver" are nouns and verbs, "bevilget" and "truffet" adjectives and verbs. What
// Danish does not allow of the noun decides: no noun stands between an article of another gender or number
// and nothing else ("den ... bor", "nogle leder"), right before a definite noun, or before the sections it
// would count; and a clause has its verb: what follows the comma of a relative clause is the verb of the
// clause around it, what follows "der" and adverbs is that of the relative clause, items of a list open
// alike, and verbs are coordinated with verbs.
//
// Known misses: "sigtede bor" (a participle for a person before a noun in the singular); "hos eller handler
// efter" (coordinated with a phrase); a bare noun behind "er" and a participle that describes it ("det er
// betalt arbejde").

namespace vidensgraf {
namespace {

constexpr std::size_t kFarthestVerb = 25;  // tokens back to the verb that a coordinator joins

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const auto one : words) {
    if (word == one) return true;
  }
  return false;
}

// Behind these words stand nouns: whatever opens a phrase.
bool opens_phrase(Tag tag) {
  return tag == Tag::Determiner || tag == Tag::Adjective || tag == Tag::Preposition || tag == Tag::Numeral;
}

}  // namespace

bool VerbPlaces::is_auxiliary(std::size_t i) const {
  if (folded(i) == "få") return true;  // also "few", which takes the plural
  return words_[i].tag == Tag::Verb &&
         is_one_of(folded(i), {"har", "havde", "have", "haft", "er", "var", "være", "været", "bliver", "blev",
                               "blive", "blevet", "får", "fik", "fået"});
}

bool VerbPlaces::is_done_here(std::size_t i) const {
  if (listed(WordList::Quality, folded(i))) return false;
  auto at = i;
  // "er afsagt dom eller truffet afgørelse"
  if (at > 1 && words_[at - 1].tag == Tag::Coordinator && at - 1 < kFarthestVerb) {
    for (auto back = at - 1; back > 1; --back) {
      const auto tag = words_[back - 1].tag;
      if (tag == Tag::Relative || tag == Tag::Stop || tag == Tag::Subjunction || tag == Tag::Comma) break;
      if (tag == Tag::Verb) return folded(back - 1).ends_with("t") && is_auxiliary(back - 2);
    }
    return false;
  }
  if (at > 2 && is_item_mark(at - 1)) at -= 2;  // "er 1) voldt skade"
  // "er endeligt truffet", "har han ikke fået"
  while (at > 1 &&
         (words_[at - 1].tag == Tag::Adverb || words_[at - 1].tag == Tag::Pronoun ||
          folded(at - 1) == "der" || (words_[at - 1].tag == Tag::Adjective && folded(at - 1).ends_with("t"))))
    --at;
  if (at == 0) return false;
  if (is_auxiliary(at - 1)) return true;
  // "er borgeren tilbudt ophold"
  return at > 1 && words_[at - 1].tag == Tag::Noun && infos_[at - 1] != nullptr &&
         infos_[at - 1]->noun_is_definite && is_auxiliary(at - 2);
}

bool VerbPlaces::is_finite_verb(std::size_t i) const {
  return words_[i].tag == Tag::Verb && infos_[i] != nullptr && infos_[i]->finite;
}

bool VerbPlaces::may_be_singular(std::size_t i) const {
  const auto* noun = infos_[i]->noun;
  return noun != nullptr && !has(noun->features, Feature::Definite) &&
         (has(noun->features, Feature::Singular) || !has(noun->features, Feature::Plural));
}

// "straffes med bøde": nothing follows that a genitive could own.
bool VerbPlaces::is_passive_or_genitive(std::size_t i) const {
  return infos_[i]->plain_noun == nullptr && has(infos_[i]->noun->features, Feature::Genitive) &&
         folded(i).ends_with("s") && i + 1 < tokens_.size() && tokens_[i + 1].kind != TokenKind::Punctuation;
}

// "den pågældende bor", "nogle leder", "denne handler": the article asks for another gender or number.
bool VerbPlaces::clashes_with_article(std::size_t i) const {
  auto at = i;
  while (at > 0 && words_[at - 1].tag == Tag::Adjective) --at;
  const bool others = at < i && (folded(at) == "andre" || folded(at) == "sådanne");
  if (!others && (at == 0 || words_[at - 1].tag != Tag::Determiner)) return false;
  const auto article = others ? folded(at) : folded(at - 1);
  const auto features = infos_[i]->noun->features;
  const bool plural = has(features, Feature::Plural);
  const bool singular = has(features, Feature::Singular) || !plural;
  if (is_one_of(article, {"de", "disse", "nogle", "alle", "mange", "flere", "begge", "andre", "sådanne"}))
    return singular && !plural && !has(features, Feature::Definite);
  const bool one = is_one_of(article, {"den", "denne", "det", "dette"});
  if (!one) return false;
  if (!singular) return plural;
  const bool common = article == "den" || article == "denne";
  const bool bare = at == i && (article == "den" || article == "det");  // those are told apart before
  return !bare && has(features, common ? Feature::Neuter : Feature::Common) &&
         !has(features, common ? Feature::Common : Feature::Neuter);
}

// A definite noun, a section, "at" or ", at", a phrase behind what would be a noun in the singular: no noun
// stands there.
bool VerbPlaces::goes_on_like_verb(std::size_t i) const {
  if (is_definite_noun(i + 1) || folded(i + 1) == "at" || (is_comma(i + 1) && folded(i + 2) == "at"))
    return true;
  if (is_one_of(folded(i + 1), {"jeg", "du", "han", "hun", "vi", "man"})) return true;
  const bool rarely_noun = may_be_singular(i) || is_mostly_verb(i);
  if (rarely_noun && (folded(i + 1) == "ikke" || is_noun_alone(i + 1))) return true;
  const auto next = i + 1 < tokens_.size() ? tokens_[i + 1].form : std::string_view();
  return may_be_singular(i) && (next == "§" || next == "§§" || next == "stk.");
}

// A noun and nothing else, in the indefinite form.
bool VerbPlaces::is_noun_alone(std::size_t i) const {
  return is_bare_noun(i) && infos_[i]->verb == nullptr && infos_[i]->adjective == nullptr &&
         !infos_[i]->capital;
}

// "sin ret", "fuldt bidrag", "sig": what a verb has behind it and a noun has not.
bool VerbPlaces::has_object(std::size_t i) const {
  if (i + 1 >= infos_.size() || infos_[i + 1] == nullptr) return false;
  if (folded(i + 1) == "sig" || is_definite_noun(i + 1) || is_noun_alone(i + 1)) return true;
  const bool date = i + 2 < tokens_.size() && tokens_[i + 2].kind == TokenKind::Number;
  if (opens_object(i + 1)) return !date;
  const auto& next = *infos_[i + 1];
  return next.adjective != nullptr && next.noun == nullptr && next.verb == nullptr && noun_goes_on(i + 2) &&
         !is_verb_only(i + 2);
}

// "lever", "finder", "bor": the dictionary's first reading is the verb.
bool VerbPlaces::is_mostly_verb(std::size_t i) const {
  return infos_[i]->best->word_class == WordClass::Verb;
}

// "Borgere, der får hjælp, bor": the clause around the relative one has no verb yet.
bool VerbPlaces::closes_relative_clause(std::size_t comma) const {
  bool verb = false;
  auto at = comma;  // one past the pronoun, in the end
  while (at > 1 && !(words_[at - 1].tag == Tag::Relative && words_[at - 2].tag == Tag::Comma)) {
    --at;
    if (words_[at].tag == Tag::Stop || words_[at].tag == Tag::Colon) return false;
    verb = verb || words_[at].tag == Tag::Verb;
  }
  if (!verb || at < 3) return false;
  for (at -= 2; at > 0; --at) {
    const auto tag = words_[at - 1].tag;
    if (tag == Tag::Stop || tag == Tag::Subjunction) return true;
    if (tag == Tag::Verb || tag == Tag::Comma || tag == Tag::Relative || tag == Tag::Colon ||
        tag == Tag::Close)
      return false;
  }
  return true;
}

// "som ikke søger hjælp", "kommunen også leder", "og ikke længere ejer": adverbs stand before no noun.
bool VerbPlaces::is_behind_adverb(std::size_t i) const {
  auto at = i;
  bool adverb = false;
  bool denied = false;
  for (; at > 0; --at) {
    const auto word = folded(at - 1);
    const bool like_adverb = words_[at - 1].tag == Tag::Adjective &&
                             (word.ends_with("t") || word.ends_with("ende") || word == "længere");
    if (words_[at - 1].tag != Tag::Adverb && !like_adverb) break;
    adverb = adverb || words_[at - 1].tag == Tag::Adverb;
    denied = denied || word == "ikke";
  }
  if (at == i || at == 0) return false;
  const auto before = words_[at - 1].tag;
  // not "som privat udlejer"
  if (before == Tag::Relative) return adverb || denied || (at > 1 && words_[at - 2].tag == Tag::Comma);
  const bool rarely_noun = may_be_singular(i) || is_mostly_verb(i);
  if (denied && rarely_noun) return true;
  if (before == Tag::Coordinator) return adverb && (rarely_noun || has_object(i)) && joins_verbs(at);
  if (before != Tag::Noun && before != Tag::ProperNoun && before != Tag::Pronoun) return false;
  return rarely_noun && (adverb || has(infos_[i]->noun->features, Feature::Common));
}

// Whether the coordinator before token i joins a clause's second verb to its first.
bool VerbPlaces::joins_verbs(std::size_t i) const {
  if (i < 2) return false;
  // "leder og medarbejder på"
  const auto* first = infos_[i - 2];
  if (words_[i - 2].tag == Tag::Noun && first != nullptr && is_singular_noun(i - 2) &&
      folded(i - 2).ends_with("er"))
    return false;
  for (auto at = i - 1; at > 0 && i - at < kFarthestVerb; --at) {
    if (words_[at - 1].tag == Tag::Verb) return true;
  }
  return false;
}

// "2)", "b)"
bool VerbPlaces::is_item_mark(std::size_t close) const {
  return close > 0 && words_[close].tag == Tag::Close &&
         (tokens_[close - 1].kind == TokenKind::Number || tokens_[close - 1].form.size() == 1);
}

// "personer, der 1) har ... og 2) bor": items open alike.
bool VerbPlaces::opens_item_with_verb(std::size_t i) const {
  if (i < 3 || !is_item_mark(i - 1)) return false;
  const auto mark = i - 2;
  if (words_[mark - 1].tag == Tag::Relative) return true;
  for (auto at = mark; at > 1; --at) {
    if (is_item_mark(at - 1)) return is_finite_verb(at);
  }
  return false;
}

bool VerbPlaces::is_finite_here(std::size_t i) const {
  const auto before = previous(i);
  if (is_passive_or_genitive(i)) {
    const bool next_is_noun = noun_goes_on(i + 1) && !is_verb_only(i + 1);
    if (!next_is_noun && (!opens_phrase(before) || (is_function(i + 1) && !is_coordinator(i + 1))))
      return true;
    if (i == 1 && before == Tag::Adverb) return true;  // "Herefter dækkes udgifter"
  }
  if (clashes_with_article(i)) return true;
  if (before == Tag::Adjective)
    return ((is_singular_noun(i) || is_mostly_verb(i)) && has_object(i)) || is_behind_adverb(i);
  // "kapitel 2 og 3 finder": numbers above one take no noun in the singular.
  if (before == Tag::Numeral)
    return tokens_[i - 1].kind == TokenKind::Number && tokens_[i - 1].form != "1" && is_singular_noun(i);
  // "Hertil kommer hjemløse"
  if (i == 1 && before == Tag::Preposition && !is_function(0)) return is_mostly_verb(i);
  if (opens_phrase(before)) return false;
  const bool owned = before == Tag::Noun && words_[i - 1].reading != nullptr &&
                     has(words_[i - 1].reading->features, Feature::Genitive);
  if (!owned && goes_on_like_verb(i)) return true;
  const bool ends = i + 1 >= tokens_.size() || tokens_[i + 1].kind == TokenKind::Punctuation;
  switch (before) {
    case Tag::Stop:
      return (may_be_singular(i) && opens_object(i + 1)) || (is_mostly_verb(i) && !ends);
    case Tag::Adverb:
      // "Igen melder der sig": the verb stands second.
      return is_behind_adverb(i) || (is_mostly_verb(i) && !ends) ||
             (i == 1 && (folded(i + 1) == "der" || is_noun_alone(i + 1)));
    case Tag::Close:
      return opens_item_with_verb(i);
    case Tag::Comma:
      if (i > 1 && is_finite_verb(i - 2)) return true;
      // ", dør eller flytter"
      if (is_coordinator(i + 1) && is_verb_only(i + 2) && infos_[i + 2]->finite) return true;
      return (is_mostly_verb(i) && !ends && !is_coordinator(i + 1)) || closes_relative_clause(i - 1);
    case Tag::Coordinator:
      if (i > 1 && is_finite_verb(i - 2)) return true;
      if (!folded(i).ends_with("r") || !joins_verbs(i)) return false;
      return is_singular_noun(i) || is_mostly_verb(i) || has_object(i);
    default:
      return false;
  }
}

// "Misbrugere og udviklingshæmmede bor i": an adjective in the plural that opens its phrase takes no noun
// in the singular.
bool VerbPlaces::plural_stands_alone(std::size_t i) const {
  if (i < 2) return false;
  const auto form = std::string_view(tokens_[i - 1].word->folded);
  const auto* reading = words_[i - 1].reading;
  if (!form.ends_with("e") || form.ends_with("ende") || form.ends_with("re") || reading == nullptr ||
      reading->lemma == form)
    return false;
  const auto before = words_[i - 2].tag;
  if (before == Tag::Comma) return true;
  return before == Tag::Coordinator && i > 2 && words_[i - 3].tag == Tag::Noun;
}

// Whether sections or subsections with their numbers stand right before token i, or before a comma there:
// "§ 17 a, finder", "stk. 1 finder", "stk. 1-3 og 5 finder", "1. og 2. pkt. finder".
bool VerbPlaces::is_behind_provision(std::size_t i) const {
  if (i > 0 && is_comma(i - 1)) --i;
  if (i == 0) return false;
  if (tokens_[i - 1].form == "pkt.") return true;
  constexpr std::size_t kFarthest = 12;
  for (std::size_t at = i; at > 0 && i - at < kFarthest; --at) {
    const auto form = tokens_[at - 1].form;
    if (form == "§" || form == "§§" || form == "stk." || form == "Stk.") return at < i;
    const auto tag = words_[at - 1].tag;
    if (tag != Tag::Numeral && tag != Tag::Comma && tag != Tag::Dash && tag != Tag::Coordinator &&
        form.size() != 1)
      return false;
  }
  return false;
}

// "herunder have kendskab", "flytte og fjerne skillevægge"; not "åbne breve"
bool VerbPlaces::takes_object(std::size_t i) const {
  // "skabe et overblik og følge udviklingen"
  if (i > 1 && is_coordinator(i - 1) && is_definite_noun(i + 1) && infos_[i]->adjective == nullptr &&
      joins_verbs(i))
    return true;
  if (!is_mostly_verb(i) || !has_object(i)) return false;
  const bool second = i > 1 && is_coordinator(i - 1) && words_[i - 2].tag == Tag::Verb;
  return second || infos_[i]->adjective == nullptr;
}

// "har samarbejdet": a participle after an auxiliary.
bool VerbPlaces::auxiliary_before(std::size_t i) const {
  // "har været særligt optaget af"
  while (i > 1 && (words_[i - 1].tag == Tag::Adverb ||
                   (words_[i - 1].tag == Tag::Adjective && tokens_[i - 1].word->folded.ends_with("t"))))
    --i;
  // "har i flere år givet"
  if (i > 3 && words_[i - 1].tag == Tag::Noun && words_[i - 2].tag == Tag::Determiner &&
      words_[i - 3].tag == Tag::Preposition)
    i -= 3;
  if (i == 0) return false;
  if (tokens_[i - 1].word == nullptr) return false;
  const auto form = std::string_view(tokens_[i - 1].word->folded);
  if (form == "få" && i > 1 && modal_before(i - 1)) return true;
  return words_[i - 1].tag == Tag::Verb &&
         (form == "har" || form == "havde" || form == "have" || form == "er" || form == "var" ||
          form == "været" || form == "være" || form == "bliver" || form == "blev" || form == "blevet" ||
          form == "få" || form == "får");
}

// A form in "-ede" behind a preposition and what hangs on it, before a noun and ", at": no verb yet.
bool VerbPlaces::is_late_past(std::size_t i) const {
  if (i < 2 || words_[0].tag != Tag::Preposition || !tokens_[i].word->folded.ends_with("ede")) return false;
  if (words_[i - 1].tag != Tag::Noun && words_[i - 1].tag != Tag::Numeral) return false;
  constexpr std::size_t kFarthest = 8;
  if (i > kFarthest) return false;
  for (std::size_t at = 0; at < i; ++at) {
    if (words_[at].tag == Tag::Verb || words_[at].tag == Tag::Comma) return false;
  }
  for (std::size_t at = i + 1; at + 1 < tokens_.size() && at - i < kFarthest; ++at) {
    if (is_comma(at)) return tokens_[at + 1].form == "at";
    if (is_verb_only(at)) return false;
  }
  return false;
}

// "Reformen i 2007 medførte": the clause has its subject and no verb yet.
bool VerbPlaces::is_past_behind_year(std::size_t i) const {
  if (i < 3 || !folded(i).ends_with("e") || tokens_[i - 1].kind != TokenKind::Number ||
      tokens_[i - 1].form.size() != 4 || folded(i - 2) != "i" || words_[i - 3].tag != Tag::Noun)
    return false;
  for (auto at = i - 3; at > 0; --at) {
    const auto tag = words_[at - 1].tag;
    if (tag == Tag::Verb) return false;
    if (tag == Tag::Comma || tag == Tag::Stop || tag == Tag::Subjunction || tag == Tag::Relative) break;
  }
  return true;
}

// "udgifter forbundet med": the participle of a phrase behind its noun.
bool VerbPlaces::describes_noun_before(std::size_t i) const {
  if (i == 0 || words_[i - 1].tag != Tag::Noun || words_[i - 1].reading == nullptr ||
      has(words_[i - 1].reading->features, Feature::Genitive))
    return false;
  return is_function(i + 1) && infos_[i + 1]->function_tag == Tag::Preposition;
}

bool VerbPlaces::modal_before(std::size_t i) const {
  return i > 0 && any(words_[i - 1].uses, WordUse::ModalVerb);
}

}  // namespace vidensgraf
