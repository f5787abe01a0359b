#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "language/lexicon.h"
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
  WordAnalyzer(Transducer transducer, SpellingDictionary spelling, Lexicon lexicon);

  using Readings = std::vector<Reading>;
  void read_unknown(WordAnalysis& word) const;
  [[nodiscard]] std::vector<Readings> read_known(std::span<const std::string> forms) const;
  [[nodiscard]] Readings read_known(const std::string& form) const;
  [[nodiscard]] Readings read_hyphenated(const std::string& form, const std::string& folded) const;
  [[nodiscard]] Readings read_spelled(const std::string& folded) const;
  [[nodiscard]] Readings read_spelled_name(const std::string& form) const;
  [[nodiscard]] Readings read_split(const std::string& folded, bool may_be_name) const;
  [[nodiscard]] Readings read_tail(const std::string& folded) const;
  [[nodiscard]] std::vector<std::string> head_parts(const std::string& head) const;
  [[nodiscard]] static bool is_sound_compound(const TransducerAnalysis& analysis);
  [[nodiscard]] bool contradicts_lexicon(const Reading& reading) const;
  void add_parts(Reading& reading) const;

  Transducer transducer_;
  SpellingDictionary spelling_;
  Lexicon lexicon_;
  Stemmer stemmer_;
};

}  // namespace vidensgraf
