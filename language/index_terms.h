#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "language/word_analysis.h"

namespace vidensgraf {

/// What a search term stands for; the prefix it gets in the index stands in store/full_text_schema.h.
enum class IndexTermKind : std::uint8_t {
  Exact,    ///< The folded form as written, where it is none of its lemmas or no dictionary knows it.
  Lemma,    ///< Lemma (each plausible reading's), or the stem where no dictionary knows the word.
  Segment,  ///< What stands between hyphens ("gps" and "værktøj" of "GPS-værktøjer"): a word of its own.
  Part,     ///< Lemma of a compound's member: weighs less than a whole word.
  Ascii,    ///< æ/ø/å folded away both ways ("stottebehov", "stoettebehov"): weighs least.
};

/// For hash tables of terms.
[[nodiscard]] inline std::uint32_t hash_of_term(std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
}

struct IndexTerm {
  IndexTermKind kind = IndexTermKind::Exact;
  bool as_written = false;  ///< Of a Lemma: it is the form as written, which has no term of its own.
  std::uint32_t hash = 0;   ///< hash_of_term(text)
  std::string text;
};

/// The terms under which a word is found; the same for indexing and querying. Without duplicates, at most 16.
/// `word` is one that an Analyzer gave out, which made its terms once and keeps them.
[[nodiscard]] const std::vector<IndexTerm>& index_terms(const WordAnalysis& word);

/// A number that no other word form of this process has, also none of another Analyzer's: small numbers
/// first, in the order in which forms were met. For tables of what is derived from a form. `word` as above.
[[nodiscard]] std::size_t number_of(const WordAnalysis& word);

/// A word form as the Analyzer keeps it: every WordAnalysis that it gives out is part of one.
struct AnalyzedWord : WordAnalysis {
  explicit AnalyzedWord(WordAnalysis analysis);

  std::size_t number;
  std::vector<IndexTerm> terms;
};

}  // namespace vidensgraf
