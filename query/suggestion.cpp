// Spelling suggestions from the indexed words.
//
// All words with the same first letter are compared by bounded optimal string alignment (Levenshtein with
// swaps of neighbours; Damerau 1964 for why those four edits), over letters in which æ, ø and å have been
// folded twice: once to ae, oe, aa and once to a, o, a. The smaller distance counts, so that "laegetjek",
// "lagetjek" and "lægetjek" are one word. No deletion index is kept: only words that the index lacks are
// looked up, and the walk over one letter of Xapian's term list is a few milliseconds.
//
// Words written as their lemma stand in the index as lemmas only. Stems, which stand there beside them, are
// no words.

#include "query/suggestion.h"

#include <algorithm>
#include <array>
#include <set>

#include <unicode/utf8.h>

#include "language/index_terms.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxLetters = 40;

using Letters = std::u32string;

Letters letters_of(std::string_view text) {
  Letters letters;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    letters += c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
  }
  return letters;
}

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

// Rows of the alignment table; cells beyond `limit` from the diagonal cannot matter.
std::optional<unsigned> aligned(const Letters& a, const Letters& b, unsigned limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (longer > kMaxLetters || longer - shorter > limit) return std::nullopt;
  std::array<std::array<unsigned, kMaxLetters + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& above_two = rows[(i + 1) % 3];
    row[0] = static_cast<unsigned>(i);
    unsigned smallest = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      unsigned best = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, above_two[j - 2] + 1);
      }
      row[j] = best;
      smallest = std::min(smallest, best);
    }
    if (smallest > limit) return std::nullopt;
  }
  const unsigned distance = rows[a.size() % 3][b.size()];
  if (distance > limit) return std::nullopt;
  return distance;
}

// Both foldings of one word.
struct Folded {
  Letters digraph;
  Letters letter;
};

Folded fold_both(std::string_view word) {
  const Letters letters = letters_of(word);
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
  const Letters letters = letters_of(word);
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
