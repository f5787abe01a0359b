#include "graph/defining_phrase.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "extraction/text_scan.h"
#include "language/display_text.h"

namespace vidensgraf {
namespace {

/// The words of a pattern that stand between the term and what it means.
struct Frame {
  std::string_view pattern;
  std::string_view last;                                                         ///< The last of them.
  enum class Before : std::uint8_t { Nothing, Words } before = Before::Nothing;  ///< Between term and `last`.
  bool wants_article = false;  ///< "ved X forstås i kommunen det ..." has no phrase for its meaning.
};

constexpr std::array<Frame, 13> kFrames = {{
    {"X er en Y, der", "er"},
    {"X er en Y til", "er"},
    {"X er den Y, der", "er"},
    {"X er en betegnelse for", "for", Frame::Before::Words},
    {"X betegner", "betegner"},
    {"X defineres som", "som", Frame::Before::Words},
    {"X er defineret som", "som", Frame::Before::Words},
    {"X forstås som", "som", Frame::Before::Words},
    {"X opfattes som", "som", Frame::Before::Words},
    {"X henviser til", "til", Frame::Before::Words, true},
    {"ved X forstås", "forstås", Frame::Before::Nothing, true},
    {"med X menes", "menes", Frame::Before::Nothing, true},
    {"med X menes", "forstås", Frame::Before::Nothing, true},
}};

constexpr std::size_t kLongestFrame = 60;  // bytes: "defineres i denne rapport som"

bool begins_with_article(std::string_view text) {
  constexpr std::array<std::string_view, 5> kArticles = {"en", "et", "den", "det", "de"};
  const std::string_view word = text.substr(0, text.find(' '));
  return std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end();
}

// Behind white space, and behind what stands in brackets: "metoden (VUM) er".
std::size_t behind_brackets(std::string_view text, std::size_t at) {
  at = skip_space(text, at);
  if (at >= text.size() || text[at] != '(') return at;
  const std::size_t end = text.find(')', at);
  return end == std::string_view::npos ? at : skip_space(text, end + 1);
}

// "X: ...", "**X:** ...", "X | ...", "X / ...": where what follows the mark begins.
std::optional<std::size_t> behind_mark(std::string_view text, std::size_t term_end) {
  std::size_t at = behind_brackets(text, term_end);
  bool has_mark = false;
  for (; at < text.size(); ++at) {
    const bool is_mark = text[at] == ':' || text[at] == '|' || text[at] == '/';
    if (!is_mark && text[at] != '*' && text[at] != ' ' && text[at] != '\n') break;
    has_mark = has_mark || is_mark;
  }
  return has_mark && at < text.size() ? std::optional(at) : std::nullopt;
}

std::optional<std::size_t> behind_frame(std::string_view text, std::size_t term_end, const Frame& frame) {
  const std::size_t begin = behind_brackets(text, term_end);
  for (std::size_t at = begin; at < text.size() && at < begin + kLongestFrame;) {
    const std::size_t end = word_end(text, at);
    if (end == at) return std::nullopt;  // a comma or a point: another clause
    const std::size_t next = skip_space(text, end);
    if (text.substr(at, end - at) == frame.last) {
      const bool fits = next > end && (!frame.wants_article || begins_with_article(text.substr(next)));
      return fits ? std::optional(next) : std::nullopt;
    }
    if (frame.before == Frame::Before::Nothing) return std::nullopt;
    at = next;
  }
  return std::nullopt;
}

// Of an entry whose text says the term once more, "X: Et X er en Y, der ...", or begins with the verb, "X:
// Forstås som en Y, der ...", where Y begins; nothing where it is a sentence about the term that defines in
// no such way.
std::optional<std::size_t> begin_in_entry(std::string_view text, std::size_t begin, std::string_view term) {
  const std::string rest = lower_case(text.substr(begin));
  std::size_t at = begins_with_article(rest) ? rest.find(' ') + 1 : 0;
  const bool repeats = !term.empty() && rest.compare(at, term.size(), lower_case(term)) == 0;
  at = repeats ? at + term.size() : 0;
  for (const Frame& frame : {Frame{"", "er"}, Frame{"", "betegner"}}) {
    if (const auto found = behind_frame(rest, at, frame)) return begin + *found;
  }
  constexpr std::array<std::string_view, 3> kVerbs = {"forstås ", "defineres ", "opfattes "};
  for (const std::string_view verb : kVerbs) {
    if (!std::string_view(rest).substr(skip_space(rest, at)).starts_with(verb)) continue;
    if (const auto found = behind_frame(rest, at, Frame{"", "som", Frame::Before::Words}))
      return begin + *found;
  }
  return repeats ? std::nullopt : std::optional(begin);
}

std::optional<std::size_t> begin_of_phrase(std::string_view text, ByteSpan term, const std::string& pattern) {
  const std::size_t x = pattern.find('X');
  const bool is_entry = x != std::string::npos && pattern.ends_with("...") &&
                        pattern.find_first_of(":|/", x) != std::string::npos;
  if (is_entry) {
    const auto begin = behind_mark(text, term.end);
    return begin ? begin_in_entry(text, *begin, text.substr(term.begin, term.size())) : std::nullopt;
  }
  for (const Frame& frame : kFrames) {
    if (frame.pattern != pattern) continue;
    if (const auto begin = behind_frame(text, term.end, frame)) return begin;
  }
  return std::nullopt;
}

// Without "(Hansen, 2019)" at its end where that is the source, and without its full stop.
std::string without_end(std::string text, const std::string& source) {
  const auto drop_point = [&text] {
    constexpr std::array<std::string_view, 5> kWithPoint = {"mv.", "osv.", "mm.", "etc.", "lign."};
    if (!text.ends_with('.') || text.ends_with("..")) return;
    const std::string_view last = std::string_view(text).substr(text.rfind(' ') + 1);
    const bool shortened = std::find(kWithPoint.begin(), kWithPoint.end(), last) != kWithPoint.end() ||
                           last.find('.') + 1 < last.size();
    if (!shortened) text.pop_back();
  };
  drop_point();
  const std::string cited = fmt::format("({})", source);
  if (!source.empty() && text.ends_with(cited)) {
    text.resize(text.size() - cited.size());
    while (text.ends_with(' ')) text.pop_back();
    drop_point();
  }
  return text;
}

// "En plan" as "en plan"; "VUM" and "Odense" stay.
std::string in_lower_case(std::string text, const Analyzer& analyzer) {
  const std::string word = text.substr(0, text.find_first_of(" ,"));
  const std::string lower = lower_case(word);
  const std::size_t first = code_point_at(word, 0).size;
  if (word.substr(first) != lower.substr(first)) return text;
  const WordAnalysis& analysis = analyzer.analyze_word(lower);
  if (analysis.source == AnalysisSource::Stemmer || analysis.best().word_class == WordClass::ProperNoun)
    return text;
  return lower + text.substr(word.size());
}

}  // namespace

DefiningPhrase defining_phrase(const StatedDefinition& stated, const Analyzer& analyzer) {
  const Definition& definition = stated.definition;
  const std::string_view text = stated.text;
  const ByteSpan whole = definition.source;
  DefiningPhrase result;
  if (!whole.contains(definition.surface_term)) {  // a vocabulary has it in a field of its own
    result.text = display_text(text, analyzer);
    result.is_phrase = true;
    return result;
  }
  std::size_t end = text.size();
  if (whole.contains(definition.core) && definition.core.end > definition.core.begin) {
    end = std::min<std::size_t>(end, definition.core.end - whole.begin);
  }
  std::size_t last = end;  // of the defining sentence; a list behind a colon belongs to it
  while (last > 0 && is_space(code_point_before(text, last).value)) --last;
  if (last > 0 && text[last - 1] == ':') end = text.size();
  const std::string_view sentence = text.substr(0, end);
  result.more = display_text(text.substr(end), analyzer);
  const ByteSpan term{definition.surface_term.begin - whole.begin, definition.surface_term.end - whole.begin};
  const auto begin = term.end <= sentence.size() ? begin_of_phrase(sentence, term, definition.pattern)
                                                 : std::optional<std::size_t>();
  result.text = display_text(sentence.substr(begin.value_or(0)), analyzer);
  // A criterion says what must be: "Volumen: Der skal være ..."
  result.is_phrase = begin && definition.kind != DefinitionKind::Criterion;
  if (result.is_phrase) {
    result.text = in_lower_case(without_end(std::move(result.text), definition.cited_source), analyzer);
  }
  return result;
}

}  // namespace vidensgraf
