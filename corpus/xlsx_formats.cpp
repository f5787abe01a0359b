#include "corpus/xlsx_formats.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "corpus/office_package.h"

// xl/styles.xml (ISO/IEC 29500-1, 18.8.30): a cell names a style, that one a number format, by the numbers
// that every program knows or by a code of its own, as "dd\-mm\-yyyy". A date is a number of days whose
// fraction is the time of day; only its format says that it is one. Dates are shown as ISO 8601, whatever
// their format.

namespace vidensgraf {

NumberFormats::Kind NumberFormats::kind_of_code(std::string_view code) {
  bool date = false;
  bool time = false;
  code = code.substr(0, code.find(';'));  // that of positive numbers
  if (code == "General") return Kind::Number;
  for (std::size_t at = 0; at < code.size(); ++at) {
    switch (code[at]) {
      case '"':
        at = std::min(code.find('"', at + 1), code.size());
        break;
      case '\\':
      case '_':
      case '*':
        ++at;  // a sign that shows as it is
        break;
      case '[':  // a colour, a currency, or hours past a day
        time = time || code.substr(at, 2) == "[h" || code.substr(at, 2) == "[m" || code.substr(at, 2) == "[s";
        at = std::min(code.find(']', at), code.size());
        break;
      case '%':
        return Kind::Percent;
      case 'y':
      case 'd':
        date = true;
        break;
      case 'h':
      case 's':
        time = true;
        break;
      default:
        break;
    }
  }
  return date ? time ? Kind::DateAndTime : Kind::Date : time ? Kind::Time : Kind::Number;
}

NumberFormats::Kind NumberFormats::built_in(unsigned id) {
  if (id == 9 || id == 10) return Kind::Percent;
  if (id >= 14 && id <= 17) return Kind::Date;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return Kind::Time;
  return id == 22 ? Kind::DateAndTime : Kind::Number;
}

NumberFormats::NumberFormats(const pugi::xml_node& style_sheet, bool from_1904) : from_1904_(from_1904) {
  std::map<unsigned, Kind> own;
  for (const pugi::xml_node format : child_of(style_sheet, "numFmts").children())
    own[format.attribute("numFmtId").as_uint()] = kind_of_code(format.attribute("formatCode").value());
  for (const pugi::xml_node style : child_of(style_sheet, "cellXfs").children()) {
    const unsigned id = style.attribute("numFmtId").as_uint();
    const auto found = own.find(id);
    kinds_.push_back(found == own.end() ? built_in(id) : found->second);
  }
}

std::string NumberFormats::show(std::string_view stored, std::size_t style) const {
  constexpr double kDayAfterLast = 2958466;  // 1 January 10000
  const Kind kind = style < kinds_.size() ? kinds_[style] : Kind::Number;
  double value = 0;
  const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (kind == Kind::Number || read.ec != std::errc() || read.ptr != stored.data() + stored.size() ||
      !std::isfinite(value))
    return std::string(stored);
  if (kind == Kind::Percent) return fmt::format("{:.6g} %", value * 100);
  if (value < 0 || value >= kDayAfterLast) return std::string(stored);
  const auto minutes = static_cast<int>(std::lround((value - std::floor(value)) * 24 * 60)) % (24 * 60);
  const std::string time = fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
  if (kind == Kind::Time) return value < 1 ? time : std::string(stored);
  // Day 60 is 29 February 1900, which never was: before it days count from one later.
  using namespace std::chrono;
  const auto number = static_cast<int>(std::floor(value));
  const sys_days first =
      from_1904_ ? sys_days(year{1904} / 1 / 1) : sys_days(year{1899} / 12 / (number < 60 ? 31 : 30));
  const year_month_day day(first + days(number));
  const std::string date = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return kind == Kind::DateAndTime ? date + ' ' + time : date;
}

}  // namespace vidensgraf
