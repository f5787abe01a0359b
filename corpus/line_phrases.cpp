#include "corpus/line_phrases.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/utf8.h"

// Lines known by their words. Words in lists are in the form of `comparison_key` (lower case, letters and
// digits only).

namespace vidensgraf {
namespace {

using namespace std::string_view_literals;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view key) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

bool is_year(std::string_view text, std::size_t at) {
  if (digits_at(text, at) != 4) return false;
  return text.substr(at, 2) == "19" || text.substr(at, 2) == "20";
}

constexpr std::array kMonths = {"januar"sv,    "februar"sv, "marts"sv,    "april"sv,
                                "maj"sv,       "juni"sv,    "juli"sv,     "august"sv,
                                "september"sv, "oktober"sv, "november"sv, "december"sv};

// The line's key without a leading number or "#": "7. Referencer" and "## Referencer" are "referencer".
std::string heading_key(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && (line[at] == '#' || line[at] == '*' || line[at] == '.' || line[at] == ' ' ||
                              is_digit(static_cast<unsigned char>(line[at])))) {
    ++at;
  }
  return comparison_key(line.substr(at));
}

}  // namespace

bool is_breadcrumb(std::string_view line) {
  if (line.size() > 300) return false;
  for (const std::string_view arrow : {" » "sv, " › "sv, " > "sv, " / "sv}) {
    const std::size_t first = line.find(arrow);
    if (first == std::string_view::npos) continue;
    const std::string key = comparison_key(line.substr(0, first));
    if (key == "forside" || key == "hjem" || key == "home" || key == "du er her" ||
        key == "du er her forside")
      return true;
    if (arrow == " » " && line.find(arrow, first + 1) != std::string_view::npos && !line.ends_with('.'))
      return true;
  }
  return false;
}

bool is_page_furniture(std::string_view line) {
  if (line.size() > 200) return false;
  static constexpr std::array kLines = {"menu"sv,
                                        "søg"sv,
                                        "luk"sv,
                                        "print"sv,
                                        "udskriv"sv,
                                        "hent"sv,
                                        "info"sv,
                                        "protected"sv,
                                        "n a"sv,
                                        "copied"sv,
                                        "del"sv,
                                        "forside"sv,
                                        "log ind"sv,
                                        "log på"sv,
                                        "download"sv,
                                        "hent publikation"sv,
                                        "hent publikationen"sv,
                                        "hent rapport"sv,
                                        "hent rapporten"sv,
                                        "hent pdf"sv,
                                        "hent som pdf"sv,
                                        "download pdf"sv,
                                        "download publikationen"sv,
                                        "download rapporten"sv,
                                        "hele teksten"sv,
                                        "transkript"sv,
                                        "størrelse px"sv,
                                        "starte visningen fra side"sv,
                                        "save this pdf as"sv,
                                        "word png txt jpg"sv,
                                        "embed size px"sv,
                                        "citation preview"sv,
                                        "ingen resultater fundet"sv,
                                        "til toppen"sv,
                                        "tilbage til toppen"sv,
                                        "spring til indhold"sv,
                                        "gå til indhold"sv,
                                        "gå direkte til indhold"sv,
                                        "skip til indhold"sv,
                                        "skip til hovedindhold"sv,
                                        "spring menu over"sv,
                                        "gå til hovedindhold"sv,
                                        "spring til hovedindhold"sv,
                                        "accepter"sv,
                                        "accepter alle"sv,
                                        "accepter alle cookies"sv,
                                        "tillad alle"sv,
                                        "afvis"sv,
                                        "afvis alle"sv,
                                        "cookies"sv,
                                        "cookieindstillinger"sv,
                                        "cookiepolitik"sv,
                                        "privatlivspolitik"sv,
                                        "tilgængelighedserklæring"sv,
                                        "del siden"sv,
                                        "del på facebook"sv,
                                        "del på linkedin"sv,
                                        "vis mere"sv,
                                        "vis flere"sv,
                                        "læs op"sv,
                                        "tilmeld nyhedsbrev"sv,
                                        "tilmeld dig vores nyhedsbrev"sv,
                                        "følg os"sv,
                                        "følg os på"sv,
                                        "facebook"sv,
                                        "linkedin"sv,
                                        "twitter"sv,
                                        "kontakt os"sv,
                                        "om os"sv,
                                        "sitemap"sv,
                                        "webtilgængelighed"sv,
                                        "åbn menu"sv,
                                        "luk menu"sv,
                                        "tilbage"sv,
                                        "næste"sv,
                                        "forrige"sv,
                                        "english"sv,
                                        "in english"sv};
  const std::string key = comparison_key(line);
  if (is_one_of(kLines, key)) return true;
  for (const std::string_view start :
       {"vi bruger cookies"sv, "denne hjemmeside bruger cookies"sv, "hjemmesiden bruger cookies"sv,
        "denne hjemmeside anvender cookies"sv, "indlæser "sv, "academic year"sv, "copyright "sv}) {
    if (std::string_view(key).starts_with(start)) return true;
  }
  return line.starts_with("Indlæser..") || line.starts_with("Del \"") || line.starts_with("Download \"") ||
         line.starts_with("©");
}

bool opens_page_furniture(std::string_view line) {
  if (line.size() > 60) return false;
  static constexpr std::array kLines = {
      "relaterede dokumenter"sv, "relaterede artikler"sv, "relaterede sider"sv, "relaterede emner"sv,
      "relateret indhold"sv,     "lignende dokumenter"sv, "andre læste også"sv, "mest læste"sv,
      "related documents"sv,     "related articles"sv};
  return is_one_of(kLines, comparison_key(line));
}

