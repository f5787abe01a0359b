// Spelling suggestions from the indexed words.
//
// All words with the same first letter are compared by their edits (graph/edit_distance.h; Damerau 1964 for
// why those four), over letters in which æ, ø and å have been folded twice: once to ae, oe, aa and once to a,
// o, a. The smaller distance counts, so that "laegetjek", "lagetjek" and "lægetjek" are one word. No deletion
// index is kept: only words that the index lacks are looked up, and the walk over one letter of Xapian's term
// list is a few milliseconds.
//
// Words written as their lemma stand in the index as lemmas only. Stems, which stand there beside them, are
// no words.

#include "query/search/suggestion.h"

#include <algorithm>
#include <set>

#include "graph/edit_distance.h"
#include "language/index_terms.h"
#include "language/utf8.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxLetters = 40;

using Letters = std::u32string;

enum class Folding : std::uint8_t { Digraph, Letter };

Letters fold_danish(const Letters& letters, Folding folding) {
  Letters folded;
  for (const char32_t letter : letters) {
    switch (letter) {
      case U'æ':
        folded += folding == Folding::Digraph ? U"ae" : U"a";
        break;
      case U'ø':
        folded += folding == Folding::Digraph ? U"oe" : U"o";
        break;
      case U'å':
        folded += folding == Folding::Digraph ? U"aa" : U"a";
        break;
      default:
        folded += letter;
    }
  }
  return folded;
}

std::optional<unsigned> aligned(const Letters& a, const Letters& b, unsigned limit) {
  if (std::max(a.size(), b.size()) > kMaxLetters) return std::nullopt;
  const std::size_t distance = edit_distance(a, b, limit);
  return distance <= limit ? std::optional(static_cast<unsigned>(distance)) : std::nullopt;
}

// Both foldings of one word.
struct Folded {
  Letters digraph;
  Letters letter;
};

Folded fold_both(std::string_view word) {
  const Letters letters = utf8::code_points(word);
  return {fold_danish(letters, Folding::Digraph), fold_danish(letters, Folding::Letter)};
}

std::optional<unsigned> nearest(const Folded& a, const Folded& b, unsigned limit) {
  const auto first = aligned(a.digraph, b.digraph, limit);
  if (first && *first == 0) return first;
  const auto second = aligned(a.letter, b.letter, first ? *first : limit);
  return second ? second : first;
}

unsigned allowed_edits(std::size_t letters) { return letters >= 8 ? 2U : letters >= 4 ? 1U : 0U; }

// A cheap test before words are taken apart into letters: an edit changes the length by one letter at most.
// Lengths are compared in bytes, as æ, ø and å count when folded to two letters, and in code points, as they
// count when folded to one.
bool may_be_near(std::string_view a, std::string_view b, unsigned edits) {
  const auto letters = [](std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
             return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
           }));
  };
  const auto differ = [](std::size_t x, std::size_t y) { return x > y ? x - y : y - x; };
  return differ(a.size(), b.size()) <= edits || differ(letters(a), letters(b)) <= edits;
}

// First letters under which the word may stand in the index.
std::set<std::string> first_letters(std::string_view word) {
  const Letters letters = utf8::code_points(word);
  std::set<std::string> starts;
  if (letters.empty()) return starts;
  std::size_t bytes = 1;
  while (bytes < word.size() && (static_cast<unsigned char>(word[bytes]) & 0xC0U) == 0x80U) ++bytes;
  starts.insert(std::string(word.substr(0, bytes)));
  if (letters.front() == U'a') starts.insert({"æ", "å"});
  if (letters.front() == U'o') starts.insert("ø");
  return starts;
}

// Whether a lemma of the index is a word, not a stem.
bool is_lemma(const Analyzer& analyzer, std::string_view text) {
  const std::vector<IndexTerm>& terms = index_terms(analyzer.analyze_word(text));
  return std::any_of(terms.begin(), terms.end(), [](const IndexTerm& term) { return term.as_written; });
}

}  // namespace

std::optional<unsigned> edit_distance(std::string_view a, std::string_view b, unsigned limit) {
  return nearest(fold_both(a), fold_both(b), limit);
}

Result<std::vector<Suggestion>> suggest_words(const FullTextReader& full_text, const Analyzer& analyzer,
                                              std::string_view word, std::size_t limit) {
  std::vector<Suggestion> found;
  const Folded wanted = fold_both(word);
  const unsigned edits = allowed_edits(wanted.letter.size());
  for (const std::string_view prefix : {term_prefix::kExact, term_prefix::kLemma}) {
    for (const std::string& start : first_letters(word)) {
      const auto visited =
          full_text.terms(std::string(prefix) + start, [&](std::string_view term, std::uint64_t) {
            const std::string_view candidate = term.substr(prefix.size());
            if (candidate == word || !may_be_near(word, candidate, edits)) return true;
            const auto distance = nearest(wanted, fold_both(candidate), edits);
            const bool is_word = distance && (prefix == term_prefix::kExact || is_lemma(analyzer, candidate));
            if (is_word) found.push_back(Suggestion{std::string(candidate), 0, *distance});
            return true;
          });
      if (!visited) return fail(visited.error());
    }
  }
  for (Suggestion& suggestion : found) {  // the walk would count removed passages, too
    for (const std::string_view prefix : {term_prefix::kExact, term_prefix::kLemma}) {
      const auto frequency = full_text.document_frequency(index_term(prefix, suggestion.word));
      if (!frequency) return fail(frequency.error());
      suggestion.document_frequency = std::max(suggestion.document_frequency, *frequency);
    }
  }
  std::erase_if(found, [](const Suggestion& suggestion) { return suggestion.document_frequency == 0; });
  std::sort(found.begin(), found.end(), [](const Suggestion& a, const Suggestion& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    if (a.document_frequency != b.document_frequency) return a.document_frequency > b.document_frequency;
    return a.word < b.word;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace vidensgraf
