#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "language/spelling_dictionary.h"
#include "language/stemmer.h"
#include "language/transducer.h"
#include "language/word_analysis.h"

namespace vidensgraf {

/// Analyses word forms without remembering them: the slow path behind the Analyzer's cache. Thread-safe.
class WordAnalyzer {
 public:
  /// Error Internal names the dictionary that is missing and its package.
  [[nodiscard]] static Result<std::unique_ptr<WordAnalyzer>> open();

  /// The analyses of `forms`, in their order. A batch costs one call of the transducer for all known forms.
  [[nodiscard]] std::vector<std::unique_ptr<WordAnalysis>> analyze(std::span<const std::string> forms) const;

 private:
  WordAnalyzer(Transducer transducer, SpellingDictionary spelling);

  void read_unknown(WordAnalysis& word) const;
  [[nodiscard]] std::vector<Reading> read_by_rule(const std::string& form, const std::string& folded) const;
  [[nodiscard]] std::vector<Reading> read_hyphenated(const std::string& form,
                                                     const std::string& folded) const;
  [[nodiscard]] std::vector<Reading> read_spelled(const std::string& folded) const;
  [[nodiscard]] std::vector<Reading> split_compound(const std::string& folded) const;
  [[nodiscard]] std::vector<std::vector<Reading>> read_known(std::span<const std::string> forms) const;
  [[nodiscard]] std::vector<std::string> head_parts(const std::string& head) const;

  Transducer transducer_;
  SpellingDictionary spelling_;
  Stemmer stemmer_;
};

}  // namespace vidensgraf
