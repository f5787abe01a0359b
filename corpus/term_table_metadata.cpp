#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "corpus/block_builder.h"
#include "corpus/term_table.h"
#include "corpus/utf8.h"

// What a begrebsliste states of itself, in rows of a name and a value: on a sheet of its own
// ("Forretningsmetadata" in the template for spreadsheets) or above the list.

namespace vidensgraf {
namespace {

// "label (da)" is "label".
std::string without_language(std::string_view tag) { return comparison_key(tag.substr(0, tag.find('('))); }

// "4.12.2021", "4/12-2021" or "04-12-2021" as "2021-12-04", and what is in that form already.
std::string iso_date(std::string_view value) {
  if (std::string iso = leading_iso_date(value); !iso.empty()) return iso;
  std::array<std::uint32_t, 3> numbers{};
  std::size_t at = 0;
  for (std::uint32_t& number : numbers) {
    at = std::min(value.find_first_of("0123456789", at), value.size());
    const std::size_t digits = digits_at(value, at);
    const auto read = to_number(value.substr(at, digits));
    if (!read) return {};
    number = *read;
    at += digits;
  }
  const auto [day, month, year] = numbers;
  if (day < 1 || day > 31 || month < 1 || month > 12 || year < 1900 || year > 2999) return {};
  return fmt::format("{}-{:02}-{:02}", year, month, day);
}

// Sets what a row says of the vocabulary; the cell next to its name that is filled, and is no tag of the
// template ("versionInfo") but a value. False if it says nothing of the kind.
bool add_statement(const std::vector<std::string>& row, Vocabulary& vocabulary) {
  enum class About : std::uint8_t { Title, Description, Publisher, Version, Date, Language, Url, Licence };
  static constexpr std::array kNames = {std::pair{"modelnavn", About::Title},
                                        std::pair{"beskrivelse", About::Description},
                                        std::pair{"udgiver", About::Publisher},
                                        std::pair{"modelansvarlig", About::Publisher},
                                        std::pair{"versionsnummer", About::Version},
                                        std::pair{"version", About::Version},
                                        std::pair{"seneste opdateringsdato", About::Date},
                                        std::pair{"opdateringsdato", About::Date},
                                        std::pair{"modelsprog", About::Language},
                                        std::pair{"namespace", About::Url},
                                        std::pair{"licens", About::Licence}};
  static constexpr std::array<std::string_view, 12> kTags = {
      "title",    "label",       "comment",      "description", "publisher", "responsibleentity",
      "modified", "versioninfo", "datemodified", "language",    "license",   "namespaceuri"};
  std::size_t at = 0;
  while (at < row.size() && trim(row[at]).empty()) ++at;
  if (at == row.size()) return false;
  // "Modelnavn (label)"
  const std::string key = without_language(row[at]);
  const auto* const name =
      std::find_if(kNames.begin(), kNames.end(), [&key](const auto& known) { return known.first == key; });
  if (name == kNames.end()) return false;
  std::string value;
  while (++at < row.size() && value.empty()) {
    value = squeeze(without_formula_guard(row[at]));
    if (std::find(kTags.begin(), kTags.end(), without_language(value)) != kTags.end()) value.clear();
  }
  if (value.empty()) return true;
  Metadata& metadata = vocabulary.metadata;
  switch (name->second) {
    case About::Title:
      metadata.title = container_field(value);
      break;
    case About::Description:
      vocabulary.description = value;
      break;
    case About::Publisher:
      metadata.publisher = container_field(value);
      break;
    case About::Version:
      metadata.subtitle = version_field(value);
      break;
    case About::Date:
      if (const std::string date = iso_date(value); !date.empty()) metadata.date = container_field(date);
      break;
    case About::Language:
      metadata.language = container_field(language_code(value));
      break;
    case About::Url:
      if (value.starts_with("http")) metadata.url = container_field(value);
      break;
    case About::Licence:
      metadata.licence = container_field(value);
      break;
  }
  return true;
}

}  // namespace

std::string_view without_formula_guard(std::string_view cell) {
  const bool guarded = cell.size() > 1 && cell[0] == '\'' &&
                       std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos;
  return guarded ? cell.substr(1) : cell;
}

bool add_term_table_metadata(const TermTableRows& rows, Vocabulary& vocabulary) {
  bool any = false;
  for (const std::vector<std::string>& row : rows) any = add_statement(row, vocabulary) || any;
  return any;
}

}  // namespace vidensgraf
