#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "language/word_analysis.h"

namespace vidensgraf {

/// hunspell-da's view of a form: its dictionary word, what the affixes say, and for a compound that is not in
/// the dictionary its last member as written.
struct SpellingEntry {
  std::string stem;
  std::string last_member;                    ///< Empty unless a compound: "behovene" of "støttebehovene".
  WordClass word_class = WordClass::Unknown;  ///< Unknown where no affix says it.
  Feature features = Feature::None;
};

/// hunspell-da. The only place that knows hunspell. Thread-safe: calls wait for each other.
class SpellingDictionary {
 public:
  /// Error Internal if the dictionary is missing.
  [[nodiscard]] static Result<SpellingDictionary> open();

  /// The entries of a form, folded; empty where it is unknown. 0.02-0.2 ms; the first call reads the
  /// dictionary, 0.1 s.
  [[nodiscard]] std::vector<SpellingEntry> look_up(const std::string& form) const;

  [[nodiscard]] static std::vector<std::string> dictionary_paths();

  SpellingDictionary(SpellingDictionary&&) noexcept;
  SpellingDictionary& operator=(SpellingDictionary&&) noexcept;
  ~SpellingDictionary();

 private:
  struct Impl;
  explicit SpellingDictionary(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
