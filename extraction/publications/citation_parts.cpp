// Citations in parentheses; reference_entries.cpp has those of reference lists.
//
//   parenthesis = "(" citation { ";" citation } ")"
//   citation    = [lead] authors [","] [ title "," ] year { "," year } [ [",:"] pages ]
//   lead        = "se" | "se fx" | "jf." | "bl.a." | "Kilde:" ...
//   pages       = [ "s." | "p." | "pp." | "side" ] number [ "-" number ]
//
// Whether a parenthesis with a year is a citation shows in what stands before the year: names begin with
// capitals and are joined by few small words; a date, a version or a sentence is none.

#include "extraction/publications/citation_parts.h"

#include <algorithm>
#include <array>

#include "extraction/dates.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Small words inside names of bodies and lists of persons.
constexpr std::array<std::string_view, 30> kSmallWords = {
    "og",    "for", "af",   "til", "på",    "i",   "om",   "med", "det",  "den",
    "de",    "et",  "al",   "al.", "m.fl.", "mfl", "m.fl", "von", "van",  "der",
    "della", "d",   "with", "and", "of",    "the", "&",    "in",  "red.", "eds."};

constexpr std::array<std::string_view, 44> kNoAuthors = {
    "januar",  "februar",  "marts",    "april",     "maj",      "juni",    "juli",    "august", "september",
    "oktober", "november", "december", "figur",     "tabel",    "bilag",   "kapitel", "afsnit", "boks",
    "version", "danmark",  "efterår",  "efteråret", "forår",    "foråret", "sommer",  "vinter", "uge",
    "nr",      "lbk",      "lov",      "bek",       "årgang",   "vol",     "senest",  "hentet", "tilgået",
    "udgivet", "trin",     "fase",     "side",      "perioden", "siden",   "fra",     "stk"};

std::size_t skip_lead(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 16> kLeads = {
      "se også", "se fx", "se f.eks.", "se bl.a.", "se blandt andet", "se for eksempel", "se eksempelvis",
      "se",      "jf.",   "jfr.",      "fx",       "f.eks.",          "bl.a.",           "kilde:",
      "kilder:", "cf."};
  for (bool found = true; found;) {
    found = false;
    at = std::min(skip_space(text, at), end);
    for (const std::string_view lead : kLeads) {
      if (at + lead.size() >= end || lower_case(text.substr(at, lead.size())) != lead) continue;
      if (!is_space(code_point_at(text, at + lead.size()).value)) continue;
      at = skip_space(text, at + lead.size());
      found = true;
      break;
    }
  }
  return at;
}

/// Pages after a year: ", p. 9", ", pp. 44-51", ": 12", ", s. 12-14"; the byte after them, else `at`.
std::size_t read_pages(std::string_view text, std::size_t at, std::string& pages) {
  std::size_t next = skip_space(text, at);
  const char separator = next < text.size() ? text[next] : '\0';
  if (separator != ',' && separator != ':') return at;
  next = skip_space(text, next + 1);
  bool marked = separator == ':';
  for (const std::string_view mark : {"pp.", "p.", "ss.", "s.", "side", "sider", "pp", "p", "s"}) {
    if (!text.substr(next).starts_with(mark)) continue;
    const std::size_t after = skip_space(text, next + mark.size());
    if (!is_digit(code_point_at(text, after).value)) continue;
    next = after;
    marked = true;
    break;
  }
  if (!marked) return at;
  const ScannedNumber first = scan_number(text, next);
  if (first.end == next) return at;
  std::size_t end = first.end;
  for (int more = 0; more < 6; ++more) {
    std::size_t to = skip_space(text, end);
    const CodePoint c = code_point_at(text, to);
    if (!is_dash(c.value) && c.value != U',') {
      if (c.value == U'f' && !is_letter(code_point_at(text, to + 1).value)) end = to + 1;
      break;
    }
    to = skip_space(text, to + c.size);
    const ScannedNumber second = scan_number(text, to);
    if (second.end == to || second.end - to > 4 || (c.value == U',' && second.end - to == 4)) break;
    end = second.end;
  }
  pages = squeeze(text.substr(next, end - next));
  return end;
}

/// Where in the work, other than pages: ", kapitel 3", ", tabel 2", ", bilag 1", ", upubliceret", ", egne
/// beregninger"; the byte after it, else `at`. Source: how Danish reports cite.
std::size_t skip_place_in_work(std::string_view text, std::size_t at, std::size_t end) {
  static constexpr auto kPlaces = std::to_array<std::string_view>(
      {"kapitel", "kap.", "afsnit", "tabel", "figur", "bilag", "boks", "upubliceret", "under udgivelse",
       "egne", "note", "fodnote", "§", "pkt.", "artikel", "art.", "red.", "udkast"});
  const std::size_t comma = skip_space(text, at);
  if (comma >= end || text[comma] != ',') return at;
  const std::size_t place = skip_space(text, comma + 1);
  constexpr std::size_t kLongestPlace = 30;
  if (place >= end || end - place > kLongestPlace) return at;
  const std::string lowered = lower_case(text.substr(place, end - place));
  const bool known = std::any_of(kPlaces.begin(), kPlaces.end(),
                                 [&](std::string_view word) { return lowered.starts_with(word); });
  return known ? end : at;
}

