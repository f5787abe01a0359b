// Acts, orders, guidelines, bills and decisions cited by number.
//
//   act      = type "nr" ["."] number [ "af" date ]            LBK nr 1287 af 28/08/2020
//            | "nr" ["."] number(4-5) "af" date                nr. 9330 af 21/3 2019
//            | ("vejledning" | "delvejledning") ["nr."] n ["af" m] "til" law
//   bill     = ("L" | "B") number [ "Forslag til ..." ]
//   decision = ("principmeddelelse" | "principafgørelse") ["nr."] n "-" yy | ["SM"] letter "-" n "-" yy
//            | "FOB" year n "-" n | "U" year "." n court
//
// The register tells which law an act is by number and year: some sites give the day of publication, so the
// day is not compared. An act without a date says too little.

#include "extraction/laws/law_documents.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "extraction/dates.h"
#include "extraction/laws/law_names.h"
#include "extraction/laws/law_scan.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

std::string_view type_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kTypes = {{
      {"lbk", "LBK"},
      {"lov", "LOV"},
      {"bek", "BEK"},
      {"vej", "VEJ"},
      {"cir", "CIR"},
      {"bki", "BKI"},
      {"skr", "SKR"},
      {"lovb", "LBK"},
      {"lovbekendtgørelse", "LBK"},
      {"bekendtgørelse", "BEK"},
      {"vejledning", "VEJ"},
      {"cirkulære", "CIR"},
      {"cirkulæreskrivelse", "CIS"},
      {"cis", "CIS"},
      {"skrivelse", "SKR"},
      {"lovbekendtgørelsen", "LBK"},
      {"bekendtgørelsen", "BEK"},
      {"lovs", "LOV"},
      {"lovbekendtgørelses", "LBK"},
      {"bekendtgørelses", "BEK"},
      {"delvejledning", "VEJ"},
      {"vejledningen", "VEJ"},
  }};
  for (const auto& [name, type] : kTypes) {
    if (name == word) return type;
  }
  return {};
}

/// "nr", "nr." or "no." and the space after it; `at` if it does not stand there.
std::size_t skip_nr(std::string_view text, std::size_t at) {
  const std::string word = law_word_at(text, at);
  if (word != "nr" && word != "nummer") return at;
  std::size_t end = at + word.size();
  if (text.substr(end).starts_with(".")) ++end;
  return skip_space(text, end);
}

std::optional<LegalDocument> read_act(std::string_view text, std::size_t at, std::string_view type,
                                      std::size_t type_end, const Registers& registers) {
  const std::size_t nr = skip_space(text, type_end);
  const std::size_t number_at = type.empty() ? skip_nr(text, at) : skip_nr(text, nr);
  if (number_at == (type.empty() ? at : nr)) return std::nullopt;
  const ScannedNumber number = scan_number(text, number_at);
  if (number.end == number_at || number.end - number_at > 5) return std::nullopt;
  LegalDocument act;
  act.type = type;
  act.number = text.substr(number_at, number.end - number_at);
  act.end = number.end;
  std::size_t next = skip_space(text, number.end);
  if (law_word_at(text, next) == "af") {
    const ScannedDate date = read_date(text, skip_space(text, next + 2));
    if (!date.iso.empty()) {
      act.date = date.iso;
      act.end = date.end;
    }
  } else if (law_word_at(text, next) == "til" && type == "VEJ") {
    const auto law = match_registered_law(text, skip_space(text, next + 3), registers);
    if (law) {
      act.law = registers.laws()[law->name->law].id;
      act.end = law->end;
    }
  }
  if (type.empty()) {  // "nr. 9330 af 21/3 2019": numbers from 9000 on are guidelines
    if (act.date.empty() || act.date.size() < 10 || act.number.size() < 3) return std::nullopt;
    act.type = act.number.size() == 4 && act.number >= "9000" ? "VEJ" : "LOV";
  }
  const bool is_act = act.type == "LOV" || act.type == "LBK";
  if (is_act && act.date.empty()) act.type.clear();
  if (!act.date.empty() && (is_act || act.type == "BKI")) {
    const Law* law = registers.law_of_act(act.type, number.value, std::stoi(act.date.substr(0, 4)));
    if (law != nullptr) act.law = law->id;
  }
  act.core_end = act.end;
  return act;
}

/// "27-18" (number and year of two digits) at `at`.
std::size_t read_serial(std::string_view text, std::size_t at, std::string& number, std::string& year) {
  const ScannedNumber serial = scan_number(text, at);
  if (serial.end == at || serial.end - at > 3 || !text.substr(serial.end).starts_with("-")) return at;
  const ScannedNumber two = scan_number(text, serial.end + 1);
  if (two.end - serial.end != 3 || is_word(code_point_at(text, two.end).value)) return at;
  number = text.substr(at, two.end - at);
  year = fmt::format("{}", two.value < 50 ? 2000 + two.value : 1900 + two.value);
  return two.end;
}

