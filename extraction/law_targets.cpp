// The part of the grammar that names provisions inside a law:
//
//   sections   = sign section { separator [sign] section }
//   section    = number [letter] [ "." stk ] [ range section ] [ subdivisions ] | number [letter] "-"
//   compound-head sign       = "§" | "§§" | "§ §" | "paragraf" | "paragraffen" | "paragrafferne" | "par."
//   separator  = "," | "og" | "eller" | "samt" | ", og" | "/" | ", jf."
//   range      = "-" | "–" | "til"
//   subdivisions = [","] ( "stk." numbers | "nr." numbers | "litra" letters | ordinals "pkt." | "sidste pkt."
//   ) ...
//
// White space, also a line break, may stand between all of them, and may be missing. What is hard is where a
// list ends: "§ 5, 12 måneder", "stk. 2 og 3 dage". A number without a sign belongs to the list only if what
// follows it can follow a section. Source: law_reference_forms (collected forms), Lovkvalitetsvejledningen
// pkt. 3.4.5.3.

#include "extraction/law_targets.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "extraction/law_names.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxListLength = 60;
constexpr std::string_view kSign = "§";

std::string word_at(std::string_view text, std::size_t at) {
  const std::size_t end = word_end(text, at);
  return lower_case(text.substr(at, std::min<std::size_t>(end - at, 60)));
}

bool is_conjunction(std::string_view word) { return word == "og" || word == "eller" || word == "samt"; }

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

/// A section number with its letter at some place.
struct SectionNumber {
  std::string text;  ///< "13b"; empty if there is none.
  std::size_t end = 0;
};

/// Whether the letter i after a number is the preposition: a law or another noun follows it.
bool is_preposition_i(std::string_view text, std::size_t after_i, const Registers& registers) {
  const std::size_t next = skip_space(text, after_i);
  if (next == after_i) return false;
  const CodePoint c = code_point_at(text, next);
  if (!is_letter(c.value)) return false;
  const std::string word = word_at(text, next);
  return !is_conjunction(word) && word != "stk" && word != "nr" && word != "litra" && word != "jf" &&
         (word.size() > 1 || !registers.law_names_from(word).empty());
}

bool open_parenthesis_before(std::string_view text, std::size_t at) {
  const std::size_t from = at > 120 ? at - 120 : 0;
  int depth = 0;
  for (std::size_t i = from; i < at; ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
  }
  return depth > 0;
}

/// The letter of a section at `at` (maybe after a space); the byte after it, or 0.
std::size_t section_letter(std::string_view text, std::size_t at, std::string_view number,
                           const Registers& registers, std::string_view law) {
  const std::size_t start = skip_space(text, at);
  const CodePoint c = code_point_at(text, start);
  if (!is_letter(c.value)) return 0;
  const std::size_t end = start + c.size;
  const char32_t next = code_point_at(text, end).value;
  if (is_word(next) || next == U'\'' || next == 0x2019) return 0;
  const std::string letter = lower_case(text.substr(start, c.size));
  const bool spaced = start > at;
  if (next == U'.' && spaced) {  // "f.eks.", "m.v.", "d. 3. maj", "s. 12"
    const char32_t after = code_point_at(text, end + 1).value;
    if (is_letter(after)) return 0;
    const std::size_t word = skip_space(text, end + 1);
    if ((letter == "d" || letter == "s" || letter == "p") && is_digit(code_point_at(text, word).value))
      return 0;
  }
  if (next == U'.' && spaced && letter == "f" &&  // "§ 67 f.": and the following ones
      (law.empty() || registers.find_section(law, std::string(number) + "f") == nullptr)) {
    return 0;
  }
  if (next == U')' && spaced && !open_parenthesis_before(text, start)) return 0;  // "... § 153 a) have"
  if (next == U'-' && spaced && is_letter(code_point_at(text, end + 1).value) &&
      is_letter(code_point_at(text, end + 2).value) && letter != "a" && letter != "b" && letter != "c") {
    return 0;
  }
  if (letter == "i" && spaced) {
    if (is_preposition_i(text, end, registers)) return 0;
    if (!law.empty() && registers.has_inventory(law) &&
        registers.find_section(law, std::string(number) + "i") == nullptr) {
      return 0;
    }
  }
  if (letter == "å" && spaced && !is_digit(code_point_at(text, end).value) && next == U' ' &&
      registers.find_section(law, std::string(number) + "å") == nullptr) {
    return 0;
  }
  return end;
}

