#include "extraction/dates.h"

#include <array>

#include <fmt/format.h>

#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

int month_named(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "januar", "februar", "marts",     "april",   "maj",      "juni",
      "juli",   "august",  "september", "oktober", "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i]) return static_cast<int>(i) + 1;
    if (word.size() == 3 && kMonths[i].starts_with(word)) return static_cast<int>(i) + 1;
  }
  return word == "sept" ? 9 : 0;
}

bool is_year(const ScannedNumber& number, std::size_t at) {
  return number.end - at == 4 && number.value >= 1849 && number.value <= 2099;
}

struct Word {
  std::string text;
  std::size_t end = 0;
};

Word month_word(std::string_view text, std::size_t at) {
  // No month is longer; an endless word, asked at each of its bytes, must not be read to its end each time.
  constexpr std::size_t kLongest = 16;
  const std::size_t end = word_end(text.substr(0, at + kLongest), at);
  return {lower_case(text.substr(at, end - at)), end};
}

/// A month by name and the year after it, with an optional full stop and comma between.
ScannedDate month_and_year(std::string_view text, std::size_t at, int day) {
  const Word word = month_word(text, at);
  const int month = month_named(word.text);
  if (month == 0) return {};
  std::size_t next = word.end;
  if (next < text.size() && (text[next] == '.' || text[next] == ',')) ++next;
  next = skip_space(text, next);
  const ScannedNumber year = scan_number(text, next);
  if (!is_year(year, next)) return {};
  if (day == 0) return {fmt::format("{:04}-{:02}", year.value, month), year.end};
  return {fmt::format("{:04}-{:02}-{:02}", year.value, month, day), year.end};
}

}  // namespace

ScannedDate read_date(std::string_view text, std::size_t at) {
  for (const std::string_view lead : {"den ", "d. ", "d."}) {
    if (text.substr(at).starts_with(lead) && is_digit(code_point_at(text, at + lead.size()).value)) {
      at += lead.size();
      break;
    }
  }
  if (!is_digit(code_point_at(text, at).value)) return month_and_year(text, at, 0);
  const ScannedNumber first = scan_number(text, at);
  if (first.end == at) return {};
  const char32_t separator = code_point_at(text, first.end).value;

  if (is_year(first, at)) {  // 2021, 2021-12-04
    if (separator == U'-') {
      const ScannedNumber month = scan_number(text, first.end + 1);
      if (month.end - first.end == 3 && month.value >= 1 && month.value <= 12) {
        const ScannedNumber day = scan_number(text, month.end + 1);
        if (text.substr(month.end).starts_with("-") && day.end - month.end == 3 && day.value >= 1 &&
            day.value <= 31) {
          return {fmt::format("{}-{:02}-{:02}", first.value, month.value, day.value), day.end};
        }
        if (!is_digit(separator == 0 ? 0 : code_point_at(text, month.end).value) &&
            code_point_at(text, month.end).value != U'-') {
          return {fmt::format("{}-{:02}", first.value, month.value), month.end};
        }
      }
    }
    if (is_word(separator)) return {};
    return {fmt::format("{}", first.value), first.end};
  }

  if (first.value < 1 || first.value > 31 || first.end - at > 2) return {};
  std::size_t next = first.end;
  if (separator == U'.') ++next;
  const std::size_t word = skip_space(text, next);
  if (is_letter(code_point_at(text, word).value)) return month_and_year(text, word, first.value);
  if (separator != U'/' && separator != U'.' && separator != U'-' && !is_space(separator)) return {};
  const std::size_t month_at =
      is_space(separator) ? skip_space(text, first.end) : skip_space(text, first.end + 1);
  const ScannedNumber month = scan_number(text, month_at);
  if (month.end == month_at || month.end - month_at > 2 || month.value < 1 || month.value > 12) return {};
  std::size_t year_at = month.end;
  const char32_t second = code_point_at(text, month.end).value;
  if (second == U'/' || second == U'.' || second == U'-') ++year_at;
  if (is_space(separator) && !is_space(second)) return {};
  year_at = skip_space(text, year_at);
  const ScannedNumber year = scan_number(text, year_at);
  if (!is_year(year, year_at)) return {};
  return {fmt::format("{:04}-{:02}-{:02}", year.value, month.value, first.value), year.end};
}

}  // namespace vidensgraf
