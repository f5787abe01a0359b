#include "extraction/laws/law_scan.h"

#include <algorithm>
#include <array>

#include "extraction/laws/law_names.h"
#include "extraction/text_scan.h"

// What the readers of sections, subdivisions and chapters have in common. What is hard is where a list ends:
// "§ 5, 12 måneder", "stk. 2 og 3 dage". A number without a sign belongs to the list only if what follows it
// can follow a section, and never before a unit.

namespace vidensgraf {
namespace {

bool is_sentence_word(std::string_view word) { return word == "pkt" || word == "punktum" || word == "punkt"; }

}  // namespace

std::string law_word_at(std::string_view text, std::size_t at) {
  const std::size_t end = word_end(text, at);
  return lower_case(text.substr(at, std::min<std::size_t>(end - at, 60)));
}

bool is_law_conjunction(std::string_view word) { return word == "og" || word == "eller" || word == "samt"; }

std::size_t skip_dash(std::string_view text, std::size_t at) {
  const CodePoint c = code_point_at(text, at);
  return is_dash(c.value) ? at + c.size : at;
}

std::size_t skip_abbreviation(std::string_view text, std::size_t at, std::string_view word) {
  std::size_t end = at + word.size();
  if (text.substr(end).starts_with(".")) ++end;
  return end;
}

bool is_list_mark_before(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with(")")) return false;
  constexpr std::size_t kFarthest = 200;  // bytes
  const std::size_t from = at > kFarthest ? at - kFarthest : 0;
  const std::size_t bracket = text.substr(from, at - from).find_last_of("()");
  return bracket == std::string_view::npos || text[from + bracket] == ')';
}

/// What may follow a number that is still part of a list without a sign of its own.
bool can_end_list_item(std::string_view text, std::size_t at) {
  if (is_list_mark_before(text, at)) return false;
  const CodePoint c = code_point_at(text, at);
  if (c.size == 0 || c.value == U',' || c.value == U')' || c.value == U';' || c.value == U']' ||
      c.value == U':' || c.value == U'/' || c.value == U'?' || is_dash(c.value)) {
    return true;
  }
  if (c.value == U'.') return !is_digit(code_point_at(text, at + 1).value);
  const std::size_t next = skip_space(text, at);
  if (next == at) return c.value == U'\n';
  const std::string word = law_word_at(text, next);
  return is_law_conjunction(word) || word == "i" || word == "til" || word == "jf" || word == "stk" ||
         word == "nr" || is_dash(code_point_at(text, next).value) || text.substr(next, 1) == "(";
}

bool is_unit_at(std::string_view text, std::size_t at) {
  static constexpr std::array kUnits = {
      "pct",      "procent",  "år",    "års",      "måned",   "måneder",   "måneders",
      "dag",      "dage",     "dages", "uge",      "uger",    "ugers",     "time",
      "timer",    "timers",   "kr",    "kroner",   "mio",     "mia",       "gange",
      "gang",     "sider",    "side",  "personer", "borgere", "kommuner",  "procentpoint",
      "minutter", "km",       "m2",    "t",        "januar",  "februar",   "marts",
      "april",    "maj",      "juni",  "juli",     "august",  "september", "oktober",
      "november", "december", "børn",  "unge",     "voksne",  "ud",        "steder"};
  if (text.substr(at).starts_with("%")) return true;
  const std::string word = law_word_at(text, at);
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

/// "2. pkt.", "1. og 2. pkt.", "2.-4. pkt.", "sidste pkt."; the byte after it, or `at`.
std::size_t read_sentence_numbers(std::string_view text, std::size_t at, std::vector<int>& pkt) {
  std::size_t next = at;
  if (law_word_at(text, next) == "sidste") {
    next = skip_space(text, next + 6);
    const std::string word = law_word_at(text, next);
    if (!is_sentence_word(word)) return at;
    pkt.push_back(-1);
    next += word.size();
    return text.substr(next).starts_with(".") ? next + 1 : next;
  }
  std::vector<int> numbers;
  bool range = false;
  while (numbers.size() < kLongestLawList) {
    const ScannedNumber number = scan_number(text, next);
    if (number.end == next || number.end - next > 2 || !text.substr(number.end).starts_with(".")) return at;
    if (range) {
      for (int value = numbers.back() + 1; value < number.value; ++value) numbers.push_back(value);
    }
    numbers.push_back(number.value);
    std::size_t separator = skip_space(text, number.end + 1);
    const std::size_t dash = skip_dash(text, separator);
    range = dash != separator;
    if (range) {
      next = skip_space(text, dash);
      continue;
    }
    std::string word = law_word_at(text, separator);
    if (is_sentence_word(word)) {
      pkt.insert(pkt.end(), numbers.begin(), numbers.end());
      const std::size_t end = separator + word.size();
      return text.substr(end).starts_with(".") ? end + 1 : end;
    }
    if (text.substr(separator).starts_with(",")) {
      separator = skip_space(text, separator + 1);
      word = law_word_at(text, separator);
    } else if (!is_law_conjunction(word)) {
      return at;
    }
    if (is_law_conjunction(word)) separator += word.size();
    next = skip_space(text, separator);
  }
  return at;
}

}  // namespace vidensgraf