SectionNumber read_section_number(std::string_view text, std::size_t at, const Registers& registers,
                                  std::string_view law) {
  SectionNumber result{"", at};
  const ScannedNumber number = scan_number(text, at);
  if (number.end == at || number.end - at > 4 || number.value == 0) return result;
  result.text = text.substr(at, number.end - at);
  result.end = number.end;
  const std::size_t letter_end = section_letter(text, number.end, result.text, registers, law);
  if (letter_end != 0) {
    const CodePoint c = code_point_before(text, letter_end);
    result.text += lower_case(text.substr(letter_end - c.size, c.size));
    result.end = letter_end;
  }
  return result;
}

std::size_t skip_dash(std::string_view text, std::size_t at) {
  const CodePoint c = code_point_at(text, at);
  return is_dash(c.value) ? at + c.size : at;
}

/// A range sign with a section after it: "-58", " – 58", "-57 c", " a-c", "til 58". Fills `paragraf_to`.
std::size_t read_range(std::string_view text, std::size_t at, LawTarget& target, const Registers& registers,
                       std::string_view law) {
  std::size_t sign = skip_space(text, at);
  std::size_t next = skip_dash(text, sign);
  bool by_word = false;
  if (next == sign) {
    if (word_at(text, sign) != "til" || sign == at) return at;
    next = sign + 3;
    by_word = true;
  }
  next = skip_space(text, next);
  if (text.substr(next).starts_with(kSign)) next = skip_space(text, next + kSign.size());
  const SectionNumber to = read_section_number(text, next, registers, law);
  if (!to.text.empty()) {
    const ScannedNumber from_number = scan_number(target.paragraf, 0);
    const ScannedNumber to_number = scan_number(to.text, 0);
    if (to_number.value < from_number.value || (by_word && is_unit_at(text, skip_space(text, to.end))))
      return at;
    target.paragraf_to = to.text;
    return to.end;
  }
  // "128 a-c": a letter alone takes the number of the first.
  const CodePoint c = code_point_at(text, next);
  const bool has_letter =
      !target.paragraf.empty() && !is_digit(static_cast<unsigned char>(target.paragraf.back()));
  if (!by_word && sign == at && has_letter && is_lower(c.value) && c.size == 1 &&
      !is_word(code_point_at(text, next + 1).value) && text.substr(next + 1, 1) != "-") {
    const ScannedNumber number = scan_number(target.paragraf, 0);
    target.paragraf_to = target.paragraf.substr(0, number.end) + std::string(text.substr(next, 1));
    return next + 1;
  }
  return at;
}

/// The head of a compound after the hyphen at `at`: "-midler", "- området" (broken at a line end). 0 if none;
/// `suspended` if the head comes later ("§ 107- og 108-tilbud").
std::size_t read_compound_head(std::string_view text, std::size_t at, std::string& head, bool& suspended) {
  suspended = false;
  const std::size_t hyphen_end = skip_dash(text, at);
  if (hyphen_end == at) return 0;
  std::size_t next = hyphen_end;
  const CodePoint direct = code_point_at(text, next);
  if (is_space(direct.value)) {
    next = skip_space(text, next);
    const std::string word = word_at(text, next);
    if (is_conjunction(word)) {
      suspended = is_digit(code_point_at(text, skip_space(text, next + word.size())).value) ||
                  text.substr(skip_space(text, next + word.size())).starts_with(kSign);
      return 0;
    }
    if (!is_lower(code_point_at(text, next).value) || word.size() < 4 || text[at] != '-') return 0;
  }
  const std::size_t end = word_end(text, next);
  if (!is_letter(code_point_at(text, next).value)) return 0;
  std::size_t letters = 0;
  for (std::size_t i = next; i < end && letters < 2; i += code_point_at(text, i).size) ++letters;
  if (letters < 2) return 0;
  head = text.substr(next, end - next);
  return end;
}

