// Finds names of laws at a place of a text.
//
// The text from that place on is copied into a window in the form of the register's keys (lower case, single
// spaces, no articles, broken words joined), together with the byte that each letter came from; a name
// matches if its key begins the window and the word ends there. The window is short, so a look-up costs the
// same everywhere.

#include "extraction/laws/law_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/break_marks.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kWindowBytes = 260;  // the longest title has about 180

struct Window {
  std::string text;
  std::vector<std::size_t> ends;  ///< For each byte of `text` the source byte after it.
};

bool is_article(std::string_view word) {
  return word == "en" || word == "et" || word == "den" || word == "det" || word == "de";
}

bool starts_with_conjunction(std::string_view text, std::size_t at) {
  for (const std::string_view word : {"og", "eller", "samt"}) {
    if (text.substr(at).starts_with(word) && !is_word(code_point_at(text, at + word.size()).value))
      return true;
  }
  return false;
}

Window window_at(std::string_view text, std::size_t at, std::size_t bytes) {
  Window window;
  std::size_t word_start = 0;  // of the current word in window.text
  const auto close_word = [&] {
    const std::string_view word = std::string_view(window.text).substr(word_start);
    if (word_start > 0 && is_article(word)) {
      window.text.resize(word_start);
      window.ends.resize(word_start);
    }
  };
  const std::size_t stop = std::min(text.size(), at + std::min(bytes, kWindowBytes));
  window.text.reserve(stop - at);
  window.ends.reserve(stop - at);
  while (at < stop) {
    if (text[at] >= 'a' && text[at] <= 'z') {  // most
      window.text.push_back(text[at++]);
      window.ends.push_back(at);
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    if (is_space(c.value)) {
      const std::size_t next = skip_space(text, at);
      if (next == at) break;  // a blank line
      const bool joins = !window.text.empty() && window.text.back() == '-' &&
                         is_lower(code_point_at(text, next).value) && !starts_with_conjunction(text, next);
      if (joins) {
        window.text.pop_back();
        window.ends.pop_back();
      } else {
        close_word();
        if (!window.text.empty() && window.text.back() != ' ') {
          window.text.push_back(' ');
          window.ends.push_back(next);
        }
        word_start = window.text.size();
      }
      at = next;
      continue;
    }
    at += c.size;
    if (is_break_mark(c.value)) continue;
    if (c.value < 0x80) {
      window.text.push_back(is_upper(c.value) ? static_cast<char>(c.value + 0x20)
                                              : static_cast<char>(c.value));
      window.ends.push_back(at);
      continue;
    }
    const std::string letter = c.value == 0x2019 ? "'" : lower_case(text.substr(at - c.size, c.size));
    window.text += letter;
    window.ends.insert(window.ends.end(), letter.size(), at);
  }
  return window;
}

/// "SEL" counts as such; "sel" only with a full stop, as in "strfl.".
bool case_allows(std::string_view text, std::size_t at, const LawName& name) {
  const std::string_view written = text.substr(at, name.text.size());
  if (written == name.text) return true;
  return written == lower_case(name.text) && text.substr(at + name.text.size()).starts_with(".");
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

/// The byte of the window after `name`, a genitive's s included, if the name begins it; else 0.
std::size_t end_of_match(const Window& window, const LawName& name) {
  if (!window.text.starts_with(name.key)) return 0;
  std::size_t end = name.key.size();
  if (name.title && window.text.substr(end, 1) == "s" && !is_word(code_point_at(window.text, end + 1).value))
    ++end;
  const char32_t next = code_point_at(window.text, end).value;
  if (is_word(next) && name.key.back() != '.') return 0;
  if (next == U'-' && is_letter(code_point_at(window.text, end + 1).value)) return 0;
  return end;
}

/// Words in -lov(en) that are no statutes.
bool is_no_statute(std::string_view word) {
  return ends_with_any(word,
                       {"orlov", "orloven", "orlovens", "orlovs", "forloven", "tyngdeloven", "naturloven",
                        "janteloven", "jungleloven", "moseloven", "urloven", "afloven", "skovloverne"}) ||
         word.find("lovgiv") != std::string_view::npos;
}

/// Words that end the title of a statute in running text.
bool ends_title(std::string_view word) {
  static constexpr std::array kWords = {
      "der",       "som",       "at",         "hvis",       "når",      "hvor",      "skal",      "kan",
      "er",        "har",       "blev",       "bliver",     "var",      "vil",       "må",        "ikke",
      "også",      "giver",     "gælder",     "medfører",   "trådte",   "træder",    "efter",     "jf",
      "ifølge",    "men",       "indeholder", "fastsætter", "fremgår",  "fastslår",  "men",       "fordi",
      "herunder",  "finder",    "bør",        "kunne",      "skulle",   "samt",      "dog",       "omfatter",
      "regulerer", "bestemmer", "i",          "eller",      "nævnte",   "modtager",  "ydes",      "anvendes",
      "nr",        "hvorefter", "stk",        "kapitel",    "fik",      "får",       "danner",    "udgør",
      "siger",     "sikrer",    "stiller",    "forpligter", "udstedte", "fastsatte", "omhandlede"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_joining_word(std::string_view word) {
  static constexpr std::array kWords = {"og",  "på",  "af",  "for",   "til",   "om",  "med",
                                        "ved", "fra", "mod", "under", "over",  "den", "det",
                                        "de",  "en",  "et",  "visse", "mellem"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

std::optional<LawNameMatch> match_registered_law(std::string_view text, std::size_t at,
                                                 const Registers& registers) {
  // Most words begin no name: one look-up tells, unless a hyphen leaves the word open.
  const std::size_t word_stop = word_end(text, at);
  std::size_t longest = kWindowBytes;
  const std::string_view written = text.substr(at, word_stop - at);
  if (written.find('-') == std::string_view::npos && !text.substr(word_stop).starts_with("-") &&
      written.find("\u00ad") == std::string_view::npos && written.find("\u2019") == std::string_view::npos) {
    const std::span<const LawName> names = registers.law_names_from(lower_case(written));
    if (names.empty()) return std::nullopt;
    longest = names.front().key.size() * 2 + 20;  // room for line breaks and articles
  }
  const Window window = window_at(text, at, longest);
  std::size_t first = 0;
  while (first < window.text.size()) {
    const CodePoint c = code_point_at(window.text, first);
    if (!is_word(c.value) && c.value != U'-' && c.value != U'\'') break;
    first += c.size;
  }
  // "SEL-52-3" and "STU-lovens" both begin with a word with hyphens: try the longest beginning first.
  for (std::size_t length = first; length != std::string::npos && length > 0;) {
    for (const LawName& name : registers.law_names_from(std::string_view(window.text).substr(0, length))) {
      const std::size_t end = end_of_match(window, name);
      if (end == 0 || (name.abbreviation && !case_allows(text, at, name))) continue;
      const bool genitive = name.genitive || end > name.key.size();
      return LawNameMatch{window.ends[end - 1], &name, genitive};
    }
    length = length > 1 ? window.text.rfind('-', length - 1) : std::string::npos;
    if (length != std::string::npos && length >= first) break;
  }
  // "Service-lovens": a hyphen before the last member that belongs there no more than in any compound.
  const std::string word = window.text.substr(0, first);
  const std::size_t hyphen = word.find("-lov");
  if (hyphen != std::string::npos) {
    const std::string joined = word.substr(0, hyphen) + word.substr(hyphen + 1);
    for (const LawName& name : registers.law_names_from(joined)) {
      if (name.key == joined) return LawNameMatch{window.ends[first - 1], &name, name.genitive};
    }
  }
  return std::nullopt;
}

std::optional<LawNameMatch> match_unregistered_law(std::string_view text, std::size_t at) {
  const std::size_t first_end = word_end(text, at);
  const std::string first = lower_case(text.substr(at, first_end - at));
  if (first != "lov" && first != "loven") {
    const bool genitive = first.ends_with("lovens");
    if (!genitive && !first.ends_with("loven")) return std::nullopt;
    if (first.size() < 9 || is_no_statute(first)) return std::nullopt;
    return LawNameMatch{first_end, nullptr, genitive};
  }
  std::size_t next = skip_space(text, first_end);
  std::size_t end = word_end(text, next);
  if (lower_case(text.substr(next, end - next)) != "om") return std::nullopt;
  std::size_t title_end = 0;
  for (int words = 0; words < 14; ++words) {
    next = skip_space(text, end);
    if (next == end || !is_letter(code_point_at(text, next).value)) break;
    end = word_end(text, next);
    const std::string word = lower_case(text.substr(next, end - next));
    if (ends_title(word) || word.size() == 1) break;  // one letter: "m.v."
    const bool suspended = text.substr(end).starts_with("- ");
    if (suspended) ++end;
    if (!is_joining_word(word) && !suspended) title_end = end;
  }
  if (title_end == 0) return std::nullopt;
  return LawNameMatch{title_end, nullptr, false};
}

std::optional<LawNameMatch> match_misprinted_law(std::string_view text, std::size_t at,
                                                 const Registers& registers) {
  const std::size_t end = word_end(text, at);
  const std::string word = lower_case(text.substr(at, end - at));
  if (word.size() < 9 || (word.find("ov") == std::string::npos && word.find("oev") == std::string::npos))
    return std::nullopt;
  const LawName* name = registers.law_name_like(word);
  if (name == nullptr) return std::nullopt;
  return LawNameMatch{end, name, name->genitive};
}

}  // namespace vidensgraf