/// "Regeringens udvalg om psykiatri": a body named by ordinary words, of which only the first has a capital.
bool names_collective(std::string_view author) {
  static constexpr auto kBodies = std::to_array<std::string_view>(
      {"udvalg",         "udvalget",   "råd",          "rådet",         "kommission",     "kommissionen",
       "nævn",           "nævnet",     "udspil",       "arbejdsgruppe", "arbejdsgruppen", "ekspertgruppe",
       "ekspertgruppen", "taskforce",  "styrelsen",    "ministeriet",   "regeringen",     "kommune",
       "kommuner",       "region",     "regioner",     "institut",      "instituttet",    "center",
       "centeret",       "centret",    "forening",     "foreningen",    "landsforening",  "landsforeningen",
       "forbund",        "forbundet",  "fond",         "fonden",        "tænketank",      "tænketanken",
       "selskab",        "direktorat", "direktoratet", "partnerskab",   "partnerskabet"});
  // A comma parts body and title.
  if (!is_upper(code_point_at(author, 0).value) ||
      author.find_first_of("0123456789:,§%=") != std::string_view::npos)
    return false;
  std::size_t words = 0;
  bool body = false;
  for (std::size_t at = 0; at < author.size(); ++words) {
    const std::size_t end = std::min(author.find(' ', at), author.size());
    std::string word = lower_case(author.substr(at, end - at));
    // "Regeringens", "KL’s udspil"
    body = body || is_one_of(std::string_view(word), kBodies);
    if (words == 0 && word.ends_with("s")) {
      word.pop_back();
      body = body || is_one_of(std::string_view(word), kBodies);
    }
    at = end + 1;
  }
  constexpr std::size_t kMostWords = 8;
  return body && words <= kMostWords;
}

/// One citation in [begin, end); `year_at` is where its year stands.
std::optional<Citation> read_one(std::string_view text, std::size_t begin, std::size_t end,
                                 const Registers& registers) {
  begin = skip_lead(text, begin, end);
  // The year that pages or nothing follow.
  for (std::size_t at = begin; at < end; ++at) {
    const CitedYear year = read_cited_year(text, at);
    if (year.year == 0 || year.end > end) continue;
    ByteSpan author_span = trimmed(text, {offset(begin), offset(at)});
    if (author_span.empty()) continue;
    Citation citation;
    citation.year = year.year;
    std::size_t stop = read_pages(text, year.end, citation.pages);
    // Further years of the same author: "Jensen, 2019, 2020b".
    for (std::size_t next = skip_space(text, stop); next < end && text[next] == ',';) {
      const CitedYear more = read_cited_year(text, skip_space(text, next + 1));
      if (more.year == 0) break;
      stop = more.end;
      next = skip_space(text, stop);
    }
    stop = skip_place_in_work(text, stop, end);
    if (skip_space(text, stop) < end) continue;
    const bool comma = cut(text, author_span).ends_with(",");
    if (comma) --author_span.end;
    const std::string author = tidy_author(cut(text, author_span));
    if (is_author_like(author, registers) || (comma && names_collective(author))) {
      citation.author = author;
      return citation;
    }
    // "Socialstyrelsen, Title of the work, 2021"
    const std::size_t first_comma = author.find(',');
    if (comma && first_comma != std::string::npos) {
      const std::string head = author.substr(0, first_comma);
      if (is_author_like(head, registers) && author.size() > first_comma + 12) {
        citation.author = head;
        citation.title = squeeze(std::string_view(author).substr(first_comma + 1));
        return citation;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::string tidy_author(std::string_view author) {
  std::string out = squeeze(author);
  while (!out.empty() && (out.back() == ',' || out.back() == ' ' || out.back() == ':' || out.back() == ';')) {
    out.pop_back();
  }
  return out;
}

CitedYear read_cited_year(std::string_view text, std::size_t at) {
  const ScannedNumber number = scan_number(text, at);
  if (number.end - at != 4 || number.value < 1800 || number.value > 2099) return {};
  if (is_word(code_point_before(text, at).value)) return {};
  CitedYear year{number.value, "", number.end};
  const CodePoint c = code_point_at(text, number.end);
  if (is_lower(c.value) && c.size == 1 && !is_word(code_point_at(text, number.end + 1).value)) {
    year.letter = text.substr(number.end, 1);
    ++year.end;
  } else if (is_word(c.value) || c.value == U'-' || c.value == U'/') {
    return {};
  }
  return year;
}

bool is_author_like(std::string_view text, const Registers& registers) {
  if (text.size() < 2 || text.size() > 160) return false;
  if (registers.organisation_named(text) != nullptr) return true;
  if (!is_upper(code_point_at(text, 0).value)) return false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    while (!word.empty() && (word.back() == ',' || word.back() == ';')) word.remove_suffix(1);
    if (word.empty()) continue;
    ++words;
    const std::string lowered = lower_case(word);
    if (is_one_of(std::string_view(lowered), kNoAuthors)) return false;
    if (word.find_first_of("0123456789:/§%=\"") != std::string_view::npos) return false;
    if (is_upper(code_point_at(word, 0).value)) {
      ++capitals;
      continue;
    }
    if (!is_one_of(std::string_view(lowered), kSmallWords) && word != "–" && word != "-") return false;
  }
  return capitals > 0 && words <= 16;
}

std::vector<Citation> read_parenthesis(std::string_view text, ByteSpan span, const Registers& registers) {
  std::vector<Citation> found;
  std::size_t begin = span.begin + 1;
  const std::size_t close = span.end - 1;
  std::size_t first_begin = span.begin;
  while (begin < close) {
    const std::size_t semicolon = std::min(text.find(';', begin), close);
    if (auto citation = read_one(text, begin, semicolon, registers)) {
      const ByteSpan inside = trimmed(text, {offset(begin), offset(semicolon)});
      citation->source = inside;
      found.push_back(std::move(*citation));
    }
    begin = semicolon + 1;
  }
  if (!found.empty()) {
    found.front().source.begin = offset(first_begin);
    found.back().source.end = span.end;
  }
  return found;
}

}  // namespace vidensgraf
