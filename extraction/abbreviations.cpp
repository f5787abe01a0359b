// Acronyms and their long forms.
//
// A token is an acronym if it has two capitals or more and no small letter but an ending ("NATKOs",
// "IKT'er"), or is another writing of one ("NatKo"). Long forms stand beside it:
//
//   long (SHORT)                 højt specialiserede indsatser og tilbud (HSIT)
//   SHORT (long), SHORT – long   KKR (kommunekontaktråd)
//   long, også kaldet SHORT      ... National Koordination eller blot NATKO
//   SHORT står for long          IPS står for ..., IPS, der står for ..., IPS er en forkortelse for ...
//   SHORT, dvs. long, SHORT = long
//   long, i daglig tale SHORT
//   SHORT - long -, SHORT, long  KRAP - Kognitiv, Ressourcefokuseret og Anerkendende Pædagogik, letter by
//   letter long, SHORT,                 elektronisk patientjournal, EPJ, ...
//
// The letters of the short form are sought in the long one from the end, as Schwartz and Hearst do. Danish
// compounds hide letters inside words ("kommunekontaktråd"), which that rule allows for all but the first.
//
// Known misses: clippings ("Kbh."), acronyms of two letters inside compounds ("IT-system").

#include "extraction/abbreviations.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "extraction/acronyms.h"
#include "extraction/organisation_names.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

bool is_quotation_mark(std::string_view form) {
  return form == "\"" || form == "”" || form == "“" || form == "»" || form == "«" || form == "’" ||
         form == "‘" || form == "*";
}

std::string upper_case(std::string_view word) {
  std::string out;
  for (const char c : word) out += (c >= 'a' && c <= 'z') ? static_cast<char>(c - 0x20) : c;
  return out;
}

/// Whether most words around are in capitals too: a heading, a table's head.
bool among_capitals(std::span<const Token> tokens) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::Word) continue;
    ++words;
    if (has_only_capitals(token.form)) ++capitals;
  }
  return capitals * 2 > words && (words > 1 || capitals == 1);
}

/// Whether the first letters of the words, small joining words left out, are those of the short form:
/// "Kognitiv, Ressourcefokuseret og Anerkendende Pædagogik" - KRAP.
bool initials_match(std::string_view words, std::string_view short_form) {
  const std::string text = lower_case(words);
  const std::string wanted = lower_case(short_form);
  std::string initials;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,-\n", at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    const bool joins = word == "og" || word == "for" || word == "i" || word == "af" || word == "the" ||
                       word == "of" || word == "and" || word == "til" || word == "med" || word == "in";
    if (!word.empty() && !joins) initials += word.substr(0, code_point_at(word, 0).size);
    at = end + 1;
  }
  return initials == wanted;
}

bool ends_with_act(std::string_view words) {
  return words.ends_with("forordning") || words.ends_with("direktiv") || words.ends_with("afgørelse") ||
         words.ends_with("beslutning");
}

/// "KAPITEL 2", "BILAG A": a common noun in capitals that opens a line and is numbered.
bool heads_a_part(std::span<const Token> tokens, std::size_t i) {
  constexpr std::size_t kShortest = 4;
  const Token& token = tokens[i];
  if (i != 0 || tokens.size() < 2 || token.form.size() < kShortest || token.word == nullptr) return false;
  const bool lettered = tokens[1].form.size() == 1 && tokens[1].form[0] >= 'A' && tokens[1].form[0] <= 'Z';
  const bool numbered = tokens[1].kind == TokenKind::Number || lettered;
  return numbered && token.word->source != AnalysisSource::Stemmer &&
         token.word->reading_as(WordClass::Noun) != nullptr;
}

/// "CO 2", "SO 2", "NO x": a formula, whose small number the text has lost to a token of its own.
bool is_formula(std::span<const Token> tokens, std::size_t i) {
  constexpr std::string_view kElements = "CHNOS";
  if (i + 1 >= tokens.size() || tokens[i].form.size() > 3 || tokens[i + 1].form.size() != 1) return false;
  const char count = tokens[i + 1].form.front();
  return tokens[i].form.find_first_not_of(kElements) == std::string_view::npos &&
         ((count >= '2' && count <= '9') || count == 'x');
}

class Finder {
 public:
  Finder(const Document& document, const AnalyzedText& text) : document_(document), text_(text) {}

  std::vector<Abbreviation> run(const DocumentFacts& so_far);

