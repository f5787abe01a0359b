// Parts of a law above the section: "kapitel 4 a", "kap. 20", "kapitel 7 og 20", "afsnit V", "bilag 1" and
// the articles of treaties, "artikel 12, stk. 3".
//
// Source: law_reference_forms. Known misses: chapters written out ("fjerde kapitel"); articles in Roman
// numbers.

#include <algorithm>
#include <string>
#include <utility>

#include "extraction/laws/law_scan.h"
#include "extraction/laws/law_targets.h"
#include "extraction/text_scan.h"

namespace vidensgraf {

namespace {

// "kapitel", "artikel", "afsnit" or "bilag" for a word that announces one; empty for any other.
std::string_view kind_of_part(std::string_view word) {
  if (word == "kapitel" || word == "kap" || word == "kapitlerne" || word == "kapitlet") return "kapitel";
  if (word == "art" || word == "artikel" || word == "artiklerne") return "artikel";
  if (word == "afsnit") return "afsnit";
  if (word == "bilag") return "bilag";
  return {};
}

std::size_t skip_roman(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of("IVXL", at), text.size());
}

// "V", "II-IV" at `at`, added to `chapter`; the byte after it, else `at`.
std::size_t read_roman_part(std::string_view text, std::size_t at, std::string& chapter) {
  const std::size_t end = skip_roman(text, at);
  if (end == at || is_word(code_point_at(text, end).value)) return at;
  chapter += text.substr(at, end - at);
  const std::size_t second = skip_dash(text, end);
  const std::size_t second_end = skip_roman(text, second);
  if (second == end || second_end == second || is_word(code_point_at(text, second_end).value)) return end;
  chapter += '-';
  chapter += text.substr(second, second_end - second);
  return second_end;
}

// "4", "4 a" at `at`, added to `chapter`; the byte after it, else `at`.
std::size_t read_numbered_part(std::string_view text, std::size_t at, std::string& chapter) {
  const ScannedNumber number = scan_number(text, at);
  if (number.end == at || number.end - at > 3) return at;
  if (text.substr(number.end).starts_with(".") && is_digit(code_point_at(text, number.end + 1).value))
    return at;
  chapter += text.substr(at, number.end - at);
  const std::size_t letter = skip_space(text, number.end);
  const CodePoint c = code_point_at(text, letter);
  const char32_t after = code_point_at(text, letter + c.size).value;
  if (!is_lower(c.value) || c.value == U'i' || is_word(after) || after == U'.' || after == U')')
    return number.end;
  chapter += ' ';
  chapter += text.substr(letter, c.size);
  return letter + c.size;
}

// "kapitel 4 og 12 måneder": whether the number at `at` is no part of a law.
bool measures_something(std::string_view text, std::size_t at) {
  return is_unit_at(text, skip_space(text, scan_number(text, at).end));
}

// Behind a comma or a conjunction at `at`; `at` itself where there is none.
std::size_t skip_separator(std::string_view text, std::size_t at) {
  const std::size_t separator = skip_space(text, at);
  if (text.substr(separator).starts_with(",")) return skip_space(text, separator + 1);
  const std::string word = law_word_at(text, separator);
  return is_law_conjunction(word) ? skip_space(text, separator + word.size()) : at;
}

}  // namespace

LawTargetList read_chapters(std::string_view text, std::size_t at) {
  LawTargetList list;
  list.end = at;
  const std::string word = law_word_at(text, at);
  const std::string kind(kind_of_part(word));
  if (kind.empty()) return list;
  const bool roman = kind == "afsnit";
  std::size_t start = at;
  std::size_t next = skip_abbreviation(text, at, word);
  while (list.targets.size() < kLongestLawList) {
    next = skip_space(text, next);
    if (!roman && !list.targets.empty() && measures_something(text, next)) break;
    LawTarget target;
    target.chapter = kind + " ";
    std::size_t end =
        roman ? read_roman_part(text, next, target.chapter) : read_numbered_part(text, next, target.chapter);
    if (end == next) break;
    target.core = {to_offset(start), to_offset(end)};
    if (kind == "artikel") {
      end = read_subdivisions(text, end, target);
      target.core.end = to_offset(end);
    }
    list.targets.push_back(std::move(target));
    list.end = end;
    start = skip_separator(text, end);
    if (start == end) break;
    next = start;
    // "kapitel 16 og kapitel 20", "artikel 5 og artikel 9, stk. 2"
    const std::string again = law_word_at(text, start);
    if (again == kind || (kind == "kapitel" && again == "kap") || (kind == "artikel" && again == "art"))
      next = skip_space(text, skip_abbreviation(text, start, again));
    if (!roman &&
        (!is_digit(code_point_at(text, next).value) || !can_end_list_item(text, scan_number(text, next).end)))
      break;
  }
  return list;
}

}  // namespace vidensgraf
