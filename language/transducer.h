#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

/// One member of an analysis by the transducer: "tilbud" with "<n><nt><sg><ind><cmp>".
struct TransducerMember {
  std::string lemma;  ///< UTF-8, the dictionary's case.
  std::string tags;   ///< "<n><nt><sg><ind>"
};

/// One analysis: one member for a plain word, several for a compound.
using TransducerAnalysis = std::vector<TransducerMember>;

/// apertium-dan-nor's Danish analyser, in process. The only place that knows lttoolbox.
///
/// Thread-safe. Some 200,000 forms a second and thread; forms with signs in them wait for lttoolbox, which
/// serves one caller at a time and takes ten times as long.
class Transducer {
 public:
  /// Error Internal if the dictionary is missing or cannot be read.
  [[nodiscard]] static Result<Transducer> open();

  /// The analyses of each form, in the order of `forms`; empty where the form is unknown.
  /// Forms are single words in UTF-8; a form with white space or NUL is unknown.
  [[nodiscard]] std::vector<std::vector<TransducerAnalysis>> analyze(
      std::span<const std::string> forms) const;

  /// The same by lttoolbox alone: slow, and what the tests hold `analyze` against.
  [[nodiscard]] std::vector<std::vector<TransducerAnalysis>> analyze_by_lttoolbox(
      std::span<const std::string> forms) const;

  [[nodiscard]] static std::string dictionary_path();

  Transducer(Transducer&&) noexcept;
  Transducer& operator=(Transducer&&) noexcept;
  ~Transducer();

 private:
  struct Impl;
  explicit Transducer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