 private:
  void collect();
  void look_for_long_form(std::span<const Token> tokens, std::size_t i, const std::string& short_form);
  void set_long(const std::string& short_form, std::string_view long_form, ByteSpan introduction);
  void merge_misprints();

  const Document& document_;
  const AnalyzedText& text_;
  std::vector<Abbreviation> found_;
  std::unordered_map<std::string, std::size_t> place_;
  std::unordered_map<std::string, std::map<std::string, int>> long_forms_;
  std::map<std::string, std::vector<ByteSpan>>
      doubtful_;  ///< Alone in a block of capitals: only if met elsewhere.
};

/// A document may spell it out in several ways: the most frequent one counts, of equals the first.
void Finder::set_long(const std::string& short_form, std::string_view long_form, ByteSpan introduction) {
  const auto place = place_.find(short_form);
  if (place == place_.end() || long_form.empty()) return;
  Abbreviation& abbreviation = found_[place->second];
  std::map<std::string, int>& counts = long_forms_[short_form];
  const std::string form = squeeze(long_form);
  if (form.ends_with('-')) return;  // "med status som FKA- eller MAF-fartøj"
  const int count = ++counts[lower_case(form)];
  const int best = abbreviation.long_form.empty() ? 0 : counts[lower_case(abbreviation.long_form)];
  if (count <= best) return;
  if (lower_case(abbreviation.long_form) == lower_case(form)) return;
  abbreviation.long_form = form;
  abbreviation.introduction = introduction;
}