std::optional<LegalDocument> read_decision(std::string_view text, std::size_t at, std::string_view word) {
  LegalDocument decision;
  std::string year;
  if (word.starts_with("principmeddelelse") || word.starts_with("principafgørelse")) {
    decision.type = "PM";
    std::size_t next = skip_space(text, at + word.size());
    next = skip_nr(text, next);
    std::size_t end = read_serial(text, next, decision.number, year);
    if (end == next && is_upper(code_point_at(text, next).value) && text.substr(next + 1, 1) == "-") {
      end = read_serial(text, next + 2, decision.number, year);
      if (end == next + 2) return std::nullopt;
      decision.number = text.substr(next, end - next);
    }
    if (end == next) return std::nullopt;
    decision.end = end;
  } else if (word == "sm" ||
             (word.size() == 1 && text.substr(at + 1).starts_with("-"))) {  // "SM C-22-07", "C-22-07"
    std::size_t next = word == "sm" ? skip_space(text, at + 2) : at;
    if (word == "sm" && next == at + 2) return std::nullopt;
    if (!is_upper(code_point_at(text, next).value) || text.substr(next + 1, 1) != "-") return std::nullopt;
    const std::size_t end = read_serial(text, next + 2, decision.number, year);
    if (end == next + 2) return std::nullopt;
    decision.type = "PM";
    decision.number = text.substr(next, end - next);
    decision.end = end;
  } else if (word == "fob") {
    const std::size_t year_at = skip_space(text, at + 3);
    const ScannedNumber given = scan_number(text, year_at);
    if (given.end - year_at != 4) return std::nullopt;
    const std::size_t next = skip_space(text, given.end);
    const ScannedNumber first = scan_number(text, next);
    if (first.end == next || !text.substr(first.end).starts_with("-")) return std::nullopt;
    const ScannedNumber second = scan_number(text, first.end + 1);
    decision.type = "FOB";
    decision.number = text.substr(next, second.end - next);
    decision.end = second.end;
    year = fmt::format("{}", given.value);
  } else if (word == "u") {
    const std::size_t year_at = skip_space(text, at + 1);
    const ScannedNumber given = scan_number(text, year_at);
    if (year_at == at + 1 || given.end - year_at != 4 || !text.substr(given.end).starts_with("."))
      return std::nullopt;
    const ScannedNumber page = scan_number(text, given.end + 1);
    if (page.end == given.end + 1) return std::nullopt;
    decision.type = "UfR";
    decision.number = text.substr(given.end + 1, page.end - given.end - 1);
    year = fmt::format("{}", given.value);
    const std::size_t court = skip_space(text, page.end);
    decision.end = page.end;
    if (court > page.end && is_upper(code_point_at(text, court).value) &&
        !is_word(code_point_at(text, court + 1).value)) {
      decision.end = court + 1;
    }
  } else {
    return std::nullopt;
  }
  decision.date = year;
  decision.core_end = decision.end;
  return decision;
}

/// Words that say that "L 50" is a bill and not a size or a label.
bool speaks_of_bills(std::string_view around) {
  const std::string lowered = lower_case(around);
  for (const std::string_view word : {"lovforslag", "forslag", "folketing", "samling", "fremsat", "fremsæt",
                                      "vedtag", "behandling", "beslutning"}) {
    if (lowered.find(word) != std::string::npos) return true;
  }
  return false;
}

std::optional<LegalDocument> read_bill(std::string_view text, std::size_t at, std::string_view word) {
  if ((word != "l" && word != "b") || !is_upper(static_cast<unsigned char>(text[at]))) return std::nullopt;
  const std::size_t next = skip_space(text, at + 1);
  const ScannedNumber number = scan_number(text, next);
  if (next == at + 1 || number.end == next || number.end - next > 3) return std::nullopt;
  const char32_t before = code_point_before(text, at).value;
  std::size_t end = number.end;
  const char32_t after = code_point_at(text, end).value;
  if (is_word(after) || after == U'%' || before == U'/' || before == U'-' || after == U'/')
    return std::nullopt;
  const std::size_t from = at > 90 ? at - 90 : 0;
  const bool alone = skip_space(text, 0) == at && skip_space(text, end) >= text.size();
  if (!alone && !speaks_of_bills(text.substr(from, end - from + 90))) return std::nullopt;
  LegalDocument bill;
  bill.kind = LawReferenceKind::Bill;
  bill.type = word == "l" ? "LF" : "B";
  bill.number = text.substr(next, number.end - next);
  bill.core_end = end;
  // The bill's title belongs to it: "B 7 Forslag til folketingsbeslutning om ...".
  const std::size_t title = skip_space(text, end);
  if (title > end && text.substr(title).starts_with("Forslag til ")) {
    std::size_t stop = title;
    while (stop < text.size() && stop - title < 300) {
      const char c = text[stop];
      if (c == '*' || c == '"' || c == ';' || c == '(' || c == '[' || c == '\n') break;
      if (c == '.' && (stop + 1 >= text.size() || is_space(static_cast<unsigned char>(text[stop + 1]))))
        break;
      ++stop;
    }
    const ByteSpan whole = trimmed(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)});
    end = whole.end;
  }
  bill.end = end;
  return bill;
}

}  // namespace

