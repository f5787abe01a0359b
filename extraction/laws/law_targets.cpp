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

#include "extraction/laws/law_targets.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "extraction/laws/law_names.h"
#include "extraction/laws/law_scan.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kSign = "§";

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
  if (is_digit(c.value)) return true;  // "§ 85 i 2021", "§ 96 i 12 kommuner"
  if (!is_letter(c.value)) return false;
  const std::string word = law_word_at(text, next);
  return !is_law_conjunction(word) && word != "stk" && word != "nr" && word != "litra" && word != "jf" &&
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

/// A range sign with a section after it: "-58", " – 58", "-57 c", " a-c", "til 58". Fills `paragraf_to`.
std::size_t read_range(std::string_view text, std::size_t at, LawTarget& target, const Registers& registers,
                       std::string_view law) {
  std::size_t sign = skip_space(text, at);
  std::size_t next = skip_dash(text, sign);
  bool by_word = false;
  if (next == sign) {
    if (law_word_at(text, sign) != "til" || sign == at) return at;
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
    const std::string word = law_word_at(text, next);
    if (is_law_conjunction(word)) {
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

}  // namespace

std::size_t skip_section_sign(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (int signs = 0; signs < 3 && text.substr(end).starts_with(kSign); ++signs) {
    end += kSign.size();
    const std::size_t next = skip_space(text, end);
    if (text.substr(next).starts_with(kSign)) end = next;
  }
  if (end != at) return end;
  const std::string word = law_word_at(text, at);
  if (word == "paragraf" || word == "paragraffen" || word == "paragrafferne" || word == "paragraffer") {
    return at + word.size();
  }
  if (word == "par" && text.substr(at + 3).starts_with(".")) return at + 4;
  return at;
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
  while (list.targets.size() < kLongestLawList) {
    const SectionNumber section = read_section_number(text, next, registers, law);
    if (section.text.empty()) break;
    const bool no_sign = start == next;
    if (no_sign && (!list.targets.empty() || sign_lost)) {
      const CodePoint after = code_point_at(text, section.end);
      if (is_unit_at(text, skip_space(text, section.end))) break;
      if (is_list_mark_before(text, section.end)) break;  // "§ 5 eller 2) ..."
      if (needs_check && !can_end_list_item(text, section.end)) break;
      if (after.value == U'.' && is_digit(section.text.back()) && section.end - next <= 2) {
        std::vector<int> ignored;  // "1. og 2. pkt." after "§ 98,"
        if (read_sentence_numbers(text, next, ignored) != next) break;
        const std::size_t word = skip_space(text, section.end + 1);
        if (is_lower(code_point_at(text, word).value) && word > section.end + 1) break;  // "§ 5 og 3. maj"
      }
      if (is_word(after.value) && law_word_at(text, section.end) != "og") break;
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
    target.core = {to_offset(start), to_offset(end)};
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
      target.core.end = to_offset(target.compound_head.empty() ? end : target.core.end);
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
      const std::string word = law_word_at(text, separator);
      if (is_law_conjunction(word)) {
        separator += word.size();
        needs_check = false;
      } else if (word == "jf") {
        std::size_t after = skip_space(text, skip_abbreviation(text, separator, word));
        if (law_word_at(text, after) == "dog") after = skip_space(text, after + 3);
        if (skip_section_sign(text, after) == after) break;
        separator = after;
      }
    } else {
      const std::string word = law_word_at(text, separator);
      const bool glued = !spaced && word == "og";  // "83og 86"
      if (!is_law_conjunction(word) || (!spaced && !glued && !suspended)) break;
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

}  // namespace vidensgraf
