// Acronyms and their long forms.
//
// A token is an acronym if it has two capitals or more and no small letter but an ending ("NATKOs",
// "IKT'er"), or is another writing of one ("NatKo"). What stands beside it may be its long form
// (long_forms.h).
//
// Known misses: clippings ("Kbh."), acronyms of two letters inside compounds ("IT-system").

#include "extraction/names/abbreviations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "extraction/names/acronyms.h"
#include "extraction/names/long_forms.h"
#include "extraction/names/organisation_names.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

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

/// "KAPITEL 2", "BILAG A", "TEMA - ...": a common noun in capitals that opens a line and is numbered, or that
/// a dash parts from the rest without its being a short form of it.
bool heads_a_part(std::string_view text, std::span<const Token> tokens, std::size_t i) {
  constexpr std::size_t kShortest = 4;
  const Token& token = tokens[i];
  if (i != 0 || tokens.size() < 2 || token.form.size() < kShortest || token.word == nullptr) return false;
  const bool lettered = tokens[1].form.size() == 1 && tokens[1].form[0] >= 'A' && tokens[1].form[0] <= 'Z';
  const bool dashed = (tokens[1].form == "-" || tokens[1].form == "–") && tokens[1].space_before &&
                      !long_form_beside(text, tokens, i, token.form);
  const bool marked = tokens[1].kind == TokenKind::Number || lettered || dashed;
  return marked && token.word->source != AnalysisSource::Stemmer &&
         token.word->reading_as(WordClass::Noun) != nullptr;
}

/// "FORMÅL" on a line of its own inside a block: a heading that nothing else marks as one.
bool heads_lines(std::string_view text, const Token& token) {
  constexpr std::size_t kShortest = 5;
  if (token.form.size() < kShortest || token.word == nullptr ||
      token.word->source == AnalysisSource::Stemmer || token.word->reading_as(WordClass::Noun) == nullptr)
    return false;
  const bool opens = token.source.begin == 0 || text[token.source.begin - 1] == '\n';
  return opens && token.source.end < text.size() && text[token.source.end] == '\n';
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
  void set_long(const std::string& short_form, const LongForm& found);
  void merge_misprints();
  void read_dashed_names(const std::vector<Organisation>& bodies);
  void read_registered_names(const std::vector<Organisation>& bodies);
  void take_whole_names(const std::vector<Organisation>& organisations);
  void read_openings();

  const Document& document_;
  const AnalyzedText& text_;
  std::vector<Abbreviation> found_;
  std::unordered_map<std::string, std::size_t> place_;
  std::unordered_map<std::string, std::map<std::string, int>> long_forms_;
  std::map<std::string, std::vector<ByteSpan>>
      doubtful_;  ///< Alone in a block of capitals: only if met elsewhere.
};

/// A document may spell it out in several ways: the most frequent one counts, of equals the first.
void Finder::set_long(const std::string& short_form, const LongForm& found) {
  const auto place = place_.find(short_form);
  if (place == place_.end() || found.words.empty()) return;
  Abbreviation& abbreviation = found_[place->second];
  std::map<std::string, int>& counts = long_forms_[short_form];
  const std::string form = squeeze(found.words);
  if (form.ends_with('-')) return;  // "med status som FKA- eller MAF-fartøj"
  const int count = ++counts[lower_case(form)];
  const int best = abbreviation.long_form.empty() ? 0 : counts[lower_case(abbreviation.long_form)];
  if (count <= best) return;
  if (lower_case(abbreviation.long_form) == lower_case(form)) return;
  abbreviation.long_form = form;
  abbreviation.introduction = found.introduction;
}

