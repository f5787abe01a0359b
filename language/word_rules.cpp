#include "language/word_rules.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <unicode/uchar.h>

#include "language/folding.h"
#include "language/utf8.h"

namespace vidensgraf {
namespace {

// Invalid bytes are no letters to ICU either.
UChar32 code_point(char32_t c) { return static_cast<UChar32>(c); }

bool is_upper(char32_t c) { return u_isUUppercase(code_point(c)) != 0; }
bool is_lower(char32_t c) { return u_isULowercase(code_point(c)) != 0; }

template <std::size_t Size>
bool ends_with_one_of(std::string_view word, const std::array<std::string_view, Size>& endings) {
  return std::any_of(endings.begin(), endings.end(), [word](std::string_view ending) {
    return word.size() > ending.size() + 2 && word.ends_with(ending);
  });
}

}  // namespace

bool is_capitalized(std::string_view form) {
  std::size_t at = 0;
  return !form.empty() && is_upper(utf8::next(form, at));
}

bool is_all_capitals(std::string_view form) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = utf8::next(form, at);
    if (is_lower(c)) return false;
    if (is_upper(c)) ++capitals;
  }
  return capitals >= 2;
}

bool has_inner_capital(std::string_view form) {
  char32_t before = '-';
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = utf8::next(form, at);
    if (is_upper(c) && before != '-') return true;
    before = c;
  }
  return false;
}

bool has_letter(std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    if (u_isUAlphabetic(code_point(utf8::next(form, at))) != 0) return true;
  }
  return false;
}

std::string capitalized(std::string_view folded) {
  std::size_t end = 0;
  if (folded.empty()) return {};
  const char32_t first = utf8::next(folded, end);
  std::string result;
  const UChar32 upper = u_toupper(code_point(first));
  if (upper < 0x80) {
    result += static_cast<char>(upper);
  } else if (upper < 0x800) {
    const auto bits = static_cast<unsigned>(upper);
    result += static_cast<char>(0xC0U | (bits >> 6U));
    result += static_cast<char>(0x80U | (bits & 0x3FU));
  } else {
    return std::string(folded);
  }
  return result.append(folded.substr(end));
}

std::optional<Reading> read_acronym(std::string_view form) {
  std::size_t end = 0;  // of the capitals
  std::size_t capitals = 0;
  while (end < form.size()) {
    std::size_t next = end;
    const char32_t c = utf8::next(form, next);
    const bool digit = c >= '0' && c <= '9';
    if (!is_upper(c) && !(digit && capitals > 0)) break;
    if (is_upper(c)) ++capitals;
    end = next;
  }
  if (capitals < 2) return std::nullopt;
  std::string_view ending = form.substr(end);
  if (ending.starts_with('\'')) ending.remove_prefix(1);
  if (ending.starts_with("’")) ending.remove_prefix(std::string_view("’").size());
  struct Ending {
    std::string_view text;
    WordClass word_class;
    Feature features;
  };
  constexpr std::array kEndings = {
      Ending{"", WordClass::ProperNoun, Feature::None},
      Ending{"s", WordClass::ProperNoun, Feature::Genitive},
      Ending{"er", WordClass::Noun, Feature::Plural | Feature::Indefinite},
      Ending{"ere", WordClass::Noun, Feature::Plural | Feature::Indefinite},
      Ending{"erne", WordClass::Noun, Feature::Plural | Feature::Definite},
      Ending{"ernes", WordClass::Noun, Feature::Plural | Feature::Definite | Feature::Genitive},
      Ending{"en", WordClass::Noun, Feature::Singular | Feature::Definite | Feature::Common},
      Ending{"ens", WordClass::Noun, Feature::Singular | Feature::Definite | Feature::Genitive},
      Ending{"et", WordClass::Noun, Feature::Singular | Feature::Definite | Feature::Neuter},
      Ending{"ets", WordClass::Noun, Feature::Singular | Feature::Definite | Feature::Genitive},
  };
  for (const Ending& known : kEndings) {
    if (known.text == ending)
      return make_reading(std::string(form.substr(0, end)), known.word_class, known.features);
  }
  return std::nullopt;
}

std::string without_footnote_number(std::string_view form) {
  std::size_t end = form.size();
  while (end > 0 && form[end - 1] >= '0' && form[end - 1] <= '9') --end;
  const std::size_t digits = form.size() - end;
  if (digits == 0 || digits > 3 || code_point_count(form.substr(0, end)) < 4) return {};
  return std::string(form.substr(0, end));
}

std::string participle_base(std::string_view folded, bool genitive) {
  if (genitive && folded.ends_with('s')) folded.remove_suffix(1);
  const auto without = [folded](std::size_t bytes) {
    return std::string(folded.substr(0, folded.size() - bytes));
  };
  if (folded.size() < 4 || folded.ends_with("ende")) return std::string(folded);
  if (folded.ends_with("ede")) return without(2) + "t";
  if (folded.ends_with("tte")) return without(2);  // "udsatte"
  if (folded.ends_with("te")) return without(1);
  if (folded.ends_with("ne")) return without(2) + "et";
  if (folded.ends_with("en")) return without(2) + "et";
  return std::string(folded);
}

// Source: the common Danish derivational suffixes, each with the class it makes.
std::optional<Reading> read_agent(std::string_view folded) {
  const bool genitive = folded.ends_with("erens");
  if (!genitive && !folded.ends_with("eren")) return std::nullopt;
  const std::size_t ending = genitive ? 3 : 2;
  if (folded.size() < 7 + ending) return std::nullopt;
  Feature features = Feature::Common | Feature::Singular | Feature::Definite;
  if (genitive) features = features | Feature::Genitive;
  return make_reading(std::string(folded.substr(0, folded.size() - ending)), WordClass::Noun, features);
}

WordClass guess_class(std::string_view folded, bool is_capitalized) {
  constexpr std::array<std::string_view, 17> kNounEndings = {
      "hed",  "heder",  "heden", "ning",   "ering",  "eringen", "else",   "elser", "elsen",
      "skab", "skabet", "tion",  "tioner", "tionen", "itet",    "iteten", "isme"};
  constexpr std::array<std::string_view, 24> kAdjectiveEndings = {
      "mæssig", "mæssige", "mæssigt", "lig", "lige",  "ligt", "isk",  "iske",
      "bar",    "bart",    "bare",    "som", "somme", "løs",  "løse", "løst",
      "ende",   "eret",    "erede",   "iel", "ielle", "ielt", "ativ", "ative"};
  if (ends_with_one_of(folded, kNounEndings)) return WordClass::Noun;
  if (is_capitalized) return WordClass::ProperNoun;
  if (ends_with_one_of(folded, kAdjectiveEndings)) return WordClass::Adjective;
  constexpr std::array<std::string_view, 4> kVerbEndings = {"ere", "erer", "erede", "eres"};
  if (ends_with_one_of(folded, kVerbEndings)) return WordClass::Verb;
  return WordClass::Unknown;
}

Reading with_head(Reading tail, const std::string& head, std::vector<std::string> head_members) {
  if (tail.parts.empty()) tail.parts.push_back(fold(tail.lemma));
  tail.parts.insert(tail.parts.begin(), std::make_move_iterator(head_members.begin()),
                    std::make_move_iterator(head_members.end()));
  tail.lemma = head + fold(tail.lemma);
  return tail;
}

}  // namespace vidensgraf
