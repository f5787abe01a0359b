// Names of bodies by their shape. Danish writes common nouns small, so a capital inside a sentence marks a
// name; which names are bodies shows in their head:
//
//   word      "Socialstyrelsen", "Børne- og Undervisningsministeriet", "Tilbudsportalen"
//   place     "Aarhus Kommune", "Middelfart kommune", "Region Nordjylland"
//   head      "Rådet for Socialt Udsatte", "Landsforeningen LEV", "Professionshøjskolen Absalon"
//   sequence  capitals in a row with a head among them: "Dansk Blindesamfund", "VIA University College"
//
// At the beginning of a sentence a capital says nothing: there "Handicaprådet" is a common noun, and a
// sequence counts only if its second word has a capital too.

#include "extraction/names/organisation_names.h"

#include <algorithm>
#include <string>

#include "extraction/grammar/per_word.h"
#include "extraction/grammar/word_lists.h"
#include "extraction/names/organisation_shapes.h"
#include "extraction/text_scan.h"

namespace vidensgraf {

NameShapes::NameShapes(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {
  lowered_.reserve(tokens.size());
  for (const Token& token : tokens) {
    lowered_.push_back(token.word != nullptr ? std::string_view(token.word->folded) : token.form);
  }
}

// Of the word without its genitive, since many sequences ask for it: each is compared with the lists once.
NameShapes::Head NameShapes::head_at(std::size_t i) const {
  const Token& token = tokens_[i];
  struct Known {
    bool is_known = false;
    Head head = Head::No;
  };
  thread_local PerWord<Known> known_words;
  Known* known = token.word == nullptr ? nullptr : known_words.find(*token.word);
  if (known == nullptr) return head_in_lists(base(i));
  if (!known->is_known) *known = Known{true, head_in_lists(base(i))};
  return known->head;
}

NameShapes::Head NameShapes::head_in_lists(std::string_view word) {
  constexpr std::size_t kShortest = 4;
  if (word.size() < kShortest) return Head::No;
  if (listed(WordList::BodyInnerHead, word) || listed(WordList::BodyHead, word)) return Head::Whole;
  return ends_as_listed(WordList::BodyInnerHead, word) ? Head::Inside : Head::No;
}

/// Whether the word alone names a body: "Udsatterådet".
bool NameShapes::is_body(std::size_t i) const {
  const std::string_view word = base(i);
  return ends_as_listed(WordList::BodyEnding, word) || (ends_like_body(word) && !word.ends_with("området"));
}

ShapedName NameShapes::at(std::size_t i) const {
  // Written small, only what a municipality is says something.
  if (!capital(i) && !lowered_[i].starts_with("kommune")) return {};
  if (const ShapedName place = place_at(i); place.end != 0) return place;
  if (const ShapedName several = municipalities_at(i); several.end != 0) return several;
  if (!capital(i)) return {};
  const std::string_view word = base(i);
  if (const ShapedName court = court_at(i); court.end != 0) return court;
  // "Voksenenheden i Ballerup Kommune": one of its many
  if (word.ends_with("enheden") && i + 2 < tokens_.size() && lowered_[i + 1] == "i" && begins_area(i + 2))
    return {};
  if (is_headed_by(i)) {
    std::size_t about = i + 2;
    // "Kontaktudvalget til det Frivillige Sociale Arbejde"
    if (about + 1 < tokens_.size() &&
        (lowered_[about] == "det" || lowered_[about] == "den" || lowered_[about] == "de"))
      ++about;
    // "Afdelingen i Odense fik ny leder", "Netværket om Mandag": a common noun at the head of a sentence
    const bool begins =
        first_in_sentence(i) && i + 1 < tokens_.size() && (lowered_[i + 1] == "i" || lowered_[i + 1] == "om");
    if (!begins && about < tokens_.size() && joins_names(lowered_[i + 1]) && lowered_[i + 1] != "og" &&
        capital(about)) {
      const std::size_t end = tail(about);
      if (end > about) return {start_of_coordination(i), end};
    }
  }
  if (listed(WordList::BodyHead, word)) {
    if (i + 2 < tokens_.size() && lowered_[i + 1] == "og" && capital(i + 2)) {
      const std::size_t end = tail(i + 2);
      if (end > i + 2) return {i, end};
    }
    if (capital(i + 1) && joined(i + 1, false) && lowered_[i] == word &&
        !has_only_capitals(tokens_[i].form)) {
      std::size_t end = std::max(tail(i + 1), i + 2);
      // "Landsforeningen Autisme og KL" are two.
      if (end > i + 3 && lowered_[end - 2] == "og" && has_only_capitals(tokens_[end - 1].form)) end -= 2;
      return {i, end};
    }
  }
  if (const std::size_t end = end_of_subject_name(i); end != 0) return {i, end};
  // "Frivilligcenter Vejle", "Plejecentret Solgården": a compound of center with a name behind it.
  const bool named_center =
      word.ends_with("center") || word.ends_with("centret") || word.ends_with("centeret");
  if (named_center && lowered_[i] == word && capital(i + 1) && joined(i + 1, false) &&
      !has_only_capitals(tokens_[i].form) && !joins_names(lowered_[i + 1])) {
    return {i, i + 2};
  }
  if (const ShapedName company = company_at(i); company.end != 0) return company;
  ShapedName sequence = sequence_at(i);
  if (const ShapedName one = the_one_at(i); one.end > sequence.end) sequence = one;
  if (const ShapedName housed = housed_at(i); housed.end > sequence.end) return housed;
  if (sequence.end != 0) return sequence;
  if (listed(WordList::NoBody, word) || word.ends_with("bestyrelsen") || word.ends_with("området")) return {};
  // "det daværende Indenrigs- og Socialministerium"
  const bool indefinite = word.ends_with("ministerium") && word.size() > 11 && !first_in_sentence(i);
  if (ends_as_listed(WordList::BodyEnding, word) || indefinite || word == "ombudsmanden")
    return {start_of_coordination(i), i + 1};
  // "Folketingets Social- og Ældreudvalg"
  if (word.ends_with("udvalg") && owner_before(i) != i) return {owner_before(i), i + 1};
  // "Europa-Parlamentets og Rådets forordning": a title, and no body that does anything
  if (word == "europa-parlamentet" && i + 2 < tokens_.size() && lowered_[i + 1] == "og" &&
      lowered_[i + 2] == "rådets")
    return {};
  // "Europa-Kommissionen": a capital inside, wherever the word stands.
  const std::size_t hyphen = tokens_[i].form.rfind('-');
  const bool inner = hyphen != std::string_view::npos && is_capitalised(tokens_[i].form.substr(hyphen + 1));
  if (ends_like_body(word) && (inner || !first_in_sentence(i)) && word.size() > 8) {
    return {start_of_coordination(i), i + 1};
  }
  return {};
}

// A sentence in capitals (a heading, a table's head) tells nothing by its capitals.
bool NameShapes::is_in_capitals() const {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is_word(i)) continue;
    ++words;
    if (has_only_capitals(tokens_[i].form)) ++capitals;
  }
  return words > 2 && capitals * 10 > words * 7;
}