std::optional<LegalDocument> read_legal_document(std::string_view text, std::size_t at,
                                                 const Registers& registers) {
  const std::string word = law_word_at(text, at);
  if (word.empty()) return std::nullopt;
  const std::string_view type = type_of(word);
  if (!type.empty()) {
    if (word == "delvejledning") {  // "Delvejledning 2 af 6 til barnets lov"
      const std::size_t first_at = skip_space(text, at + word.size());
      const ScannedNumber first = scan_number(text, first_at);
      std::size_t next = skip_space(text, first.end);
      if (first.end == first_at || law_word_at(text, next) != "af") return std::nullopt;
      const std::size_t second_at = skip_space(text, next + 2);
      const ScannedNumber second = scan_number(text, second_at);
      next = skip_space(text, second.end);
      if (second.end == second_at || law_word_at(text, next) != "til") return std::nullopt;
      const auto law = match_registered_law(text, skip_space(text, next + 3), registers);
      if (!law) return std::nullopt;
      LegalDocument guideline;
      guideline.type = "VEJ";
      guideline.number = fmt::format("{}/{}", first.value, second.value);
      guideline.law = registers.laws()[law->name->law].id;
      guideline.core_end = guideline.end = law->end;
      return guideline;
    }
    return read_act(text, at, type, at + word.size(), registers);
  }
  if (word == "nr") return read_act(text, at, "", at, registers);
  if (auto bill = read_bill(text, at, word)) return bill;
  return read_decision(text, at, word);
}

std::optional<LegalDocument> read_eli_address(std::string_view text, std::size_t at,
                                              const Registers& registers) {
  std::size_t path = 0;
  LegalDocument address;
  address.kind = LawReferenceKind::EliUrl;
  if (text.substr(at).starts_with("ELI")) {
    path = skip_space(text, at + 3);
    if (!text.substr(path).starts_with("/lta/") && !text.substr(path).starts_with("/ltc/"))
      return std::nullopt;
    path += 1;
    address.end = path;
  } else {
    if (!text.substr(at).starts_with("http") && !text.substr(at).starts_with("www.")) return std::nullopt;
    std::size_t end = at;
    while (end < text.size()) {
      const CodePoint c = code_point_at(text, end);
      if (is_space(c.value) || c.value == U'<' || c.value == U'>' || c.value == U'"' || c.value == U')' ||
          c.value == U']' || c.value == U'*') {
        break;
      }
      end += c.size;
    }
    while (end > at && std::string_view(".,;:").find(text[end - 1]) != std::string_view::npos) --end;
    address.end = end;
    const std::string_view url = text.substr(at, end - at);
    const std::size_t eli = url.find("retsinformation.dk/eli/");
    if (eli == std::string_view::npos) return address;
    path = at + eli + std::string_view("retsinformation.dk/eli/").size();
  }
  const std::size_t slash = text.find('/', path);
  if (slash == std::string_view::npos || slash - path > 8) return address;
  const std::string_view collection = text.substr(path, slash - path);
  const ScannedNumber year = scan_number(text, slash + 1);
  if (year.end - slash != 5 || !text.substr(year.end).starts_with("/")) return address;
  const ScannedNumber number = scan_number(text, year.end + 1);
  if (number.end == year.end + 1) return address;
  address.number = text.substr(year.end + 1, number.end - year.end - 1);
  address.date = fmt::format("{}", year.value);
  const Law* law = collection == "lta" ? registers.law_of_act("", number.value, year.value) : nullptr;
  address.type = collection == "lta" ? "LTA" : "ELI";
  if (law != nullptr) {
    address.law = law->id;
    for (const LawVersion& version : law->versions) {
      if (version.number == number.value && version.date.starts_with(address.date))
        address.type = version.type;
    }
  }
  address.end = std::max(address.end, number.end);
  address.core_end = address.end;
  return address;
}

}  // namespace vidensgraf
