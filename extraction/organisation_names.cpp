// Names of bodies by their shape. Danish writes common nouns small, so a capital inside a sentence marks a
// name; which names are bodies shows in their head:
//
//   word      "Socialstyrelsen", "Børne- og Undervisningsministeriet", "Tilbudsportalen"
//   place     "Aarhus Kommune", "Middelfart kommune", "Region Nordjylland"
//   head      "Rådet for Socialt Udsatte", "Landsforeningen LEV", "Professionshøjskolen Absalon"
//   sequence  capitals in a row with a head among them: "Dansk Blindesamfund", "VIA University College"
//
// At the beginning of a sentence a capital says nothing: there "Handicaprådet" is a common noun, and a
// sequence counts only if its second word has a capital too.

#include "extraction/organisation_names.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "extraction/per_word.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

template <std::size_t N>
bool ends_with_one_of(std::string_view word, const std::array<std::string_view, N>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); });
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Heads in one word that are names wherever they stand, with something before them.
constexpr std::array<std::string_view, 5> kStrongEndings = {"styrelsen", "ministeriet", "direktoratet",
                                                            "portalen", "revisionen"};
/// ... and those that are names only with a capital inside a sentence.
constexpr std::array<std::string_view, 13> kWeakEndings = {
    "afdelingen",  "rådet",   "nævnet",   "tilsynet",     "fonden",    "forbundet", "foreningen",
    "instituttet", "centret", "centeret", "kommissionen", "alliancen", "telefonen"};
constexpr std::array<std::string_view, 10> kCommonNouns = {
    "bestyrelsen",   "kommunalbestyrelsen", "regionsrådet",     "byrådet",           "menighedsrådet",
    "kommunalrådet", "hovedbestyrelsen",    "skolebestyrelsen", "brugerbestyrelsen", "finansrevisionen"};

/// Heads that a "for" and capitals, or capitals alone, follow.
constexpr auto kFirstHeads = std::to_array<std::string_view>({"center",
                                                              "centret",
                                                              "centeret",
                                                              "institut",
                                                              "instituttet",
                                                              "rådet",
                                                              "styrelsen",
                                                              "ministeriet",
                                                              "foreningen",
                                                              "landsforeningen",
                                                              "landsorganisationen",
                                                              "nævnet",
                                                              "videnscenter",
                                                              "videncenter",
                                                              "videnscentret",
                                                              "udvalget",
                                                              "fonden",
                                                              "netværket",
                                                              "forbundet",
                                                              "forum",
                                                              "selskabet",
                                                              "akademiet",
                                                              "sekretariatet",
                                                              "kommissionen",
                                                              "organisationen",
                                                              "professionshøjskolen",
                                                              "universitetet",
                                                              "hospitalet",
                                                              "synscenter",
                                                              "kompetencecenter",
                                                              "forlaget",
                                                              "analysehuset",
                                                              "huset",
                                                              "kontoret",
                                                              "direktoratet",
                                                              "tænketanken",
                                                              "landsforening",
                                                              "socialtilsyn"});

/// Heads inside a sequence of capitals.
constexpr auto kSequenceHeads = std::to_array<std::string_view>({"consulting",
                                                                 "consult",
                                                                 "advisory",
                                                                 "insight",
                                                                 "research",
                                                                 "forening",
                                                                 "foreningen",
                                                                 "forbund",
                                                                 "forbundet",
                                                                 "råd",
                                                                 "rådet",
                                                                 "nævn",
                                                                 "styrelse",
                                                                 "center",
                                                                 "centret",
                                                                 "institut",
                                                                 "universitet",
                                                                 "college",
                                                                 "university",
                                                                 "højskole",
                                                                 "fond",
                                                                 "fonden",
                                                                 "netværk",
                                                                 "organisation",
                                                                 "organisationer",
                                                                 "selskab",
                                                                 "samfund",
                                                                 "hospital",
                                                                 "akademi",
                                                                 "koordination",
                                                                 "koordinationsstruktur",
                                                                 "ombudsmand",
                                                                 "statistik",
                                                                 "regioner",
                                                                 "kontaktråd",
                                                                 "patienter",
                                                                 "samvirke",
                                                                 "forum",
                                                                 "skole"});