void Finder::look_for_long_form(std::span<const Token> tokens, std::size_t i, const std::string& short_form) {
  const std::string_view text = document_.text;
  const auto span_text = [&](std::size_t first, std::size_t last) {  // tokens [first, last]
    return text.substr(tokens[first].source.begin, tokens[last].source.end - tokens[first].source.begin);
  };
  const auto offset_of = [&](std::string_view part) {
    return static_cast<std::uint32_t>(part.data() - text.data());
  };
  const std::size_t reach = short_form.size() + 6;
  const bool closed = i + 1 < tokens.size() && tokens[i + 1].form == ")";
  // Which tokens may hold the long form before it?
  std::size_t last = 0;
  bool before = false;
  // "forordning (EU) nr. 1303/2013", "direktiv (EU) 2015/2302": part of the number of an act.
  const bool is_number = closed && i + 2 < tokens.size() &&
                         (tokens[i + 2].form == "nr" || tokens[i + 2].form == "nr." ||
                          (tokens[i + 2].form.front() >= '0' && tokens[i + 2].form.front() <= '9'));
  if (i >= 2 && tokens[i - 1].form == "(" && closed && !is_number) {
    last = i - 2;
    // "”International Classification of Functioning” (ICF)"
    while (last > 0 && is_quotation_mark(tokens[last].form)) --last;
    before = true;
  } else if (i >= 3 && tokens[i - 1].kind == TokenKind::Word) {
    // "..., også kaldet X eller blot SHORT", "forkortet SHORT", "herefter SHORT", "(herefter SHORT)"
    static constexpr std::array<std::string_view, 13> kLeads = {
        "blot", "kaldet",    "forkortet", "herefter", "eller", "kaldt", "benævnt",
        "kort", "forkortes", "også",      "til",      "talt",  "kaldes"};
    std::size_t k = i;
    while (k > 0 && tokens[k - 1].word != nullptr &&
           std::find(kLeads.begin(), kLeads.end(), std::string_view(tokens[k - 1].word->folded)) !=
               kLeads.end()) {
      --k;
    }
    if (k + 1 == i && tokens[k].word->folded == "til") k = i;  // "i forhold til SHORT"
    // "..., i daglig tale SHORT"
    if (k == i && i >= 4 && tokens[i - 1].form == "tale" && tokens[i - 2].form == "daglig") k = i - 3;
    if (k < i && k > 0) {
      while (k > 0 && tokens[k - 1].kind == TokenKind::Punctuation) --k;
      if (k > 0) {
        last = k - 1;
        before = true;
      }
    }
  }
  if (before && tokens[last].kind == TokenKind::Word) {
    std::size_t first = last;
    while (first > 0 && last - first < reach &&
           (tokens[first - 1].kind == TokenKind::Word || tokens[first - 1].form == "," ||
            tokens[first - 1].form == "-" || tokens[first - 1].form == "–")) {
      --first;
    }
    const std::string_view long_form = long_form_before(span_text(first, last), short_form);
    // "Rådets forordning (EU)": whose act it is.
    const bool act = ends_with_act(long_form);
    // As in Schwartz and Hearst, but with a word more: longer ones find letters by chance.
    const auto words = static_cast<std::size_t>(std::count(long_form.begin(), long_form.end(), ' ')) + 1;
    if (!long_form.empty() && !act && words <= 2 * short_form.size() + 1) {
      set_long(short_form, long_form, {offset_of(long_form), tokens[i].source.end + (closed ? 1U : 0U)});
      return;
    }
  }
  // "SHORT står for long", "SHORT - long - ...": said outright, or letter by letter.
  const auto form_at = [&](std::size_t k) {
    return k < tokens.size() && tokens[k].word != nullptr ? std::string_view(tokens[k].word->folded)
           : k < tokens.size()                            ? tokens[k].form
                                                          : std::string_view();
  };
  const bool relative = form_at(i + 1) == "," && (form_at(i + 2) == "der" || form_at(i + 2) == "som") &&
                        form_at(i + 3) == "står";
  const std::size_t verb = relative ? i + 3 : i + 1;
  std::size_t said = 0;  // where the long form begins that is said outright
  if (form_at(verb) == "står" && form_at(verb + 1) == "for") {
    said = verb + 2;
  } else if (form_at(verb) == "betyder") {
    said = verb + 1;
  } else if (form_at(verb) == "er" && form_at(verb + 1) == "kort" && form_at(verb + 2) == "for") {
    said = verb + 3;
  } else if (form_at(verb) == "er" && form_at(verb + 1).starts_with("forkortelse") &&
             form_at(verb + 2) == "for") {
    said = verb + 3;
  } else if (form_at(verb) == "er" && (form_at(verb + 1) == "en" || form_at(verb + 1) == "den") &&
             form_at(verb + 2).starts_with("forkortelse") && form_at(verb + 3) == "for") {
    said = verb + 4;
  } else if (form_at(i + 1) == "," && form_at(i + 2) == "dvs.") {
    said = i + 3;
  } else if (form_at(i + 1) == "=") {
    said = i + 2;
  }
  if (said != 0 && (form_at(said) == "en" || form_at(said) == "et" || is_quotation_mark(form_at(said))))
    ++said;
  const bool stands_for = said != 0;
  const bool dash = form_at(i + 1) == "-" || form_at(i + 1) == "–" || form_at(i + 1) == ",";
  if (stands_for || dash) {
    const std::size_t first = stands_for ? said : i + 2;
    // As few words as spell it out, letter by letter or at least by letters in order.
    for (const bool by_initials : {true, false})
      for (std::size_t end = first; end < tokens.size() && end - first < short_form.size() + 4; ++end) {
        if (tokens[end].form == "." || tokens[end].form == "(" || tokens[end].form == ")") break;
        if (tokens[end].kind != TokenKind::Word) continue;
        const std::string_view candidate = span_text(first, end);
        const bool goes_on = end + 1 < tokens.size() && tokens[end + 1].kind == TokenKind::Word;
        constexpr std::size_t kLongWord = 10;  // bytes: "voksenudredningsmetoden" spells out VUM by itself
        const bool spelled = by_initials ? initials_match(candidate, short_form)
                                         : stands_for &&
                                               (end > first || (candidate.size() > kLongWord && !goes_on)) &&
                                               long_form_before(candidate, short_form) == candidate;
        if (!spelled) continue;
        set_long(short_form, candidate, {tokens[i].source.begin, tokens[end].source.end});
        return;
      }
  }
  // "elektronisk patientjournal, EPJ, ...": between commas after the words themselves.
  if (i >= 2 && short_form.size() >= 3 && tokens[i - 1].form == "," && i + 1 < tokens.size() &&
      (tokens[i + 1].form == "," || tokens[i + 1].form == ".") && tokens[i - 2].kind == TokenKind::Word) {
    std::size_t first = i - 2;
    while (first > 0 && i - first < short_form.size() + 1 && tokens[first - 1].kind == TokenKind::Word)
      --first;
    const std::string_view long_form = long_form_before(span_text(first, i - 2), short_form);
    const bool two_words = long_form.find(' ') != std::string_view::npos;
    const bool each = static_cast<std::size_t>(std::count(long_form.begin(), long_form.end(), ' ')) + 2 >=
                      short_form.size();
    if (two_words && each) {
      set_long(short_form, long_form, {offset_of(long_form), tokens[i].source.end});
      return;
    }
  }
  // SHORT (long)  or  SHORT – long  at the head of a line.
  if (i + 2 < tokens.size() &&
      (tokens[i + 1].form == "(" || ((tokens[i + 1].form == "–" || tokens[i + 1].form == ":") && i <= 1))) {
    std::size_t end = i + 2;
    while (end < tokens.size() && end - i < reach + 4 && tokens[end].form != ")" && tokens[end].form != ":" &&
           tokens[end].form != ";" && tokens[end].form != ".") {
      ++end;
    }
    if (end > i + 2) {
      const std::string_view candidate = span_text(i + 2, end - 1);
      const std::string_view long_form = long_form_before(candidate, short_form);
      // The whole of it must be the long form: not "VISO (som rådgiver om ...)".
      if (!long_form.empty() && long_form.size() * 10 >= candidate.size() * 8) {
        set_long(short_form, long_form, {tokens[i].source.begin, tokens[end - 1].source.end});
      }
    }
  }
}

