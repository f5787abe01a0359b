// The names of the fields and the notation of years.

#include "query/parsing/query_field.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

struct FieldName {
  std::string_view name;  // folded
  QueryField field;
};
constexpr std::array<FieldName, 19> kFieldNames = {{
    {"titel", QueryField::Title},
    {"title", QueryField::Title},
    {"begreb", QueryField::Concept},
    {"concept", QueryField::Concept},
    {"lov", QueryField::Law},
    {"law", QueryField::Law},
    {"målgruppe", QueryField::TargetGroup},
    {"maalgruppe", QueryField::TargetGroup},
    {"malgruppe", QueryField::TargetGroup},
    {"target_group", QueryField::TargetGroup},
    {"udgiver", QueryField::Publisher},
    {"publisher", QueryField::Publisher},
    {"år", QueryField::Year},
    {"aar", QueryField::Year},
    {"ar", QueryField::Year},
    {"year", QueryField::Year},
    {"type", QueryField::Type},
    {"dokument", QueryField::Document},
    {"document", QueryField::Document},
}};

// Four digits at the head of `text`, which are cut off.
std::optional<int> take_year(std::string_view& text) {
  constexpr std::size_t kDigits = 4;
  if (text.size() < kDigits) return std::nullopt;
  int year = 0;
  for (const char c : text.substr(0, kDigits)) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  text.remove_prefix(kDigits);
  return year;
}

bool take_dash(std::string_view& text) {
  constexpr std::array<std::string_view, 3> kDashes = {"..", "–", "-"};
  for (const std::string_view dash : kDashes) {
    if (!text.starts_with(dash)) continue;
    text.remove_prefix(dash.size());
    return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(QueryField field) {
  switch (field) {
    case QueryField::Title:
      return "titel";
    case QueryField::Concept:
      return "begreb";
    case QueryField::Law:
      return "lov";
    case QueryField::TargetGroup:
      return "målgruppe";
    case QueryField::Publisher:
      return "udgiver";
    case QueryField::Year:
      return "år";
    case QueryField::Type:
      return "type";
    case QueryField::Document:
      return "dokument";
  }
  return "";
}

std::string query_field_names() {
  std::string names;
  for (const FieldName& field : kFieldNames) {
    if (name_of(field.field) == field.name) names += (names.empty() ? "" : ", ") + std::string(field.name);
  }
  return names;
}

std::optional<QueryField> find_query_field(std::string_view name) {
  const std::string folded = fold_label(name);
  const auto* const known = std::find_if(kFieldNames.begin(), kFieldNames.end(),
                                         [&folded](const FieldName& field) { return field.name == folded; });
  if (known == kFieldNames.end()) return std::nullopt;
  return known->field;
}

std::optional<YearRange> parse_years(std::string_view text) {
  const auto from = take_year(text);
  const auto to = take_dash(text) ? take_year(text) : from;
  if (!text.empty() || (!from && !to)) return std::nullopt;
  YearRange years{from.value_or(0), to.value_or(0)};
  if (years.to != 0 && years.from > years.to) std::swap(years.from, years.to);
  return years;
}

}  // namespace vidensgraf