/// Places where people live, come or get help, in the definite form: what stands behind one is its name.
constexpr std::array<std::string_view, 22> kPlaceEndings = {
    "tilbuddet",        "bostedet",         "værestedet",      "opholdsstedet",
    "krisecentret",     "krisecenteret",    "forsorgshjemmet", "herberget",
    "plejehjemmet",     "bofællesskabet",   "boformen",        "opgangsfællesskabet",
    "tilbuddene",       "bostederne",       "værestederne",    "opholdsstederne",
    "krisecentrene",    "forsorgshjemmene", "herbergerne",     "plejehjemmene",
    "bofællesskaberne", "boformerne"};

/// "botilbuddet", "krisecentret"; "tilbuddet" alone is none.
bool is_place(std::string_view word) {
  if (word == "tilbuddet" || word == "tilbuddene") return false;
  if (word == "foreningen" || word == "organisationen" || word == "konsulentfirmaet") return true;
  return std::any_of(kPlaceEndings.begin(), kPlaceEndings.end(),
                     [word](std::string_view end) { return word.ends_with(end); });
}

/// In tokens: a list of names is not read to its end from each of them.
constexpr std::size_t kLongestName = 40;

constexpr std::array<std::string_view, 6> kNationWords = {"dansk",   "danske",     "danmarks",
                                                          "nordisk", "europæiske", "europæisk"};

bool is_connector(std::string_view word) {
  return word == "og" || word == "for" || word == "af" || word == "i" || word == "&" || word == "mod" ||
         word == "til";
}