void Finder::collect() {
  struct Mixed {
    std::string upper;
    ByteSpan where;
  };
  std::vector<Mixed> mixed;
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    const bool in_capitals = among_capitals(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::Word) continue;
      const std::string_view form = tokens[i].form;
      if (form.empty() || (form.front() >= 'a' && form.front() <= 'z')) continue;  // nearly all words
      std::string_view acronym = acronym_in(form);
      ByteSpan where = tokens[i].source;
      if (acronym.empty()) {
        acronym = acronym_of_compound(form);
        if (!acronym.empty() && where.size() == form.size()) {
          where.end = where.begin + static_cast<std::uint32_t>(acronym.size());
        }
      }
      if (acronym.empty()) {  // "VIVE2021"
        const std::size_t digits = form.find_first_of("0123456789");
        if (digits != std::string_view::npos && digits >= 3 && form.size() - digits == 4 &&
            where.size() == form.size() &&
            form.find_first_not_of("0123456789", digits) == std::string_view::npos) {
          acronym = acronym_in(form.substr(0, digits));
          where.end = where.begin + static_cast<std::uint32_t>(digits);
        }
      }
      if (acronym.empty() && i > 1 && i + 1 < tokens.size() && tokens[i - 1].form == "(" &&
          tokens[i + 1].form == ")" && form.size() <= 8 &&
          !has_only_capitals(form)) {  // "Netværk om ... (NoKS)"
        const auto capitals =
            std::count_if(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (capitals >= 3 && form.find('-') == std::string_view::npos) acronym = form;
      }
      if (acronym.empty()) {
        std::size_t capitals = 0;
        for (const char c : form) capitals += (c >= 'A' && c <= 'Z') ? 1U : 0U;
        if (capitals >= 2 && form.size() <= 9) mixed.push_back({upper_case(form), where});
        continue;
      }
      if (is_formula(tokens, i)) continue;
      // "B 49", "L 120", initials: one letter and a number are no acronym; acronym_in asks for two letters.
      const std::string short_form(acronym);
      // "NOTAT" alone on its line is a heading; "KL" alone may be a cell of a table.
      // "KAPITEL 2 Metode": a word with its number.
      if ((in_capitals && (tokens.size() > 1 || short_form.size() > 4)) || heads_a_part(tokens, i)) {
        doubtful_[short_form].push_back(where);
        continue;
      }
      const auto [place, added] = place_.emplace(short_form, found_.size());
      if (added) found_.push_back(Abbreviation{short_form, "", {}, {}});
      found_[place->second].occurrences.push_back(where);
      look_for_long_form(tokens, i, short_form);
    }
  }
  for (auto& [short_form, spans] : doubtful_) {
    const auto place = place_.find(short_form);
    if (place == place_.end()) continue;
    std::vector<ByteSpan>& all = found_[place->second].occurrences;
    all.insert(all.end(), spans.begin(), spans.end());
  }
  for (const Mixed& one : mixed) {
    std::string key = one.upper;
    auto place = place_.find(key);
    if (place == place_.end() && key.ends_with("S")) {
      key.pop_back();
      place = place_.find(key);
    }
    if (place != place_.end()) found_[place->second].occurrences.push_back(one.where);
  }
}

