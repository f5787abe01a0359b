// Long forms beside a short form, in the order in which they are tried:
//
//   long (SHORT), long, også kaldet SHORT   højt specialiserede indsatser og tilbud (HSIT)
//   long, i daglig tale SHORT               ... National Koordination eller blot NATKO
//   SHORT står for long, SHORT, dvs. long   "betyder", "er kort for", "er en forkortelse for", "="
//   SHORT - long -, SHORT, long             KRAP - Kognitiv, Ressourcefokuseret og Anerkendende Pædagogik
//   long, SHORT,                            elektronisk patientjournal, EPJ, ...
//   SHORT (long), SHORT – long              KKR (kommunekontaktråd)
//   Name SHORT, SHORT Name, Name – SHORT    Socialt Støttecenter SOS, where the name is written large
//
// The letters of the short form are sought in the long one from the end, as Schwartz and Hearst do. Danish
// compounds hide letters inside words ("kommunekontaktråd"), which that rule allows for all but the first.

#include "extraction/names/long_forms.h"

#include <algorithm>
#include <array>
#include <string>

#include "extraction/names/organisation_names.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

bool is_quotation_mark(std::string_view form) {
  return form == "\"" || form == "”" || form == "“" || form == "»" || form == "«" || form == "’" ||
         form == "‘" || form == "*";
}

bool joins_words(std::string_view word) {
  return word == "og" || word == "for" || word == "i" || word == "af" || word == "the" || word == "of" ||
         word == "and" || word == "til" || word == "med" || word == "in" || word == "på" || word == "om";
}

/// Whether the first letters of the words, small joining words left out, are those of the short form:
/// "Kognitiv, Ressourcefokuseret og Anerkendende Pædagogik" - KRAP. A capital inside a word counts too.
bool initials_match(std::string_view words, std::string_view short_form) {
  const std::string text = lower_case(words);
  const std::string wanted = lower_case(short_form);
  std::string initials;
  std::string with_inner;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,-\n", at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    if (!word.empty() && !joins_words(word)) {
      const std::size_t first = code_point_at(word, 0).size;
      initials += word.substr(0, first);
      with_inner += word.substr(0, first);
      for (std::size_t k = at + first; k < end; k += code_point_at(words, k).size) {
        if (is_upper(code_point_at(words, k).value))
          with_inner += text.substr(k, code_point_at(words, k).size);
      }
    }
    at = end + 1;
  }
  return initials == wanted || with_inner == wanted;
}

bool ends_with_act(std::string_view words) {
  return words.ends_with("forordning") || words.ends_with("direktiv") || words.ends_with("afgørelse") ||
         words.ends_with("beslutning");
}

class LongFormReader {
 public:
  LongFormReader(std::string_view text, std::span<const Token> tokens, std::size_t at,
                 std::string_view short_form)
      : text_(text), tokens_(tokens), at_(at), short_form_(short_form) {}