/// Reads one sentence.
class Shapes {
 public:
  Shapes(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {
    lowered_.reserve(tokens.size());
    head_.reserve(tokens.size());
    for (const Token& token : tokens) {
      lowered_.push_back(token.word != nullptr ? std::string_view(token.word->folded) : token.form);
      head_.push_back(head_of(token, base(head_.size())));
    }
  }

  std::vector<ShapedName> run();

 private:
  bool is_word(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == TokenKind::Word; }
  bool capital(std::size_t i) const { return is_word(i) && is_capitalised(tokens_[i].form); }
  std::string_view base(std::size_t i) const {
    bool changed = false;
    return without_genitive(lowered_[i], changed);
  }
  /// Whether token `i` follows the one before it in running text: no tab, no line break.
  bool joined(std::size_t i, bool line_breaks) const;
  bool after_long_line(std::size_t i) const;
  bool first_in_sentence(std::size_t i) const;
  bool is_body(std::size_t i) const;
  std::size_t tail(std::size_t i) const;
  std::size_t start_of_coordination(std::size_t i) const;
  ShapedName at(std::size_t i) const;
  ShapedName place_at(std::size_t i) const;
  ShapedName sequence_at(std::size_t i) const;
  ShapedName housed_at(std::size_t i) const;
  std::size_t end_of_subject_name(std::size_t i) const;

  enum class Head : std::uint8_t { No, Inside, Whole };  // Inside: only as the end of a later word
  // `base` is the token's word without its genitive: each word is compared with the lists once.
  static Head head_of(const Token& token, std::string_view base) {
    struct Known {
      bool is_known = false;
      Head head = Head::No;
    };
    thread_local PerWord<Known> known_words;
    Known* known = token.word == nullptr ? nullptr : known_words.find(*token.word);
    if (known == nullptr) return head_in_lists(base);
    if (!known->is_known) *known = Known{true, head_in_lists(base)};
    return known->head;
  }
  static Head head_in_lists(std::string_view word) {
    constexpr std::size_t kShortest = 4;
    if (word.size() < kShortest) return Head::No;
    if (is_one_of(word, kSequenceHeads) || is_one_of(word, kFirstHeads)) return Head::Whole;
    return ends_with_one_of(word, kSequenceHeads) ? Head::Inside : Head::No;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::vector<std::string_view> lowered_;
  std::vector<Head> head_;  ///< Of each token, since many sequences ask for it.
};

/// Whether the line that ends before token `i` is a line of running text, not one of an address.
bool Shapes::after_long_line(std::size_t i) const {
  const std::size_t line_break = text_.rfind('\n', tokens_[i].source.begin);
  if (line_break == std::string_view::npos || line_break == 0) return false;
  const std::size_t before = text_.rfind('\n', line_break - 1);
  return line_break - (before == std::string_view::npos ? 0 : before) > 50;
}

bool Shapes::joined(std::size_t i, bool line_breaks) const {
  if (i == 0 || i >= tokens_.size() || tokens_[i].source.begin < tokens_[i - 1].source.end) return false;
  const std::string_view between =
      text_.substr(tokens_[i - 1].source.end, tokens_[i].source.begin - tokens_[i - 1].source.end);
  if (between.find('\t') != std::string_view::npos) return false;
  if (between.find("\n\n") != std::string_view::npos) return false;
  return line_breaks || between.find('\n') == std::string_view::npos;
}

/// Also after a quotation mark, a list mark or a colon a capital says nothing.
bool Shapes::first_in_sentence(std::size_t i) const {
  while (i > 0) {
    if (tokens_[i - 1].kind == TokenKind::Word || tokens_[i - 1].kind == TokenKind::Number) return false;
    if (tokens_[i - 1].form == "(" || tokens_[i - 1].form == ",") return false;
    --i;
  }
  return true;
}

/// The end of the capitals from `i` on, with small words between them ("Arbejdsmarked og Rekruttering").
std::size_t Shapes::tail(std::size_t i) const {
  std::size_t end = i;
  while (end < tokens_.size() && end - i < kLongestName && joined(end, true)) {
    if (capital(end)) {
      if (end > i && !joined(end, false) && !after_long_line(end)) break;
      ++end;
      continue;
    }
    std::size_t next = end;
    if (tokens_[next].form == "," && capital(next + 1) && next + 2 < tokens_.size() &&
        lowered_[next + 2] == "og") {
      end = next + 2;
      continue;
    }
    if (!is_connector(lowered_[next])) break;
    // "Styrelsen for Patientsikkerhed og Styrelsen for Arbejdsmarked ..." are two.
    if (lowered_[next] == "og" && next + 1 < tokens_.size() && is_one_of(base(next + 1), kFirstHeads)) break;
    ++next;
    if (!capital(next) || !joined(next, true)) break;
    end = next + 1;
  }
  return end;
}

/// "Børne- og Undervisningsministeriet", "Social-, Børne- og Integrationsministeriet": the first word's
/// place.
std::size_t Shapes::start_of_coordination(std::size_t i) const {
  std::size_t start = i;
  while (start >= 2 && i - start < kLongestName) {
    const bool by_og = lowered_[start - 1] == "og" && tokens_[start - 2].form.ends_with("-");
    const bool by_comma =
        start < i && tokens_[start - 1].form == "," && tokens_[start - 2].form.ends_with("-");
    if ((!by_og && !by_comma) || !capital(start - 2)) break;
    start -= 2;
  }
  return start;
}

ShapedName Shapes::place_at(std::size_t i) const {
  const std::string_view word = base(i);
  // "Ribe Amt"
  const bool county = word == "amt" && capital(i);
  if ((word == "kommune" || county) && i > 0 && capital(i - 1) && joined(i, true)) {
    const bool written_large = capital(i);
    std::size_t first = i - 1;
    while (first > 0 && i - first < kLongestName && capital(first - 1) && joined(first, false) &&
           !first_in_sentence(first - 1))
      --first;
    if (first_in_sentence(first)) {
      const WordClass kind = tokens_[first].word->best().word_class;
      const bool names_none = kind == WordClass::Determiner || kind == WordClass::Pronoun ||
                              kind == WordClass::Numeral || kind == WordClass::Preposition ||
                              kind == WordClass::Adverb || kind == WordClass::Conjunction ||
                              (kind == WordClass::Adjective && !written_large);
      if (names_none) {
        ++first;
        if (first == i) return {};
      }
    }
    return {first, i + 1};
  }
  // "Region Syddanmark", "Beskæftigelsesregion Nordjylland"
  if (word.ends_with("region") && capital(i) && lowered_[i] == word && capital(i + 1) &&
      joined(i + 1, true)) {
    return {i, i + 2};
  }
  return {};
}

/// Whether the word alone names a body: "Udsatterådet".
bool Shapes::is_body(std::size_t i) const {
  const std::string_view word = base(i);
  return ends_with_one_of(word, kStrongEndings) ||
         (ends_with_one_of(word, kWeakEndings) && !word.ends_with("området"));
}

ShapedName Shapes::sequence_at(std::size_t i) const {
  std::size_t end = i + 1;
  std::size_t capitals = 1;
  std::size_t first_connector = 0;
  while (end < tokens_.size() && end - i < kLongestName && joined(end, false)) {
    if (capital(end)) {
      ++capitals;
      ++end;
    } else if (is_body(end - 1)) {
      break;  // "Handicaprådet og Udsatterådet" are two
    } else if ((lowered_[end] == "for" || lowered_[end] == "&" ||
                (lowered_[end] == "og" && first_connector != 0)) &&
               capital(end + 1) && joined(end + 1, false)) {
      if (first_connector == 0) first_connector = end;
      ++capitals;
      end += 2;
    } else {
      break;
    }
  }
  if (capitals < 2) return {};
  // Words before a name that only begin the sentence: "Ifølge Dansk Blindesamfund".
  std::size_t first = i;
  if (first_in_sentence(i)) {
    const WordClass kind = tokens_[i].word->best().word_class;
    if (kind == WordClass::Preposition || kind == WordClass::Conjunction || kind == WordClass::Subjunction ||
        kind == WordClass::Adverb || kind == WordClass::Verb) {
      ++first;
      --capitals;
    }
    // "Baggrund for National Koordination" in a heading: the name begins behind the "for".
    if (first_connector == i + 1 && !is_one_of(base(i), kFirstHeads)) {
      first = i + 2;
      capitals -= 1;
    }
    if (capitals < 2) return {};
  }
  bool head = is_one_of(lowered_[first], kNationWords);
  // "Rehabiliteringsforum Danmark", "SAND Ungdom": a compound or short name, and whose part it is.
  const std::string_view last = lowered_[end - 1];
  head = head || (end - first == 2 && last == "danmark" && head_[first] == Head::Inside) ||
         (end - first == 2 && last == "ungdom" && has_only_capitals(tokens_[first].form));
  for (std::size_t k = first; k < end && !head; ++k) {
    head = head_[k] == Head::Whole || (k > first && head_[k] == Head::Inside);
  }
  return head ? ShapedName{first, end} : ShapedName{};
}

/// "Videnscenter om selvskade (ViSel)", "Landsforeningen mod spiseforstyrrelser og selvskade": a head and
/// what it is about, in small letters: up to the short form in brackets, or two nouns behind a national body.
/// 0: none.
std::size_t Shapes::end_of_subject_name(std::size_t i) const {
  constexpr std::size_t kMostWords = 14;
  const std::string_view word = base(i);
  if (!is_one_of(word, kFirstHeads) || i + 2 >= tokens_.size() || !is_word(i + 2)) return 0;
  const std::string_view about = lowered_[i + 1];
  if (about != "om" && about != "mod" && about != "for" && about != "af") return 0;
  for (std::size_t at = i + 2; at + 2 < tokens_.size() && at - i < kMostWords; ++at) {
    if (tokens_[at].form == "(") {
      const std::string_view form = tokens_[at + 1].form;
      const auto capitals =
          std::count_if(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      return capitals >= 2 && form.size() <= 9 && tokens_[at + 2].form == ")" ? at : 0;
    }
    if (!is_word(at) || !joined(at, true)) break;
    if (tokens_[at].word->best().word_class == WordClass::Verb) break;
  }
  const bool national = word.starts_with("landsforening") || word.starts_with("landsorganisation");
  if (!national || capital(i + 2) || tokens_[i + 2].word->best().word_class == WordClass::Adjective) return 0;
  const std::size_t end = i + 3;
  return end + 1 < tokens_.size() && lowered_[end] == "og" && is_word(end + 1) && !capital(end + 1) &&
                 tokens_[end + 1].word->best().word_class == WordClass::Noun
             ? end + 2
             : end;
}

/// "botilbuddet Møllehaven", "værestederne Kilden og Hjørnet": the name behind the kind of place.
ShapedName Shapes::housed_at(std::size_t i) const {
  if (i == 0 || !capital(i) || has_only_capitals(tokens_[i].form)) return {};
  std::size_t kind = i;
  // "... A og B", "... A, B og C": each behind the first.
  for (std::size_t names = 0; names < 6 && kind > 0; ++names) {
    --kind;
    while (kind > 0 && i - kind < kLongestName && capital(kind) && joined(kind + 1, true)) --kind;
    const bool joins = lowered_[kind] == "og" || tokens_[kind].form == ",";
    if (!joins) break;
  }
  if (!is_word(kind) || !is_place(lowered_[kind])) return {};
  const bool several = lowered_[kind].ends_with("ne");
  const bool directly = kind + 1 == i;
  if (!directly && (!several || capital(i - 1))) return {};
  std::size_t end = i + 1;
  while (end < tokens_.size() && end - i < 4 && capital(end) && joined(end, false)) ++end;
  // "organisationen Læger uden Grænser" goes on.
  if (end + 1 < tokens_.size() && lowered_[end] == "uden" && capital(end + 1)) return {};
  return {i, end};
}

ShapedName Shapes::at(std::size_t i) const {
  if (const ShapedName place = place_at(i); place.end != 0) return place;
  if (!capital(i)) return {};
  const std::string_view word = base(i);
  if (is_one_of(word, kFirstHeads)) {
    if (i + 2 < tokens_.size() && is_connector(lowered_[i + 1]) && capital(i + 2)) {
      const std::size_t end = tail(i + 2);
      if (end > i + 2) return {i, end};
    }
    if (capital(i + 1) && joined(i + 1, false) && lowered_[i] == word &&
        !has_only_capitals(tokens_[i].form)) {
      return {i, std::max(tail(i + 1), i + 2)};
    }
  }
  if (const std::size_t end = end_of_subject_name(i); end != 0) return {i, end};
  // "Frivilligcenter Vejle", "Plejecentret Solgården": a compound of center with a name behind it.
  const bool named_center =
      word.ends_with("center") || word.ends_with("centret") || word.ends_with("centeret");
  if (named_center && lowered_[i] == word && capital(i + 1) && joined(i + 1, false) &&
      !has_only_capitals(tokens_[i].form) && !is_connector(lowered_[i + 1])) {
    return {i, i + 2};
  }
  const ShapedName sequence = sequence_at(i);
  if (const ShapedName housed = housed_at(i); housed.end > sequence.end) return housed;
  if (sequence.end != 0) return sequence;
  if (is_one_of(word, kCommonNouns) || word.ends_with("bestyrelsen") || word.ends_with("området")) return {};
  // "det daværende Indenrigs- og Socialministerium"
  const bool indefinite = word.ends_with("ministerium") && word.size() > 11 && !first_in_sentence(i);
  if (ends_with_one_of(word, kStrongEndings) || indefinite) return {start_of_coordination(i), i + 1};
  if (ends_with_one_of(word, kWeakEndings) && !first_in_sentence(i) && word.size() > 8) {
    return {start_of_coordination(i), i + 1};
  }
  return {};
}

std::vector<ShapedName> Shapes::run() {
  std::vector<ShapedName> names;
  // A sentence in capitals (a heading, a table's head) tells nothing by its capitals.
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is_word(i)) continue;
    ++words;
    if (has_only_capitals(tokens_[i].form)) ++capitals;
  }
  if (words > 2 && capitals * 10 > words * 7) return names;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is_word(i)) continue;
    ShapedName name = at(i);
    if (name.end == 0) continue;
    while (!names.empty() && names.back().end > name.first) {
      name.first = std::min(name.first, names.back().first);
      names.pop_back();
    }
    names.push_back(name);
    i = name.end - 1;
  }
  return names;
}

}  // namespace

bool has_only_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (is_lower(c.value)) return false;
    if (is_upper(c.value)) ++letters;
    at += c.size;
  }
  return letters >= 2;
}

bool is_capitalised(std::string_view word) { return is_upper(code_point_at(word, 0).value); }

std::string_view without_genitive(std::string_view word, bool& changed) {
  changed = true;
  if (word.ends_with("'s")) return word.substr(0, word.size() - 2);
  if (word.ends_with("’s")) return word.substr(0, word.size() - std::string_view("’s").size());
  if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) {
    // Names that end in s themselves are met when the name is looked up.
    return word.substr(0, word.size() - 1);
  }
  changed = false;
  return word;
}

std::vector<ShapedName> find_shaped_names(std::string_view text, std::span<const Token> tokens) {
  return Shapes(text, tokens).run();
}

}  // namespace vidensgraf