bool is_reference_heading(std::string_view line) {
  if (line.size() > 60 || line.size() < 6) return false;
  static constexpr std::array kLines = {"referencer"sv,
                                        "referenceliste"sv,
                                        "referencelisten"sv,
                                        "reference"sv,
                                        "kilder"sv,
                                        "kildeliste"sv,
                                        "kildehenvisninger"sv,
                                        "kildefortegnelse"sv,
                                        "litteratur"sv,
                                        "litteraturliste"sv,
                                        "litteraturfortegnelse"sv,
                                        "litteraturhenvisninger"sv,
                                        "bibliografi"sv,
                                        "references"sv,
                                        "bibliography"sv,
                                        "kilder og litteratur"sv,
                                        "litteratur og kilder"sv,
                                        "kilder og referencer"sv,
                                        "referencer og kilder"sv,
                                        "anvendt litteratur"sv,
                                        "anvendte kilder"sv};
  return is_one_of(kLines, heading_key(line));
}

bool is_contents_heading(std::string_view line) {
  if (line.size() > 40 || line.size() < 6) return false;
  static constexpr std::array kLines = {"indhold"sv,  "indholdsfortegnelse"sv, "indholdsoversigt"sv,
                                        "contents"sv, "table of contents"sv,   "på denne side"sv};
  return is_one_of(kLines, heading_key(line));
}

bool is_reference_entry(std::string_view entry) {
  if (entry.find("Tlf") != std::string_view::npos || entry.find("ISBN") == 0)
    return false;  // an address, an imprint
  if (entry.find("http") != std::string_view::npos || entry.find("www.") != std::string_view::npos ||
      entry.find("u.å.") != std::string_view::npos || entry.find("(red.)") != std::string_view::npos) {
    return true;
  }
  for (std::size_t at = 0; at + 4 <= entry.size(); ++at) {
    if (!is_digit(static_cast<unsigned char>(entry[at]))) continue;
    if (is_year(entry, at)) return true;
    at += digits_at(entry, at);
  }
  return false;
}

bool is_date_line(std::string_view line) {
  if (line.size() > 80 || count_words(line, 9) > 8) return false;
  const std::string key = comparison_key(line);
  for (const std::string_view start : {"senest opdateret"sv, "sidst opdateret"sv, "opdateret"sv, "udgivet"sv,
                                       "publiceret"sv, "offentliggjort"sv, "revideret"sv, "sidst ændret"sv}) {
    if (std::string_view(key).starts_with(start))
      return is_reference_entry(line) || key.find("20") != std::string::npos;
  }
  // "November 2021", "den 4. december 2021": nothing but a month, numbers and "den".
  bool month = false;
  for (std::string_view rest = key; !rest.empty();) {
    const std::string_view word = first_word(rest);
    if (is_one_of(kMonths, word)) {
      month = true;
    } else if (word != "den" && word != "d" && !to_number(word)) {
      return false;
    }
    rest = trim(rest.substr(static_cast<std::size_t>(word.data() - rest.data()) + word.size()));
  }
  return month;
}

bool is_imprint_line(std::string_view line) {
  if (line.size() > 200) return false;
  static constexpr std::array kMade = {"udgivet"sv, "udgives"sv,   "udarbejdet"sv, "redigeret"sv,
                                       "trykt"sv,   "forfattet"sv, "skrevet"sv,    "tilrettelagt"sv,
                                       "oversat"sv, "produceret"sv};
  static constexpr std::array kParts = {"isbn"sv,       "issn"sv,           "redaktion"sv,
                                        "layout"sv,     "tryk"sv,           "fotos"sv,
                                        "forfatter"sv,  "forfattere"sv,     "grafisk design"sv,
                                        "copyright"sv,  "tryk og layout"sv, "grafisk tilrettelæggelse"sv,
                                        "forsidefoto"sv};
  const std::string key = comparison_key(line);
  // "Redaktion: ...": a label of the imprint with what it labels.
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && is_one_of(kParts, comparison_key(line.substr(0, colon))))
    return true;
  if (key.starts_with("isbn ") || key.starts_with("issn ")) return true;
  // "... udgivet af X": the publication as subject, or none; "Indsatser udarbejdet af borgere" is a title.
  static constexpr std::array kWorks = {"publikationen"sv, "rapporten"sv, "vejledningen"sv,
                                        "håndbogen"sv,     "notatet"sv,   "undersøgelsen"sv,
                                        "pjecen"sv,        "denne"sv,     "materialet"sv};
  std::string_view rest = key;
  std::string_view before;
  for (int words = 0; !rest.empty() && words < 6; ++words) {
    const std::string_view word = first_word(rest);
    rest = trim(rest.substr(word.size()));
    if (is_one_of(kMade, word) && (before.empty() || is_one_of(kWorks, before))) {
      const std::string_view after = first_word(rest);
      return after == "af" || after == "for" || after == "hos";
    }
    if (word != "er" && word != "blev" && word != "bliver") before = word;
  }
  return false;
}

bool is_month(std::string_view word) { return is_one_of(kMonths, word); }

bool is_made_up_title(std::string_view title) {
  for (const std::string_view start : {"Microsoft ", "untitled", "Untitled", "PowerPoint", "Dokument",
                                       "Document", "Præsentation", "Presentation", "Slide 1", "Dias 1"}) {
    if (title.starts_with(start)) return true;
  }
  for (const std::string_view ending :
       {".doc", ".docx", ".dotx", ".indd", ".pdf", ".odt", ".ppt", ".pptx", ".tex", ".html"}) {
    if (title.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace vidensgraf