/// "§18 ansøgninger", "§ 110 herberg": a known head as a word of its own.
std::size_t read_spaced_head(std::string_view text, std::size_t at, std::string_view paragraf,
                             std::string& head, const Registers& registers) {
  const std::size_t next = skip_space(text, at);
  if (next == at || !is_lower(code_point_at(text, next).value)) return 0;
  const std::size_t end = word_end(text, next);
  const std::string_view word = text.substr(next, end - next);
  if (word.size() < 5 || !registers.is_compound_head(paragraf, word)) return 0;
  head = word;
  return end;
}

struct NumberList {
  std::vector<int> numbers;
  std::size_t end = 0;
};

/// What may follow a number that is still part of a list without a sign of its own.
bool can_end_list_item(std::string_view text, std::size_t at) {
  const CodePoint c = code_point_at(text, at);
  if (c.size == 0 || c.value == U',' || c.value == U')' || c.value == U';' || c.value == U']' ||
      c.value == U':' || c.value == U'/' || c.value == U'?' || is_dash(c.value)) {
    return true;
  }
  if (c.value == U'.') return !is_digit(code_point_at(text, at + 1).value);
  const std::size_t next = skip_space(text, at);
  if (next == at) return c.value == U'\n';
  const std::string word = word_at(text, next);
  return is_conjunction(word) || word == "i" || word == "til" || word == "jf" || word == "stk" ||
         word == "nr" || is_dash(code_point_at(text, next).value) || text.substr(next, 1) == "(";
}

/// "1", "1 og 2", "1, 3 og 4", "1-4". A number followed by ". pkt." (or ". og 3. pkt.") is none of the list.
NumberList read_numbers(std::string_view text, std::size_t at) {
  NumberList list;
  list.end = at;
  std::size_t next = skip_space(text, at);
  bool comma_before = false;
  bool range_before = false;
  while (list.numbers.size() < kMaxListLength) {
    const ScannedNumber number = scan_number(text, next);
    if (number.end == next || number.end - next > 3) break;
    const CodePoint after = code_point_at(text, number.end);
    if (is_letter(after.value)) {  // "83og"
      if (word_at(text, number.end) != "og") break;
    }
    if (!list.numbers.empty()) {
      if (after.value == U'.') {  // an ordinal: "1. og 2. pkt." follows "stk. 1"
        const std::size_t word = skip_space(text, number.end + 1);
        const std::string following = word_at(text, word);
        if (following == "pkt" || following == "punktum" || following == "punkt") break;
        if (is_conjunction(following) && comma_before) break;
      }
      if (comma_before && !can_end_list_item(text, number.end)) break;
      if (is_unit_at(text, skip_space(text, number.end))) break;
    }
    if (range_before && number.value > list.numbers.back() && number.value - list.numbers.back() < 100) {
      for (int value = list.numbers.back() + 1; value <= number.value; ++value) list.numbers.push_back(value);
    } else {
      list.numbers.push_back(number.value);
    }
    list.end = number.end;
    // What separates it from a next number?
    comma_before = false;
    range_before = false;
    std::size_t separator = skip_space(text, number.end);
    const std::size_t dash = skip_dash(text, separator);
    if (dash != separator) {
      range_before = true;
      separator = dash;
    } else if (text.substr(separator).starts_with(",")) {
      comma_before = true;
      separator = skip_space(text, separator + 1);
      const std::string word = word_at(text, separator);
      if (is_conjunction(word)) separator += word.size();
    } else {
      const std::string word = word_at(text, separator);
      if (!is_conjunction(word)) {
        if (!(word == "til" && separator > number.end)) break;
        range_before = true;
      }
      separator += word.size();
    }
    next = skip_space(text, separator);
  }
  return list;
}