std::vector<ShapedName> NameShapes::run() {
  std::vector<ShapedName> names;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is_word(i)) continue;
    ShapedName name = at(i);
    if (name.end == 0) continue;
    if (names.empty() && is_in_capitals()) return {};
    while (!names.empty() && names.back().end > name.first) {
      name.first = std::min(name.first, names.back().first);
      names.pop_back();
    }
    names.push_back(name);
    i = name.end - 1;
  }
  return names;
}

bool has_only_capitals(std::string_view word) {
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z') return false;  // most words
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (is_lower(c.value)) return false;
    if (is_upper(c.value)) ++letters;
    at += c.size;
  }
  return letters >= 2;
}

bool ends_like_body(std::string_view word) {
  return ends_as_listed(WordList::InnerBodyEnding, word) || ends_as_listed(WordList::LargeBodyEnding, word);
}

std::string_view without_genitive(std::string_view word, bool& changed) {
  changed = true;
  if (word.ends_with("'s")) return word.substr(0, word.size() - 2);
  if (word.ends_with("’s")) return word.substr(0, word.size() - std::string_view("’s").size());
  if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) {
    // Names that end in s themselves are met when the name is looked up.
    return word.substr(0, word.size() - 1);
  }
  changed = false;
  return word;
}

std::vector<ShapedName> find_shaped_names(std::string_view text, std::span<const Token> tokens) {
  return NameShapes(text, tokens).run();
}

}  // namespace vidensgraf