/// "HIST" beside many "HSIT" is a misprint: two neighbouring letters changed places.
void Finder::merge_misprints() {
  for (Abbreviation& rare : found_) {
    if (rare.occurrences.size() > 2 || rare.short_form.size() < 4 || !rare.long_form.empty()) continue;
    for (Abbreviation& usual : found_) {
      if (usual.short_form.size() != rare.short_form.size() || usual.occurrences.size() < 10) continue;
      for (std::size_t k = 0; k + 1 < rare.short_form.size(); ++k) {
        std::string swapped = rare.short_form;
        std::swap(swapped[k], swapped[k + 1]);
        if (swapped != usual.short_form || swapped == rare.short_form) continue;
        usual.occurrences.insert(usual.occurrences.end(), rare.occurrences.begin(), rare.occurrences.end());
        rare.occurrences.clear();
        break;
      }
      if (rare.occurrences.empty()) break;
    }
  }
  std::erase_if(found_, [](const Abbreviation& one) { return one.occurrences.empty(); });
}

std::vector<Abbreviation> Finder::run(const DocumentFacts& so_far) {
  collect();
  merge_misprints();
  // "VIVE – Det Nationale Forsknings- og Analysecenter for Velfærd": a body's name that opens with its short
  // form and a dash.
  for (const Organisation& body : so_far.organisations) {
    for (const std::string_view dash : {" – ", " - ", " — "}) {
      const std::size_t end = body.label.find(dash);
      const auto place = end == std::string::npos ? place_.end() : place_.find(body.label.substr(0, end));
      if (place == place_.end() || !found_[place->second].long_form.empty()) continue;
      for (const ByteSpan where : body.occurrences) {
        const std::string_view name = cut(document_.text, where);
        const std::string_view rest = name.substr(std::min(end, name.size()));
        if (!name.starts_with(place->first) || !rest.starts_with(dash) ||
            rest.find(' ', dash.size()) == std::string_view::npos)
          continue;
        found_[place->second].long_form = squeeze(rest.substr(dash.size()));
        found_[place->second].introduction = where;
        break;
      }
    }
  }
  // "Danmarks Evalueringsinstitut (EVA)": the body's whole name, where the letters begin inside it.
  std::vector<ByteSpan> bodies;
  for (const Organisation& body : so_far.organisations)
    bodies.insert(bodies.end(), body.occurrences.begin(), body.occurrences.end());
  std::sort(bodies.begin(), bodies.end());
  for (Abbreviation& one : found_) {
    if (one.long_form.empty()) continue;
    const auto after = std::lower_bound(bodies.begin(), bodies.end(), ByteSpan{one.introduction.begin, 0});
    if (after == bodies.begin()) continue;
    const ByteSpan where = *std::prev(after);
    if (where.end <= one.introduction.begin || where.end >= one.introduction.end) continue;
    if (!cut(document_.text, {where.end, one.introduction.end}).starts_with(" (")) continue;
    one.long_form = squeeze(cut(document_.text, where));
    one.introduction.begin = where.begin;
  }
  // A capital word that only stands inside the number of an act or a bill is none.
  for (Abbreviation& one : found_) {
    std::erase_if(one.occurrences, [&](ByteSpan where) {
      return std::any_of(so_far.law_references.begin(), so_far.law_references.end(),
                         [&](const LawReference& reference) {
                           return !reference.document_type.empty() && reference.core.contains(where);
                         });
    });
    std::sort(one.occurrences.begin(), one.occurrences.end());
  }
  std::erase_if(found_, [](const Abbreviation& one) { return one.occurrences.empty(); });
  std::stable_sort(found_.begin(), found_.end(), [](const Abbreviation& a, const Abbreviation& b) {
    return a.occurrences.front() < b.occurrences.front();
  });
  return std::move(found_);
}

}  // namespace

std::string_view long_form_before(std::string_view words, std::string_view short_form) {
  // Both are compared in lower case; Danish letters keep their length, so offsets stay.
  const std::string text = lower_case(words);
  const std::string wanted = lower_case(short_form);
  std::size_t at = text.size();
  for (std::size_t s = wanted.size(); s > 0;) {
    const CodePoint letter = code_point_before(wanted, s);
    s -= letter.size;
    const bool first = s == 0;
    while (true) {
      if (at == 0) return {};
      const CodePoint c = code_point_before(text, at);
      at -= c.size;
      if (c.value != letter.value) continue;
      if (!first || !is_word(code_point_before(text, at).value)) break;
    }
  }
  const std::string_view found = words.substr(at);
  // It must be longer than the acronym and not contain it.
  if (found.size() <= short_form.size() + 1 || found.find(short_form) != std::string_view::npos) return {};
  return found;
}

std::vector<Abbreviation> find_abbreviations(const Document& document, const AnalyzedText& text,
                                             const DocumentFacts& so_far) {
  return Finder(document, text).run(so_far);
}

}  // namespace vidensgraf