/// "litra a", "litra b og c", "litra a-d".
std::size_t read_letters(std::string_view text, std::size_t at, std::vector<std::string>& letters) {
  std::size_t end = at;
  std::size_t next = skip_space(text, at);
  bool range = false;
  while (letters.size() < kMaxListLength) {
    const CodePoint c = code_point_at(text, next);
    if (!is_letter(c.value) || is_word(code_point_at(text, next + c.size).value)) break;
    if (text.substr(next + c.size).starts_with(".") &&
        is_letter(code_point_at(text, next + c.size + 1).value))
      break;
    const std::string letter = lower_case(text.substr(next, c.size));
    if (letter == "i" && !letters.empty()) break;
    if (range && letter.size() == 1 && letters.back().size() == 1) {
      for (char one = static_cast<char>(letters.back()[0] + 1); one < letter[0]; ++one)
        letters.emplace_back(1, one);
    }
    letters.push_back(letter);
    end = next + c.size;
    std::size_t separator = skip_space(text, end);
    const std::size_t dash = skip_dash(text, separator);
    range = dash != separator;
    if (range) {
      separator = dash;
    } else if (text.substr(separator).starts_with(",")) {
      separator = skip_space(text, separator + 1);
      const std::string word = word_at(text, separator);
      if (is_conjunction(word)) separator += word.size();
    } else {
      const std::string word = word_at(text, separator);
      if (!is_conjunction(word)) break;
      separator += word.size();
    }
    next = skip_space(text, separator);
  }
  return end;
}

bool is_sentence_word(std::string_view word) { return word == "pkt" || word == "punktum" || word == "punkt"; }

/// "2. pkt.", "1. og 2. pkt.", "2.-4. pkt.", "sidste pkt."; the byte after it, or `at`.
std::size_t read_sentences(std::string_view text, std::size_t at, std::vector<int>& pkt) {
  std::size_t next = at;
  if (word_at(text, next) == "sidste") {
    next = skip_space(text, next + 6);
    const std::string word = word_at(text, next);
    if (!is_sentence_word(word)) return at;
    pkt.push_back(-1);
    next += word.size();
    return text.substr(next).starts_with(".") ? next + 1 : next;
  }
  std::vector<int> numbers;
  bool range = false;
  while (numbers.size() < kMaxListLength) {
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
    std::string word = word_at(text, separator);
    if (is_sentence_word(word)) {
      pkt.insert(pkt.end(), numbers.begin(), numbers.end());
      const std::size_t end = separator + word.size();
      return text.substr(end).starts_with(".") ? end + 1 : end;
    }
    if (text.substr(separator).starts_with(",")) {
      separator = skip_space(text, separator + 1);
      word = word_at(text, separator);
    } else if (!is_conjunction(word)) {
      return at;
    }
    if (is_conjunction(word)) separator += word.size();
    next = skip_space(text, separator);
  }
  return at;
}

std::size_t skip_abbreviation(std::string_view text, std::size_t at, std::string_view word) {
  std::size_t end = at + word.size();
  if (text.substr(end).starts_with(".")) ++end;
  return end;
}

}  // namespace

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
  const std::string word = word_at(text, at);
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

std::size_t skip_section_sign(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (int signs = 0; signs < 3 && text.substr(end).starts_with(kSign); ++signs) {
    end += kSign.size();
    const std::size_t next = skip_space(text, end);
    if (text.substr(next).starts_with(kSign)) end = next;
  }
  if (end != at) return end;
  const std::string word = word_at(text, at);
  if (word == "paragraf" || word == "paragraffen" || word == "paragrafferne" || word == "paragraffer") {
    return at + word.size();
  }
  if (word == "par" && text.substr(at + 3).starts_with(".")) return at + 4;
  return at;
}

