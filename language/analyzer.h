#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/document.h"
#include "corpus/result.h"
#include "language/analyzed_text.h"
#include "language/word_analysis.h"

namespace vidensgraf {

/// A text that is kept with its analysis, which borrows from it.
struct AnalyzedCopy {
  std::string text;
  AnalyzedText analyzed;
};

/// Danish analysis: apertium-dan-nor, then hunspell-da, then Snowball; one analysis per word form, cached.
///
/// All calls are thread-safe. Analyses live as long as the Analyzer and never move. The same Analyzer serves
/// indexing and querying.
class Analyzer {
 public:
  /// Loads the dictionaries (about 0.3 s). Error Internal names what is missing and the package that has it.
  [[nodiscard]] static Result<std::shared_ptr<const Analyzer>> open();
  ~Analyzer();

  /// The analysis of one word form, as written (case matters for proper nouns).
  [[nodiscard]] const WordAnalysis& analyze_word(std::string_view form) const;

  /// Sentences and tokens of a document; the result borrows from `document.text` and from this.
  [[nodiscard]] AnalyzedText analyze(const Document& document) const;

  /// The same for a stretch of text that is no document: a query, a label. One sentence per sentence found.
  [[nodiscard]] AnalyzedText analyze(std::string_view text) const;

  /// The same, of a copy of `text`; the last few are kept. For titles, which many documents in a row share.
  [[nodiscard]] std::shared_ptr<const AnalyzedCopy> analyze_title(std::string_view text) const;

  /// Word forms that are kept: all that were ever analysed.
  [[nodiscard]] std::size_t word_count() const;

  /// Changes whenever the same text could give other index terms: a new one calls for a new index.
  [[nodiscard]] std::string_view version() const;

  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

 private:
  struct Impl;
  explicit Analyzer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
