#include <algorithm>

#include "extraction/grammar/word_lists.h"
#include "extraction/names/organisation_shapes.h"
#include "extraction/text_scan.h"

// Names that are a row of capitals: how far they go, with the small words between them and what is
// coordinated before them, and where a line or a sentence ends one.
//
//   sequence   "Dansk Blindesamfund", "VIA University College": a head among them
//   subject    "Videnscenter om selvskade (ViSel)": a head and what it is about, in small letters
//   company    "Bascon A/S", "Ernst & Young"
//   the one    "Det Nationale Partnerskab mod Hjemløshed": a definite name inside a sentence
//
// Known misses: rows of bodies whose commas are lost.

namespace vidensgraf {

bool joins_names(std::string_view word) {
  return word == "og" || word == "for" || word == "af" || word == "i" || word == "&" || word == "mod" ||
         word == "til" || word == "om" || word == "of" || word == "and";
}

/// Whether the line that ends before token `i` is a line of running text, not one of an address.
bool NameShapes::after_long_line(std::size_t i) const {
  const std::size_t line_break = text_.rfind('\n', tokens_[i].source.begin);
  if (line_break == std::string_view::npos || line_break == 0) return false;
  const std::size_t before = text_.rfind('\n', line_break - 1);
  return line_break - (before == std::string_view::npos ? 0 : before) > 50;
}

bool NameShapes::joined(std::size_t i, bool line_breaks) const {
  if (i == 0 || i >= tokens_.size() || tokens_[i].source.begin < tokens_[i - 1].source.end) return false;
  const std::string_view between =
      text_.substr(tokens_[i - 1].source.end, tokens_[i].source.begin - tokens_[i - 1].source.end);
  if (between.find('\t') != std::string_view::npos) return false;
  if (between.find("\n\n") != std::string_view::npos) return false;
  return line_breaks || between.find('\n') == std::string_view::npos;
}

/// Also after a quotation mark, a list mark or a colon a capital says nothing.
bool NameShapes::first_in_sentence(std::size_t i) const {
  while (i > 0) {
    if (tokens_[i - 1].kind == TokenKind::Word || tokens_[i - 1].kind == TokenKind::Number) return false;
    if (tokens_[i - 1].form == "(" || tokens_[i - 1].form == ",") return false;
    --i;
  }
  return true;
}

/// Whether the word is one that begins sentences and no names: "Ifølge", "Også", "Har".
bool NameShapes::only_begins(std::size_t i) const {
  const WordClass kind = tokens_[i].word->best().word_class;
  return kind == WordClass::Preposition || kind == WordClass::Conjunction || kind == WordClass::Subjunction ||
         kind == WordClass::Adverb || kind == WordClass::Verb;
}

/// "Rådet for Socialt Udsatte og Det Centrale Handicapråd", "... og VIA University College": behind "og"
/// stands a name that is whole by itself.
bool NameShapes::begins_another(std::size_t i) const {
  if (i >= tokens_.size() || !capital(i)) return false;
  if (listed(WordList::BodyHead, base(i)) || is_body(i)) return true;
  const std::string_view word = lowered_[i];
  if (tokens_[i].form.ends_with("-"))
    return i + 2 < tokens_.size() && lowered_[i + 1] == "og" && is_body(i + 2);
  if (word == "det" || word == "den" || word == "de") return capital(i + 1);
  // "Professionshøjskolen Absalon og UC SYD"; not "Center for ADHD og OCD"
  if (has_only_capitals(tokens_[i].form) && i >= 2 && !has_only_capitals(tokens_[i - 2].form)) return true;
  if (has_only_capitals(tokens_[i].form) || listed(WordList::Nation, word)) return sequence_at(i).end != 0;
  return false;
}

/// "... i Greve Kommune", "... i Region Sjælland": whose it is, and a body of its own.
bool NameShapes::begins_area(std::size_t i) const {
  constexpr std::size_t kLongestArea = 4;
  if (i >= tokens_.size() || !capital(i)) return false;
  if (lowered_[i] == "region") return true;
  for (std::size_t at = i + 1; at < tokens_.size() && at - i < kLongestArea && joined(at, true); ++at) {
    if (base(at) == "kommune") return true;
    if (!capital(at)) return false;
  }
  return false;
}

/// "Institut for Boligforskning | for Rådet for Socialt Udsatte", "VIVE | for KL": whether the "for" at
/// token `i` leads from a name that begins at `first` and is whole to the body it worked for.
bool NameShapes::begins_client(std::size_t i, std::size_t first) const {
  if (lowered_[i] != "for" || !capital(i + 1)) return false;
  const bool body =
      begins_another(i + 1) || has_only_capitals(tokens_[i + 1].form) || ends_like_body(base(i + 1));
  if (!body || i == first + 1) return body && has_only_capitals(tokens_[first].form);
  return std::any_of(lowered_.begin() + static_cast<std::ptrdiff_t>(first),
                     lowered_.begin() + static_cast<std::ptrdiff_t>(i),
                     [](std::string_view word) { return word == "for"; });
}

/// The end of the capitals from `i` on, with small words between them ("Arbejdsmarked og Rekruttering").
std::size_t NameShapes::tail(std::size_t i) const {
  std::size_t end = i;
  while (end < tokens_.size() && end - i < kLongestBodyName && joined(end, true)) {
    if (capital(end)) {
      if (end > i && !joined(end, false) && !after_long_line(end)) break;
      ++end;
      continue;
    }
    std::size_t next = end;
    if (tokens_[next].form == "," && capital(next + 1) && next + 2 < tokens_.size() &&
        lowered_[next + 2] == "og") {
      end = next + 2;
      continue;
    }
    if (!joins_names(lowered_[next])) break;
    // "Styrelsen for Patientsikkerhed og Styrelsen for Arbejdsmarked ..." are two.
    if (lowered_[next] == "og" && begins_another(next + 1)) break;
    if (begins_client(next, i < 2 ? 0 : i - 2)) break;
    ++next;
    // "Center for Research in the Humanities", "Bistand til de Socialt Dårligst Stillede"
    const bool article = next + 1 < tokens_.size() &&
                         (lowered_[next] == "the" || lowered_[next] == "de" || lowered_[next] == "det");
    if (article && !capital(next)) ++next;
    if (!capital(next) || !joined(next, true)) break;
    end = next + 1;
  }
  return end;
}

/// "Børne- og Undervisningsministeriet", "Social-, Børne- og Integrationsministeriet": the first word's
/// place.
std::size_t NameShapes::start_of_coordination(std::size_t i) const {
  std::size_t start = i;
  while (start >= 2 && i - start < kLongestBodyName) {
    const bool by_og = lowered_[start - 1] == "og" && tokens_[start - 2].form.ends_with("-");
    const bool by_comma =
        start < i && tokens_[start - 1].form == "," && tokens_[start - 2].form.ends_with("-");
    if ((!by_og && !by_comma) || !capital(start - 2)) break;
    start -= 2;
  }
  return start;
}

/// "Rehabiliteringsforum Danmark", "Boligbranchen Danmark": a compound of a body, or inside a sentence any
/// compound in the definite form; not "Velfærdsstaten Danmark", "Øriget Danmark".
bool NameShapes::names_branch(std::size_t i) const {
  if (head_at(i) == Head::Inside) return true;
  const Reading& reading = tokens_[i].word->best();
  if (first_in_sentence(i) || reading.word_class != WordClass::Noun || reading.parts.size() < 2 ||
      !has(reading.features, Feature::Definite))
    return false;
  const std::string_view word = base(i);
  return !word.ends_with("staten") && !word.ends_with("riget") && !word.ends_with("landet") &&
         !word.ends_with("samfundet") && !word.ends_with("nationen") && !word.ends_with("kommunen");
}

/// "Nævnenes Hus", "Arbejdsgivernes Elevrefusion": written large inside a sentence, owned by many of a kind.
bool NameShapes::owned_by_several(std::size_t i) const {
  const std::string_view word = lowered_[i];
  const bool several = word.ends_with("ernes") || word.ends_with("enes") || word == "ombudsmandens" ||
                       word == "ungdommens" || word == "arbejdsmarkedets";
  return several && !tokens_[i + 1].form.ends_with("-") && !has_only_capitals(tokens_[i + 1].form) &&
         tokens_[i + 1].word->best().word_class == WordClass::Noun &&
         !any(uses_of(*tokens_[i + 1].word), WordUse::GenericNoun) && !base(i + 1).ends_with("lov") &&
         !base(i + 1).ends_with("reform") && !base(i + 1).ends_with("konvention");
}

ShapedName NameShapes::sequence_at(std::size_t i) const {
  std::size_t end = i + 1;
  std::size_t capitals = 1;
  std::size_t first_connector = 0;
  while (end < tokens_.size() && end - i < kLongestBodyName && joined(end, false)) {
    if (capital(end)) {
      ++capitals;
      ++end;
    } else if (is_body(end - 1) || begins_client(end, i)) {
      break;  // "Handicaprådet og Udsatterådet" are two
    } else if ((lowered_[end] == "for" || lowered_[end] == "&" || lowered_[end] == "of" ||
                lowered_[end] == "and" || (lowered_[end] == "og" && first_connector != 0)) &&
               capital(end + 1) && joined(end + 1, false)) {
      if (first_connector == 0) first_connector = end;
      ++capitals;
      end += 2;
    } else {
      break;
    }
  }
  if (capitals < 2) return {};
  // Words before a name that only begin the sentence: "Ifølge Dansk Blindesamfund".
  std::size_t first = i;
  if (first_in_sentence(i)) {
    if (only_begins(i)) {
      ++first;
      --capitals;
    }
    // "Baggrund for National Koordination" in a heading: the name begins behind the "for".
    if (first_connector == i + 1 && !listed(WordList::BodyHead, base(i))) {
      first = i + 2;
      capitals -= 1;
    }
    if (capitals < 2) return {};
  }
  bool head = listed(WordList::Nation, lowered_[first]);
  // "Rehabiliteringsforum Danmark", "SAND Ungdom": a compound or short name, and whose part it is.
  const std::string_view last = lowered_[end - 1];
  head = head || (end - first == 2 && last == "danmark" && names_branch(first)) ||
         (end - first == 2 && last == "ungdom" && has_only_capitals(tokens_[first].form)) ||
         (end - first == 2 && listed(WordList::Quarter, last) &&
          (is_body(first) || listed(WordList::LargeBodyEnding, base(first)))) ||
         (end - first == 2 && owned_by_several(first));
  for (std::size_t k = first; k < end && !head; ++k) {
    const Head of_word = head_at(k);
    head = of_word == Head::Whole || (k > first && of_word == Head::Inside);
  }
  if (!head) return {};
  // "Det Kongelige Danske Selskab", "Det Europæiske Fællesskab": from its article on.
  std::size_t article = first;
  while (article > 0 && first - article < 2 && capital(article - 1) && joined(article, false)) {
    --article;
    if (lowered_[article] == "det" || lowered_[article] == "den") return ShapedName{article, end};
  }
  return ShapedName{first, end};
}

/// "Videnscenter om selvskade (ViSel)", "Landsforeningen mod spiseforstyrrelser og selvskade": a head and
/// what it is about, in small letters: up to the short form in brackets, or two nouns behind a national body.
/// 0: none.
std::size_t NameShapes::end_of_subject_name(std::size_t i) const {
  constexpr std::size_t kMostWords = 14;
  const std::string_view word = base(i);
  if (!listed(WordList::BodyHead, word) || i + 2 >= tokens_.size() || !is_word(i + 2)) return 0;
  const std::string_view about = lowered_[i + 1];
  if (about != "om" && about != "mod" && about != "for" && about != "af") return 0;
  for (std::size_t at = i + 2; at + 2 < tokens_.size() && at - i < kMostWords; ++at) {
    if (tokens_[at].form == "(") {
      const std::string_view form = tokens_[at + 1].form;
      const auto capitals =
          std::count_if(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      return capitals >= 2 && form.size() <= 9 && tokens_[at + 2].form == ")" ? at : 0;
    }
    if (!is_word(at) || !joined(at, true)) break;
    if (tokens_[at].word->best().word_class == WordClass::Verb) break;
  }
  const bool national = word.starts_with("landsforening") || word.starts_with("landsorganisation");
  if (!national || capital(i + 2) || tokens_[i + 2].word->best().word_class == WordClass::Adjective) return 0;
  const std::size_t end = i + 3;
  return end + 1 < tokens_.size() && lowered_[end] == "og" && is_word(end + 1) && !capital(end + 1) &&
                 tokens_[end + 1].word->best().word_class == WordClass::Noun
             ? end + 2
             : end;
}

/// "Bascon A/S", "Nordlys Konsulenter ApS": capitals, and the form in law that closes them; not from the word
/// on that only begins the sentence, "Hos Bascon A/S", "Firmaet Bascon A/S".
ShapedName NameShapes::company_at(std::size_t i) const {
  std::size_t first = i;
  if (first_in_sentence(i)) {
    const WordClass kind = tokens_[i].word->best().word_class;
    if (only_begins(i) || kind == WordClass::Determiner || kind == WordClass::Pronoun ||
        kind == WordClass::Numeral || listed(WordList::PlaceEnding, lowered_[i]) ||
        ends_as_listed(WordList::PlaceEnding, lowered_[i]))
      ++first;
    if (first > i && (!capital(first) || !joined(first, false))) return {};
  }
  std::size_t end = first + 1;
  while (end < tokens_.size() && end - first < 5 && joined(end, false)) {
    if (listed(WordList::LegalForm, lowered_[end])) return {first, end + 1};
    const bool split = end + 2 < tokens_.size() && tokens_[end].form.size() == 1 &&
                       tokens_[end + 1].form == "/" && tokens_[end + 2].form == "S";  // "A / S"
    if (split && capital(end)) return {first, end + 3};
    if (!capital(end) && lowered_[end] != "&") break;
    ++end;
  }
  return {};
}

/// "Det Nationale Partnerskab mod Hjemløshed": a kind of body, written large inside a sentence.
ShapedName NameShapes::the_one_at(std::size_t i) const {
  if (lowered_[i] != "det" && lowered_[i] != "den") return {};
  if (i + 2 >= tokens_.size()) return {};
  if (!capital(i + 1) || !joined(i + 1, false) || !capital(i + 2) || !joined(i + 2, false)) return {};
  if (tokens_[i + 1].word->reading_as(WordClass::Adjective) == nullptr || has_only_capitals(tokens_[i].form))
    return {};
  const std::string_view noun = base(i + 2);
  if (!listed(WordList::NamedOne, noun) && !ends_as_listed(WordList::NamedOne, noun)) return {};
  std::size_t end = i + 3;
  while (end < tokens_.size() && end - i < 6 && capital(end) && joined(end, false)) ++end;
  const bool about = end + 1 < tokens_.size() && (lowered_[end] == "mod" || lowered_[end] == "for");
  if (about && capital(end + 1) && joined(end + 1, false)) end = std::max(tail(end + 1), end + 2);
  return {i, end};
}

}  // namespace vidensgraf
