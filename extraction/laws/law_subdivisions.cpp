// What stands below a section: "stk. 1 og 2, nr. 3, litra a-c, 2. pkt.", in any order that occurs. Lists are
// kept together, ranges are written out. A number belongs to the list before it only if what follows can end
// a list: "stk. 2 og 3 dage" has one subsection, "stk. 1 og 2. pkt." one subsection and one sentence.
//
// Source: law_reference_forms; Lovkvalitetsvejledningen pkt. 3.4.5.3. Known misses: "nr. 3" and "litra a"
// without a section or subsection before them.

#include "extraction/laws/law_scan.h"
#include "extraction/laws/law_targets.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

struct NumberList {
  std::vector<int> numbers;
  std::size_t end = 0;
};

/// "1", "1 og 2", "1, 3 og 4", "1-4". A number followed by ". pkt." (or ". og 3. pkt.") is none of the list.
NumberList read_numbers(std::string_view text, std::size_t at) {
  NumberList list;
  list.end = at;
  std::size_t next = skip_space(text, at);
  bool comma_before = false;
  bool range_before = false;
  while (list.numbers.size() < kLongestLawList) {
    const ScannedNumber number = scan_number(text, next);
    if (number.end == next || number.end - next > 3) break;
    const CodePoint after = code_point_at(text, number.end);
    if (is_letter(after.value)) {  // "83og"
      if (law_word_at(text, number.end) != "og") break;
    }
    if (!list.numbers.empty()) {
      if (is_list_mark_before(text, number.end)) break;  // "stk. 2 eller 3) ..."
      if (after.value == U'.') {                         // an ordinal: "1. og 2. pkt." follows "stk. 1"
        const std::size_t word = skip_space(text, number.end + 1);
        const std::string following = law_word_at(text, word);
        if (following == "pkt" || following == "punktum" || following == "punkt") break;
        if (skip_dash(text, number.end + 1) != number.end + 1) break;  // "stk. 1, 3.-5. pkt."
        if (is_law_conjunction(following) && comma_before) break;
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
      const std::string word = law_word_at(text, separator);
      if (is_law_conjunction(word)) separator += word.size();
    } else {
      const std::string word = law_word_at(text, separator);
      if (!is_law_conjunction(word)) {
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
  while (letters.size() < kLongestLawList) {
    const CodePoint c = code_point_at(text, next);
    if (!is_letter(c.value) || is_word(code_point_at(text, next + c.size).value)) break;
    if (!letters.empty() && is_list_mark_before(text, next + c.size)) break;
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
      const std::string word = law_word_at(text, separator);
      if (is_law_conjunction(word)) separator += word.size();
    } else {
      const std::string word = law_word_at(text, separator);
      if (!is_law_conjunction(word)) break;
      separator += word.size();
    }
    next = skip_space(text, separator);
  }
  return end;
}

/// "stk. 1 og stk. 2", "stk. 1, stk. 3 og stk. 4": further subsections, each with its word; the byte after
/// them.
std::size_t read_more_subsections(std::string_view text, std::size_t at, LawTarget& target) {
  std::size_t end = at;
  while (target.stk.size() < kLongestLawList) {
    std::size_t next = skip_space(text, end);
    if (text.substr(next).starts_with(",")) next = skip_space(text, next + 1);
    std::string word = law_word_at(text, next);
    if (is_law_conjunction(word)) {
      next = skip_space(text, next + word.size());
      word = law_word_at(text, next);
    }
    if (next == end || (word != "stk" && word != "stykke")) return end;
    const NumberList list = read_numbers(text, skip_abbreviation(text, next, word));
    if (list.numbers.empty()) return end;
    // "stk. 1, og stk. 2, nr. 3": the number belongs to the second alone.
    const std::size_t after = skip_space(text, list.end);
    const std::size_t below = text.substr(after).starts_with(",") ? skip_space(text, after + 1) : after;
    const std::string part = law_word_at(text, below);
    if (part == "nr" || part == "litra" || part == "pkt" || is_digit(code_point_at(text, below).value))
      return end;
    target.stk.insert(target.stk.end(), list.numbers.begin(), list.numbers.end());
    end = list.end;
  }
  return end;
}

}  // namespace

std::size_t read_subdivisions(std::string_view text, std::size_t at, LawTarget& target) {
  std::size_t end = at;
  for (int parts = 0; parts < 6; ++parts) {
    std::size_t next = skip_space(text, end);
    if (text.substr(next).starts_with(",")) next = skip_space(text, next + 1);
    const std::string word = law_word_at(text, next);
    if (word == "stk" || word == "styk" || word == "stykke") {
      if (!target.stk.empty()) break;
      const NumberList list = read_numbers(text, skip_abbreviation(text, next, word));
      if (list.numbers.empty()) break;
      target.stk = list.numbers;
      end = read_more_subsections(text, list.end, target);
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
      if (number.end != next && text.substr(number.end).starts_with(".") &&
          law_word_at(text, after) == "stk" && target.stk.empty()) {
        target.stk.push_back(number.value);
        end = skip_abbreviation(text, after, "stk");
        continue;
      }
      if (!target.pkt.empty()) break;
      const std::size_t sentences = read_sentence_numbers(text, next, target.pkt);
      if (sentences == next) break;
      end = sentences;
    } else {
      break;
    }
  }
  return end;
}

}  // namespace vidensgraf