  [[nodiscard]] std::optional<LongForm> run() const {
    for (const auto step : {&LongFormReader::before, &LongFormReader::said, &LongFormReader::apposed,
                            &LongFormReader::behind, &LongFormReader::touching}) {
      if (auto found = (this->*step)()) return found;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::string_view span_text(std::size_t first, std::size_t last) const {  // both inclusive
    return text_.substr(tokens_[first].source.begin, tokens_[last].source.end - tokens_[first].source.begin);
  }
  [[nodiscard]] std::uint32_t offset_of(std::string_view part) const {
    return static_cast<std::uint32_t>(part.data() - text_.data());
  }
  [[nodiscard]] std::string_view form_at(std::size_t k) const {
    if (k >= tokens_.size()) return {};
    return tokens_[k].word != nullptr ? std::string_view(tokens_[k].word->folded) : tokens_[k].form;
  }
  [[nodiscard]] bool breaks_line(std::size_t k, std::size_t next) const {
    return text_.substr(tokens_[k].source.end, tokens_[next].source.begin - tokens_[k].source.end)
               .find('\n') != std::string_view::npos;
  }
  [[nodiscard]] bool is_closed() const { return at_ + 1 < tokens_.size() && tokens_[at_ + 1].form == ")"; }
  /// How many tokens a long form takes at most.
  [[nodiscard]] std::size_t reach() const { return short_form_.size() + 6; }

  [[nodiscard]] std::optional<std::size_t> end_before() const;
  [[nodiscard]] std::optional<LongForm> before() const;
  [[nodiscard]] std::size_t begin_said() const;
  [[nodiscard]] std::optional<LongForm> said() const;
  [[nodiscard]] std::optional<LongForm> apposed() const;
  [[nodiscard]] std::optional<LongForm> beside_mark() const;
  [[nodiscard]] bool is_spelled_by_word(std::size_t k) const;
  [[nodiscard]] std::optional<LongForm> behind() const;
  [[nodiscard]] bool in_name(std::size_t k) const;
  [[nodiscard]] bool is_spelled_by(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::optional<LongForm> touching() const;

  std::string_view text_;
  std::span<const Token> tokens_;
  std::size_t at_;
  std::string_view short_form_;
};

/// The last token of what may be a long form before the short one.
std::optional<std::size_t> LongFormReader::end_before() const {
  // "forordning (EU) nr. 1303/2013", "direktiv (EU) 2015/2302": part of the number of an act.
  const bool is_number = is_closed() && at_ + 2 < tokens_.size() &&
                         (tokens_[at_ + 2].form == "nr" || tokens_[at_ + 2].form == "nr." ||
                          (tokens_[at_ + 2].form.front() >= '0' && tokens_[at_ + 2].form.front() <= '9'));
  if (at_ >= 2 && tokens_[at_ - 1].form == "(" && is_closed() && !is_number) {
    std::size_t last = at_ - 2;
    // "”International Classification of Functioning” (ICF)"
    while (last > 0 && is_quotation_mark(tokens_[last].form)) --last;
    return last;
  }
  if (at_ < 3 || tokens_[at_ - 1].kind != TokenKind::Word) return std::nullopt;
  // "..., også kaldet X eller blot SHORT", "forkortet SHORT", "herefter SHORT", "(herefter SHORT)"
  static constexpr std::array<std::string_view, 13> kLeads = {
      "blot", "kaldet",    "forkortet", "herefter", "eller", "kaldt", "benævnt",
      "kort", "forkortes", "også",      "til",      "talt",  "kaldes"};
  std::size_t k = at_;
  while (k > 0 && tokens_[k - 1].word != nullptr &&
         std::find(kLeads.begin(), kLeads.end(), std::string_view(tokens_[k - 1].word->folded)) !=
             kLeads.end()) {
    --k;
  }
  if (k + 1 == at_ && tokens_[k].word->folded == "til") k = at_;  // "i forhold til SHORT"
  // "..., i daglig tale SHORT"
  if (k == at_ && at_ >= 4 && tokens_[at_ - 1].form == "tale" && tokens_[at_ - 2].form == "daglig")
    k = at_ - 3;
  // "(i det følgende SHORT)"
  if (k == at_ && at_ >= 4 && tokens_[at_ - 1].form == "følgende" && tokens_[at_ - 3].form == "i")
    k = at_ - 3;
  if (k == at_) return std::nullopt;
  while (k > 0 && tokens_[k - 1].kind == TokenKind::Punctuation) --k;
  return k > 0 ? std::optional(k - 1) : std::nullopt;
}

std::optional<LongForm> LongFormReader::before() const {
  const auto last = end_before();
  if (!last || tokens_[*last].kind != TokenKind::Word) return std::nullopt;
  std::size_t first = *last;
  while (first > 0 && *last - first < reach() &&
         (tokens_[first - 1].kind == TokenKind::Word || tokens_[first - 1].form == "," ||
          tokens_[first - 1].form == "-" || tokens_[first - 1].form == "–")) {
    --first;
  }
  const std::string_view found = long_form_before(span_text(first, *last), short_form_);
  // "Rådets forordning (EU)": whose act it is.
  if (found.empty() || ends_with_act(found)) return std::nullopt;
  // As in Schwartz and Hearst, but with a word more: longer ones find letters by chance.
  const auto words = static_cast<std::size_t>(std::count(found.begin(), found.end(), ' ')) + 1;
  if (words > 2 * short_form_.size() + 1) return std::nullopt;
  return LongForm{found, {offset_of(found), tokens_[at_].source.end + (is_closed() ? 1U : 0U)}};
}

/// Where the long form begins that is said outright: "SHORT står for long". 0 if none is.
std::size_t LongFormReader::begin_said() const {
  const bool relative = form_at(at_ + 1) == "," && (form_at(at_ + 2) == "der" || form_at(at_ + 2) == "som") &&
                        form_at(at_ + 3) == "står";
  const std::size_t verb = relative ? at_ + 3 : at_ + 1;
  std::size_t begin = 0;
  if (form_at(verb) == "står" && form_at(verb + 1) == "for") {
    begin = verb + 2;
  } else if (form_at(verb) == "betyder") {
    begin = verb + 1;
  } else if (form_at(verb) == "er") {
    const bool article = form_at(verb + 1) == "en" || form_at(verb + 1) == "den";
    const std::size_t noun = article ? verb + 2 : verb + 1;
    const bool kort = !article && form_at(noun) == "kort";
    if ((kort || form_at(noun).starts_with("forkortelse")) && form_at(noun + 1) == "for") begin = noun + 2;
  } else if (form_at(at_ + 1) == "(" && form_at(at_ + 3) == "for" &&
             (form_at(at_ + 2) == "kort" || form_at(at_ + 2) == "forkortelse")) {
    begin = at_ + 4;
  } else if (form_at(at_ + 1) == "," && (form_at(at_ + 2) == "dvs." || form_at(at_ + 2) == "altså")) {
    begin = at_ + 3;
  } else if (form_at(at_ + 1) == "=") {
    begin = at_ + 2;
  }
  if (begin == 0) return 0;
  const std::string_view opening = form_at(begin);
  return opening == "en" || opening == "et" || is_quotation_mark(opening) ? begin + 1 : begin;
}

/// Said outright, or letter by letter behind a dash or comma.
std::optional<LongForm> LongFormReader::said() const {
  const std::size_t begin = begin_said();
  const bool outright = begin != 0;
  const bool dash = form_at(at_ + 1) == "-" || form_at(at_ + 1) == "–" || form_at(at_ + 1) == ",";
  if (!outright && !dash) return std::nullopt;
  const std::size_t first = outright ? begin : at_ + 2;
  // As few words as spell it out, letter by letter or at least by letters in order.
  for (const bool by_initials : {true, false}) {
    for (std::size_t end = first; end < tokens_.size() && end - first < short_form_.size() + 4; ++end) {
      if (tokens_[end].form == "." || tokens_[end].form == "(" || tokens_[end].form == ")") break;
      if (tokens_[end].kind != TokenKind::Word) continue;
      const std::string_view candidate = span_text(first, end);
      const bool goes_on = end + 1 < tokens_.size() && tokens_[end + 1].kind == TokenKind::Word;
      constexpr std::size_t kLongWord = 10;  // bytes: "voksenudredningsmetoden" spells out VUM by itself
      const bool spelled = by_initials
                               ? initials_match(candidate, short_form_)
                               : outright && (end > first || (candidate.size() > kLongWord && !goes_on)) &&
                                     long_form_before(candidate, short_form_) == candidate;
      if (spelled) return LongForm{candidate, {tokens_[at_].source.begin, tokens_[end].source.end}};
    }
  }
  return std::nullopt;
}

/// "Voksenudredningsmetoden – VUM –", "Voksenudredningsmetoden/VUM", "social færdighedstræning – SFT –": the
/// words before the mark, one that spells it out alone or as few as do.
std::optional<LongForm> LongFormReader::beside_mark() const {
  constexpr std::size_t kLongWord = 10;  // bytes
  if (at_ < 2 || short_form_.size() < 3 || tokens_[at_ - 2].kind != TokenKind::Word) return std::nullopt;
  const bool dashes = (form_at(at_ - 1) == "–" || form_at(at_ - 1) == "-") &&
                      form_at(at_ + 1) == form_at(at_ - 1) && tokens_[at_ - 1].space_before;
  const bool slash = form_at(at_ - 1) == "/" && !tokens_[at_ - 1].space_before;
  if (!dashes && !slash) return std::nullopt;
  std::size_t first = at_ - 2;
  if (tokens_[first].form.size() > kLongWord && is_spelled_by_word(first))
    return LongForm{span_text(first, first), {tokens_[first].source.begin, tokens_[at_].source.end}};
  if (!dashes) return std::nullopt;
  for (std::size_t words = 1;
       first > 0 && words < short_form_.size() && tokens_[first - 1].kind == TokenKind::Word; ++words) {
    --first;
    const std::string_view found = span_text(first, at_ - 2);
    if (long_form_before(found, short_form_) == found)
      return LongForm{found, {tokens_[first].source.begin, tokens_[at_].source.end}};
  }
  return std::nullopt;
}

bool LongFormReader::is_spelled_by_word(std::size_t k) const {
  return long_form_before(tokens_[k].form, short_form_) == tokens_[k].form;
}

/// "elektronisk patientjournal, EPJ, ...": between commas after the words themselves.
std::optional<LongForm> LongFormReader::apposed() const {
  if (auto found = beside_mark()) return found;
  if (at_ < 2 || short_form_.size() < 3 || tokens_[at_ - 1].form != "," || at_ + 1 >= tokens_.size() ||
      (tokens_[at_ + 1].form != "," && tokens_[at_ + 1].form != ".") ||
      tokens_[at_ - 2].kind != TokenKind::Word)
    return std::nullopt;
  std::size_t first = at_ - 2;
  while (first > 0 && at_ - first < short_form_.size() + 1 && tokens_[first - 1].kind == TokenKind::Word)
    --first;
  const std::string_view found = long_form_before(span_text(first, at_ - 2), short_form_);
  const auto spaces = static_cast<std::size_t>(std::count(found.begin(), found.end(), ' '));
  if (spaces == 0 || spaces + 2 < short_form_.size()) return std::nullopt;
  return LongForm{found, {offset_of(found), tokens_[at_].source.end}};
}

/// "SHORT (long)"; "SHORT – long" at the head of a line.
std::optional<LongForm> LongFormReader::behind() const {
  if (at_ + 2 >= tokens_.size()) return std::nullopt;
  const std::string_view mark = tokens_[at_ + 1].form;
  if (mark != "(" && ((mark != "–" && mark != ":") || at_ > 1)) return std::nullopt;
  std::size_t end = at_ + 2;
  while (end < tokens_.size() && end - at_ < reach() + 4 && tokens_[end].form != ")" &&
         tokens_[end].form != ":" && tokens_[end].form != ";" && tokens_[end].form != ".") {
    // "CVI – Centrets Visitation, der tager imod ...": what it does is no part of its name.
    const std::string_view next = form_at(end + 1);
    if (mark == "–" && tokens_[end].form == "–") break;  // "SHORT – long – gives"
    if (mark != "(" && tokens_[end].form == "," && (next == "der" || next == "som" || next == "hvor")) break;
    ++end;
  }
  if (end == at_ + 2) return std::nullopt;
  const std::string_view candidate = span_text(at_ + 2, end - 1);
  const std::string_view found = long_form_before(candidate, short_form_);
  // The whole of it must be the long form: not "VISO (som rådgiver om ...)".
  if (found.empty() || found.size() * 10 < candidate.size() * 8) return std::nullopt;
  return LongForm{found, {tokens_[at_].source.begin, tokens_[end - 1].source.end}};
}

/// A word of a name that is written large, or a small word between two of them.
bool LongFormReader::in_name(std::size_t k) const {
  return tokens_[k].kind == TokenKind::Word &&
         (joins_words(form_at(k)) ||
          (is_capitalised(tokens_[k].form) && !has_only_capitals(tokens_[k].form)));
}

/// Whether the name spells out the short form, and with every word of it.
bool LongFormReader::is_spelled_by(std::size_t first, std::size_t last) const {
  const std::string_view name = span_text(first, last);
  if (initials_match(name, short_form_)) return true;
  return long_form_before(name, short_form_) == name &&
         long_form_before(span_text(first, last - 1), short_form_).empty();
}

/// "Socialt Støttecenter SOS", "SOS Socialt Støttecenter", "Den Sociale Ordning - DSO": a name of several
/// words, all large, that touches its letters.
std::optional<LongForm> LongFormReader::touching() const {
  if (short_form_.size() < 3) return std::nullopt;
  const bool dash = at_ > 1 && (tokens_[at_ - 1].form == "-" || tokens_[at_ - 1].form == "–");
  const std::size_t stop = dash ? at_ - 1 : at_;
  std::size_t first = stop;
  while (first > 0 && stop - first < reach() && in_name(first - 1)) --first;
  // From the first word that spells it out: the name may follow a word that only begins the sentence.
  const bool closed = stop > first && is_capitalised(tokens_[stop - 1].form) && !breaks_line(stop - 1, at_);
  for (; closed && first + 1 < stop; ++first) {
    if (is_capitalised(tokens_[first].form) && is_spelled_by(first, stop - 1))
      return LongForm{span_text(first, stop - 1), {tokens_[first].source.begin, tokens_[at_].source.end}};
  }
  for (std::size_t end = at_ + 1; end < tokens_.size() && end - at_ < reach() && in_name(end); ++end) {
    const bool several =
        end > at_ + 1 && is_capitalised(tokens_[at_ + 1].form) && is_capitalised(tokens_[end].form);
    if (several && is_spelled_by(at_ + 1, end))
      return LongForm{span_text(at_ + 1, end), {tokens_[at_].source.begin, tokens_[end].source.end}};
  }
  return std::nullopt;
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

bool heads_spell_out(std::string_view words, std::string_view short_form) {
  if (long_form_before(words, short_form) != words) return false;
  const std::string text = lower_case(words);
  const std::string wanted = lower_case(short_form);
  std::size_t letter = 0;  // of the short form, that the next word has to bring
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" -\n", at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (word.empty() || joins_words(word)) continue;
    constexpr std::size_t kShortest = 4;  // bytes: "Men det" spells out nothing
    if (word.size() < kShortest) return false;
    letter = wanted.find(word.substr(0, code_point_at(word, 0).size), letter);
    if (letter == std::string::npos || (count == 0 && letter != 0)) return false;
    ++letter;
    ++count;
  }
  return count >= 2 && count + 1 >= short_form.size();
}

std::optional<LongForm> long_form_beside(std::string_view text, std::span<const Token> tokens, std::size_t at,
                                         std::string_view short_form) {
  return LongFormReader(text, tokens, at, short_form).run();
}

}  // namespace vidensgraf
