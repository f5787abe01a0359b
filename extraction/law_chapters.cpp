// Parts of a law above the section: "kapitel 4 a", "kap. 20", "kapitel 7 og 20", "afsnit V", "bilag 1" and
// the articles of treaties, "artikel 12, stk. 3".
//
// Source: law_reference_forms. Known misses: chapters written out ("fjerde kapitel"); articles in Roman
// numbers.

#include <string>

#include "extraction/law_scan.h"
#include "extraction/law_targets.h"
#include "extraction/text_scan.h"

namespace vidensgraf {

LawTargetList read_chapters(std::string_view text, std::size_t at) {
  LawTargetList list;
  list.end = at;
  std::string kind = law_word_at(text, at);
  std::size_t next = skip_abbreviation(text, at, kind);
  if (kind == "kapitel" || kind == "kap" || kind == "kapitlerne" || kind == "kapitlet") {
    kind = "kapitel";
  } else if (kind == "art" || kind == "artikel" || kind == "artiklerne") {
    kind = "artikel";
  } else if (kind != "afsnit" && kind != "bilag") {
    return list;
  }
  std::size_t start = at;
  while (list.targets.size() < kLongestLawList) {
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
    target.core = {to_offset(start), to_offset(end)};
    if (kind == "artikel") {
      end = read_subdivisions(text, end, target);
      target.core.end = to_offset(end);
    }
    list.targets.push_back(std::move(target));
    list.end = end;
    std::size_t separator = skip_space(text, end);
    const std::string word = law_word_at(text, separator);
    if (text.substr(separator).starts_with(",")) {
      separator += 1;
    } else if (is_law_conjunction(word)) {
      separator += word.size();
    } else {
      break;
    }
    start = skip_space(text, separator);
    next = start;
    // "kapitel 16 og kapitel 20", "artikel 5 og artikel 9, stk. 2"
    const std::string again = law_word_at(text, start);
    if (again == kind || (kind == "kapitel" && again == "kap") || (kind == "artikel" && again == "art")) {
      next = skip_space(text, skip_abbreviation(text, start, again));
    }
    if (!is_digit(code_point_at(text, next).value) && kind != "afsnit") break;
    const ScannedNumber number = scan_number(text, next);
    if (kind != "afsnit" && !can_end_list_item(text, number.end)) break;
  }
  return list;
}

}  // namespace vidensgraf
