#include "extraction/names/acronyms.h"

#include <algorithm>
#include <array>

#include "extraction/names/organisation_names.h"
#include "extraction/text_scan.h"

// Which word is an acronym: capitals with an ending at most, no number of a chapter, no mark of an act.

namespace vidensgraf {
namespace {

constexpr std::array<std::string_view, 28> kNoAcronyms = {
    "LBK", "LOV",  "BEK", "VEJ", "CIR",  "BKI", "CIS", "SKR", "OK",   "OBS", "NB",   "PS", "DK", "XX",
    "XXX", "XXXX", "PDF", "URL", "HTML", "WWW", "CVR", "EAN", "ISSN", "DOI", "ISBN", "AT", "OG", "NR"};

/// Numbers of chapters and parts, up to 39: "ICM" and "MDI" are made of the same letters and are none.
bool is_roman(std::string_view word) {
  std::size_t tens = 0;
  while (tens < 3 && tens < word.size() && word[tens] == 'X') ++tens;
  const std::string_view ones = word.substr(tens);
  static constexpr std::array<std::string_view, 10> kOnes = {"",  "I",  "II",  "III",  "IV",
                                                             "V", "VI", "VII", "VIII", "IX"};
  return std::find(kOnes.begin(), kOnes.end(), ones) != kOnes.end();
}

/// A mark of an act or of a file, the number of a chapter.
bool is_no_acronym(std::string_view form) {
  return is_roman(form) || std::find(kNoAcronyms.begin(), kNoAcronyms.end(), form) != kNoAcronyms.end();
}

/// "ICD-10", "DSM-IV": capitals with the number of an edition.
bool is_numbered(std::string_view form) {
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen < 3) return false;
  const std::string_view head = form.substr(0, hyphen);
  const std::string_view number = form.substr(hyphen + 1);
  if (number.empty() || number.size() > 3 || is_no_acronym(head)) return false;
  if (!std::all_of(head.begin(), head.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  const bool digits = std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_roman(number) || (digits && number.size() < 3);
}

/// "SBi", "KaS": three or four letters, one of them small; no plural, unit or form in law.
bool is_mixed(std::string_view form) {
  static constexpr std::array<std::string_view, 9> kNone = {"ApS", "PhD", "MWh", "GWh", "TWh",
                                                            "MHz", "GHz", "NOx", "SOx"};
  if (form.size() < 3 || form.size() > 4 || form.ends_with("s")) return false;
  std::size_t capitals = 0;
  for (const char c : form) {
    if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) return false;
    if (c >= 'A' && c <= 'Z') ++capitals;
  }
  return capitals >= 2 && capitals + 1 == form.size() && form.front() <= 'Z' &&
         std::find(kNone.begin(), kNone.end(), form) == kNone.end();
}

/// "KL's", "NATO’s"
std::string_view without_ending(std::string_view form) {
  if (form.find('\'') == std::string_view::npos && form.find("’") == std::string_view::npos) return form;
  for (const std::string_view ending : {"'s", "’s", "'er", "’er", "'erne", "’erne", "'en", "’en", "'et",
                                        "’et", "'ens", "’ens", "'ere", "’ere"}) {
    if (form.ends_with(ending)) return form.substr(0, form.size() - ending.size());
  }
  return form;
}

}  // namespace

std::string_view acronym_in(std::string_view form) {
  if (!form.empty() && form.front() >= 'a' && form.front() <= 'z') return {};  // most words
  form = without_ending(form);
  if (is_numbered(form)) return form;
  if (is_mixed(form)) return form;
  if (!has_only_capitals(form) && form.ends_with("s")) form.remove_suffix(1);
  if (!has_only_capitals(form) || form.size() > 10) return {};
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint c = code_point_at(form, at);
    if (!is_letter(c.value)) return {};
    at += c.size;
  }
  if (is_no_acronym(form)) return {};
  return form;
}

std::string_view acronym_of_compound(std::string_view form) {
  std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen + 3 > form.size()) return {};
  // "DSM-IV-diagnose"
  if (const std::size_t second = form.find('-', hyphen + 1);
      second != std::string_view::npos && second + 3 <= form.size() && is_numbered(form.substr(0, second)))
    hyphen = second;
  const std::string_view first = form.substr(0, hyphen);
  if (first.size() < 3 || !is_lower(code_point_at(form, hyphen + 1).value)) return {};
  return acronym_in(first);
}

}  // namespace vidensgraf