std::size_t read_subdivisions(std::string_view text, std::size_t at, LawTarget& target) {
  std::size_t end = at;
  for (int parts = 0; parts < 6; ++parts) {
    std::size_t next = skip_space(text, end);
    if (text.substr(next).starts_with(",")) next = skip_space(text, next + 1);
    const std::string word = word_at(text, next);
    if (word == "stk" || word == "styk" || word == "stykke") {
      if (!target.stk.empty()) break;
      const NumberList list = read_numbers(text, skip_abbreviation(text, next, word));
      if (list.numbers.empty()) break;
      target.stk = list.numbers;
      end = list.end;
    } else if (word.starts_with("stk") && word.size() > 3 && is_digit(static_cast<unsigned char>(word[3]))) {
      const NumberList list = read_numbers(text, next + 3);
      if (list.numbers.empty() || !target.stk.empty()) break;
      target.stk = list.numbers;
      end = list.end;
    } else if (word == "nr" || word == "nummer") {
      if (!target.nr.empty()) break;
      const NumberList list = read_numbers(text, skip_abbreviation(text, next, word));
      if (list.numbers.empty()) break;
      target.nr = list.numbers;
      end = list.end;
    } else if (word == "litra" || word == "lit") {
      if (!target.litra.empty()) break;
      const std::size_t letters = read_letters(text, skip_abbreviation(text, next, word), target.litra);
      if (target.litra.empty()) break;
      end = letters;
    } else if (is_digit(code_point_at(text, next).value) || word == "sidste") {
      // An ordinal: "2. pkt.", or "2. stk.".
      if (next == end && end != at) break;
      const ScannedNumber number = scan_number(text, next);
      const std::size_t after = skip_space(text, number.end + 1);
      if (number.end != next && text.substr(number.end).starts_with(".") && word_at(text, after) == "stk" &&
          target.stk.empty()) {
        target.stk.push_back(number.value);
        end = skip_abbreviation(text, after, "stk");
        continue;
      }
      if (!target.pkt.empty()) break;
      const std::size_t sentences = read_sentences(text, next, target.pkt);
      if (sentences == next) break;
      end = sentences;
    } else {
      break;
    }
  }
  return end;
}

LawTargetList read_sections(std::string_view text, std::size_t at, const Registers& registers,
                            std::string_view law, bool sign_lost) {
  LawTargetList list;
  list.end = at;
  std::size_t start = at;
  std::size_t next = skip_section_sign(text, at);
  if (next == at && !sign_lost) return list;
  next = skip_space(text, next);
  bool needs_check = false;          // a number without a sign, after a comma
  std::vector<std::size_t> waiting;  // suspended compounds that take the head of a later one
  while (list.targets.size() < kMaxListLength) {
    const SectionNumber section = read_section_number(text, next, registers, law);
    if (section.text.empty()) break;
    const bool no_sign = start == next;
    if (no_sign && (!list.targets.empty() || sign_lost)) {
      const CodePoint after = code_point_at(text, section.end);
      if (is_unit_at(text, skip_space(text, section.end))) break;
      if (needs_check && !can_end_list_item(text, section.end)) break;
      if (after.value == U'.' && is_digit(section.text.back()) && section.end - next <= 2) {
        std::vector<int> ignored;  // "1. og 2. pkt." after "§ 98,"
        if (read_sentences(text, next, ignored) != next) break;
        const std::size_t word = skip_space(text, section.end + 1);
        if (is_lower(code_point_at(text, word).value) && word > section.end + 1) break;  // "§ 5 og 3. maj"
      }
      if (is_word(after.value) && word_at(text, section.end) != "og") break;
    }
    LawTarget target;
    target.paragraf = section.text;
    std::size_t end = section.end;
    if (text.substr(end).starts_with(".") && is_digit(code_point_at(text, end + 1).value)) {  // "52.3"
      const ScannedNumber stk = scan_number(text, end + 1);
      if (stk.end - end <= 3 && code_point_at(text, stk.end).value != U'.') {
        target.stk.push_back(stk.value);
        end = stk.end;
      }
    }
    std::string head;
    bool suspended = false;
    std::size_t whole_end = read_compound_head(text, end, head, suspended);
    target.core = {offset(start), offset(end)};
    if (suspended) {
      waiting.push_back(list.targets.size());
      end = skip_dash(text, end);
      whole_end = end;
    } else if (whole_end != 0) {
      target.compound_head = head;
      for (const std::size_t index : waiting) list.targets[index].compound_head = head;
      waiting.clear();
    } else {
      end = read_range(text, end, target, registers, law);
      if (target.paragraf_to.empty()) {
        whole_end = read_spaced_head(text, end, target.paragraf, target.compound_head, registers);
      }
      if (whole_end == 0) {
        end = read_subdivisions(text, end, target);
        whole_end = end;
      }
      target.core.end = offset(target.compound_head.empty() ? end : target.core.end);
    }
    list.targets.push_back(std::move(target));
    list.end = whole_end;

    // A separator and another section?
    std::size_t separator = skip_space(text, whole_end);
    const bool spaced = separator > whole_end;
    needs_check = false;
    if (text.substr(separator).starts_with("/")) {
      ++separator;
    } else if (text.substr(separator).starts_with(",")) {
      needs_check = true;
      separator = skip_space(text, separator + 1);
      const std::string word = word_at(text, separator);
      if (is_conjunction(word)) {
        separator += word.size();
        needs_check = false;
      } else if (word == "jf") {
        std::size_t after = skip_space(text, skip_abbreviation(text, separator, word));
        if (word_at(text, after) == "dog") after = skip_space(text, after + 3);
        if (skip_section_sign(text, after) == after) break;
        separator = after;
      }
    } else {
      const std::string word = word_at(text, separator);
      const bool glued = !spaced && word == "og";  // "83og 86"
      if (!is_conjunction(word) || (!spaced && !glued && !suspended)) break;
      separator += word.size();
    }
    start = skip_space(text, separator);
    next = skip_section_sign(text, start);
    if (next == start && !list.targets.back().stk.empty() &&
        code_point_at(text, list.targets.back().core.end - 1).value != 0 &&
        (!list.targets.back().nr.empty() || text.substr(whole_end).starts_with(","))) {
      break;  // "§ 5, stk. 1, nr. 2, 3 ..." is a list of numbers, not of sections
    }
    next = skip_space(text, next);
  }
  for (const std::size_t index : waiting) list.targets[index].core.end = list.targets[index].core.end;
  return list;
}