void Finder::collect() {
  struct Mixed {
    std::string upper;
    ByteSpan where;
  };
  std::vector<Mixed> mixed;
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    std::optional<bool> in_capitals;  // once it is asked for
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
      if (!in_capitals) in_capitals = among_capitals(tokens);
      if ((*in_capitals && (tokens.size() > 1 || short_form.size() > 4)) ||
          heads_a_part(document_.text, tokens, i) || heads_lines(document_.text, tokens[i])) {
        doubtful_[short_form].push_back(where);
        continue;
      }
      const auto [place, added] = place_.emplace(short_form, found_.size());
      if (added) found_.push_back(Abbreviation{short_form, "", {}, {}});
      found_[place->second].occurrences.push_back(where);
      if (const auto found = long_form_beside(document_.text, tokens, i, short_form))
        set_long(short_form, *found);
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

/// "VIVE – Det Nationale Forsknings- og Analysecenter for Velfærd": a body's name that opens with its short
/// form and a dash.
void Finder::read_dashed_names(const std::vector<Organisation>& bodies) {
  for (const Organisation& body : bodies) {
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
}

/// "Det Nationale Forsknings- og Analysecenter for Velfærd (VIVE)", "KORA / Det Nationale Institut ...": two
/// names beside each other that a register has for one body.
void Finder::read_registered_names(const std::vector<Organisation>& bodies) {
  struct Place {
    ByteSpan where;
    const Organisation* body;
  };
  std::vector<Place> places;
  for (const Organisation& body : bodies) {
    if (body.register_id.empty()) continue;
    for (const ByteSpan where : body.occurrences) places.push_back({where, &body});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.where < b.where; });
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    const Place& one = places[i];
    const Place& next = places[i + 1];
    if (one.body->register_id != next.body->register_id || next.where.begin < one.where.end) continue;
    const std::string between = squeeze(cut(document_.text, {one.where.end, next.where.begin}));
    if (!between.empty() && between != "(" && between != "-" && between != "–" && between != ",") continue;
    const bool short_first = one.where.size() < next.where.size();
    const ByteSpan brief = short_first ? one.where : next.where;
    const ByteSpan name = short_first ? next.where : one.where;
    const auto place = place_.find(std::string(cut(document_.text, brief)));
    if (place == place_.end() || !found_[place->second].long_form.empty()) continue;
    found_[place->second].long_form = squeeze(cut(document_.text, name));
    found_[place->second].introduction = {one.where.begin, next.where.end};
  }
}

/// "Danmarks Evalueringsinstitut (EVA)": the body's whole name, where the letters begin inside it.
void Finder::take_whole_names(const std::vector<Organisation>& organisations) {
  std::vector<ByteSpan> bodies;
  for (const Organisation& body : organisations)
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
}

/// "Borgerstyret personlig assistance" as a heading, "Borgerstyret personlig assistance er ..." at the head
/// of a sentence, where "BPA" stands elsewhere without its name.
void Finder::read_openings() {
  const auto take = [this](ByteSpan where) {
    constexpr std::size_t kLongest = 80;  // bytes
    if (where.size() > kLongest) return;
    const std::string_view words = cut(document_.text, where);
    for (Abbreviation& one : found_) {
      if (!one.long_form.empty() || one.short_form.size() < 3 || !heads_spell_out(words, one.short_form))
        continue;
      one.long_form = squeeze(words);
      one.introduction = where;
    }
  };
  const bool any_without = std::any_of(found_.begin(), found_.end(),
                                       [](const Abbreviation& one) { return one.long_form.empty(); });
  if (!any_without) return;
  for (const Sentence& sentence : text_.sentences) {
    const std::span<const Token> tokens = text_.tokens_of(sentence);
    constexpr std::size_t kMostWords = 7;
    std::size_t first = 0;
    while (first < tokens.size() && tokens[first].kind != TokenKind::Word) ++first;
    std::size_t end = first;
    while (end < tokens.size() && end - first < kMostWords && tokens[end].kind == TokenKind::Word &&
           tokens[end].form != "er")
      ++end;
    const bool whole = end == tokens.size();
    const bool is = !whole && tokens[end].form == "er";
    if (end >= first + 2 && (whole || is)) take({tokens[first].source.begin, tokens[end - 1].source.end});
  }
}

std::vector<Abbreviation> Finder::run(const DocumentFacts& so_far) {
  collect();
  merge_misprints();
  read_dashed_names(so_far.organisations);
  read_registered_names(so_far.organisations);
  take_whole_names(so_far.organisations);
  read_openings();
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

std::vector<Abbreviation> find_abbreviations(const Document& document, const AnalyzedText& text,
                                             const DocumentFacts& so_far) {
  return Finder(document, text).run(so_far);
}

}  // namespace vidensgraf
