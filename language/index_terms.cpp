// What a word is found by. Only readings that the dictionary takes for equally plain count as plausible: a
// word's lemmas must not pull in those of a reading nobody means.
//
// Two thirds of the words of a text are written as their lemma: a term for such a form beside that of the
// lemma would say the same again. Stems are no words, though, so that unknown words keep both.
#include "language/index_terms.h"

#include <algorithm>
#include <atomic>
#include <string_view>
#include <utility>

#include "language/folding.h"
#include "language/word_lists.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxLemmas = 3;
constexpr std::size_t kMaxParts = 4;
constexpr std::size_t kMaxSegments = 4;
constexpr std::size_t kShortestSegment = 2;
constexpr std::size_t kShortestPart = 3;  // code points; shorter ones ("bo", "af") match too much

void add(std::vector<IndexTerm>& terms, IndexTermKind kind, std::string text) {
  if (text.empty()) return;
  const auto same = [kind, &text](const IndexTerm& term) { return term.kind == kind && term.text == text; };
  if (std::any_of(terms.begin(), terms.end(), same)) return;
  const std::uint32_t hash = hash_of_term(text);
  terms.push_back(IndexTerm{kind, false, hash, std::move(text)});
}

// "for" is a preposition; that it could be a lining helps nobody.
bool is_closed_class(WordClass word_class) {
  switch (word_class) {
    case WordClass::Pronoun:
    case WordClass::Determiner:
    case WordClass::Preposition:
    case WordClass::Conjunction:
    case WordClass::Subjunction:
    case WordClass::InfinitiveMarker:
    case WordClass::Abbreviation:
      return true;
    default:
      return false;
  }
}

bool is_plausible(const Reading& reading, const Reading& best) {
  if (has(reading.features, Feature::Imperative)) return false;
  // "samarbejdet" is a noun: the participle's base form would only repeat the form.
  const bool is_participle =
      reading.word_class == WordClass::Adjective &&
      (has(reading.features, Feature::PastParticiple) || has(reading.features, Feature::PresentParticiple));
  return !is_participle || best.word_class != WordClass::Noun;
}

// What stands between hyphens, if that is several words: "e-læring", "18-årig" and "dag-til-dag" are one.
// `lemma` is the word's, whose last segment is uninflected. Whole, a word of segments is often its writer's
// own; what others write is found by the segments.
void add_segments(std::vector<IndexTerm>& terms, std::string_view lemma) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::vector<std::string> segments;
  for (std::size_t at = 0; at < lemma.size();) {
    const std::size_t end = std::min(lemma.find('-', at), lemma.size());
    std::string segment(lemma.substr(at, end - at));
    at = end + 1;
    if (code_point_count(segment) < kShortestSegment || word_lists().stop_words.contains(segment)) continue;
    const bool is_number = std::all_of(segment.begin(), segment.end(), is_digit);
    const bool is_new = std::find(segments.begin(), segments.end(), segment) == segments.end();
    if (!is_number && is_new) segments.push_back(std::move(segment));
  }
  if (segments.size() < 2 || segments.size() > kMaxSegments) return;
  for (std::string& segment : segments) add(terms, IndexTermKind::Segment, std::move(segment));
}

void add_parts(std::vector<IndexTerm>& terms, const std::vector<std::string>& parts,
               const std::string& lemma) {
  for (const std::string& part : parts) {
    const auto count = std::count_if(terms.begin(), terms.end(),
                                     [](const IndexTerm& term) { return term.kind == IndexTermKind::Part; });
    if (static_cast<std::size_t>(count) == kMaxParts) return;
    const bool is_segment = std::any_of(terms.begin(), terms.end(), [&part](const IndexTerm& term) {
      return term.kind == IndexTermKind::Segment && term.text == part;
    });
    if (code_point_count(part) >= kShortestPart && part != lemma && !is_segment)
      add(terms, IndexTermKind::Part, part);
  }
}

std::vector<IndexTerm> make_index_terms(const WordAnalysis& word) {
  std::vector<IndexTerm> terms;
  if (word.source == AnalysisSource::Stemmer) {
    add(terms, IndexTermKind::Exact, word.folded);
    add(terms, IndexTermKind::Lemma, word.stem);
  } else {
    const Reading& best = word.best();
    for (const Reading& reading : word.readings) {
      if (terms.size() == kMaxLemmas) break;
      if (&reading != &best && (is_closed_class(best.word_class) || !is_plausible(reading, best))) continue;
      add(terms, IndexTermKind::Lemma, fold(reading.lemma));
    }
    const auto written = std::find_if(terms.begin(), terms.end(),
                                      [&word](const IndexTerm& lemma) { return lemma.text == word.folded; });
    if (written != terms.end()) {
      written->as_written = true;
    } else {
      add(terms, IndexTermKind::Exact, word.folded);
    }
  }
  add_segments(terms, word.source == AnalysisSource::Stemmer ? word.stem : fold(word.best().lemma));
  add_parts(terms, word.best().parts, word.best().lemma);
  add_parts(terms, word.best().inner_parts, word.best().lemma);
  for (const std::string& text : {word.folded, fold(word.best().lemma)}) {
    for (const AsciiStyle style : {AsciiStyle::Digraph, AsciiStyle::Letter}) {
      std::string ascii = to_ascii(text, style);
      if (ascii != text) add(terms, IndexTermKind::Ascii, std::move(ascii));
    }
  }
  terms.shrink_to_fit();
  return terms;
}

std::size_t next_number() {
  static std::atomic<std::size_t> next{0};
  return next.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace

AnalyzedWord::AnalyzedWord(WordAnalysis analysis)
    : WordAnalysis(std::move(analysis)), number(next_number()), terms(make_index_terms(*this)) {}

std::size_t number_of(const WordAnalysis& word) { return static_cast<const AnalyzedWord&>(word).number; }

const std::vector<IndexTerm>& index_terms(const WordAnalysis& word) {
  return static_cast<const AnalyzedWord&>(word).terms;
}

}  // namespace vidensgraf