LawTargetList read_chapters(std::string_view text, std::size_t at) {
  LawTargetList list;
  list.end = at;
  std::string kind = word_at(text, at);
  std::size_t next = skip_abbreviation(text, at, kind);
  if (kind == "kapitel" || kind == "kap" || kind == "kapitlerne" || kind == "kapitlet") {
    kind = "kapitel";
  } else if (kind == "art" || kind == "artikel" || kind == "artiklerne") {
    kind = "artikel";
  } else if (kind != "afsnit" && kind != "bilag") {
    return list;
  }
  std::size_t start = at;
  while (list.targets.size() < kMaxListLength) {
    next = skip_space(text, next);
    LawTarget target;
    std::size_t end = next;
    if (kind == "afsnit") {
      while (end < text.size() && std::string_view("IVXL").find(text[end]) != std::string_view::npos) ++end;
      if (end == next || is_word(code_point_at(text, end).value)) break;
      target.chapter = kind + " " + std::string(text.substr(next, end - next));
      const std::size_t dash = skip_dash(text, end);
      std::size_t to = dash;
      while (to < text.size() && std::string_view("IVXL").find(text[to]) != std::string_view::npos) ++to;
      if (dash != end && to != dash && !is_word(code_point_at(text, to).value)) {
        target.chapter += "-" + std::string(text.substr(dash, to - dash));
        end = to;
      }
    } else {
      const ScannedNumber number = scan_number(text, next);
      if (number.end == next || number.end - next > 3) break;
      if (!list.targets.empty() && is_unit_at(text, skip_space(text, number.end))) break;
      if (text.substr(number.end).starts_with(".") && is_digit(code_point_at(text, number.end + 1).value))
        break;
      end = number.end;
      target.chapter = kind + " " + std::string(text.substr(next, end - next));
      const std::size_t letter = skip_space(text, end);
      const CodePoint c = code_point_at(text, letter);
      const char32_t after = code_point_at(text, letter + c.size).value;
      if (is_lower(c.value) && c.value != U'i' && !is_word(after) && after != U'.' && after != U')') {
        target.chapter += " " + std::string(text.substr(letter, c.size));
        end = letter + c.size;
      }
    }
    target.core = {offset(start), offset(end)};
    if (kind == "artikel") {
      end = read_subdivisions(text, end, target);
      target.core.end = offset(end);
    }
    list.targets.push_back(std::move(target));
    list.end = end;
    std::size_t separator = skip_space(text, end);
    const std::string word = word_at(text, separator);
    if (text.substr(separator).starts_with(",")) {
      separator += 1;
    } else if (is_conjunction(word)) {
      separator += word.size();
    } else {
      break;
    }
    start = skip_space(text, separator);
    next = start;
    if (!is_digit(code_point_at(text, next).value) && kind != "afsnit") break;
    const ScannedNumber number = scan_number(text, next);
    if (kind != "afsnit" && !can_end_list_item(text, number.end)) break;
  }
  return list;
}

}  // namespace vidensgraf
