// What a word is found by. Only readings that the dictionary takes for equally plain count as plausible: a
// word's lemmas must not pull in those of a reading nobody means.
#include "language/index_terms.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "language/folding.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxLemmas = 3;
constexpr std::size_t kMaxParts = 4;
constexpr std::size_t kShortestPart = 3;  // code points; shorter ones ("bo", "af") match too much

void add(std::vector<IndexTerm>& terms, IndexTermKind kind, std::string text) {
  if (text.empty()) return;
  const auto same = [kind, &text](const IndexTerm& term) { return term.kind == kind && term.text == text; };
  if (std::none_of(terms.begin(), terms.end(), same)) terms.push_back(IndexTerm{kind, std::move(text)});
}

bool is_plausible(const Reading& reading) { return !has(reading.features, Feature::Imperative); }

}  // namespace

std::vector<IndexTerm> index_terms(const WordAnalysis& word) {
  std::vector<IndexTerm> terms;
  add(terms, IndexTermKind::Exact, word.folded);
  if (word.source == AnalysisSource::Stemmer) {
    add(terms, IndexTermKind::Lemma, word.stem);
  } else {
    for (const Reading& reading : word.readings) {
      if (terms.size() > kMaxLemmas) break;
      if (&reading != &word.best() && !is_plausible(reading)) continue;
      add(terms, IndexTermKind::Lemma, fold(reading.lemma));
    }
  }
  std::size_t parts = 0;
  for (const std::string& part : word.best().parts) {
    if (parts == kMaxParts) break;
    if (code_point_count(part) < kShortestPart) continue;
    add(terms, IndexTermKind::Part, part);
    ++parts;
  }
  for (const std::string& text : {word.folded, fold(word.best().lemma)}) {
    for (const AsciiStyle style : {AsciiStyle::Digraph, AsciiStyle::Letter}) {
      std::string ascii = to_ascii(text, style);
      if (ascii != text) add(terms, IndexTermKind::Ascii, std::move(ascii));
    }
  }
  return terms;
}

}  // namespace vidensgraf
