#pragma once

#include <string_view>

#include "language/transducer.h"
#include "language/word_analysis.h"

namespace vidensgraf {

/// Word class and features of apertium's tags, "<n><nt><sg><ind>".
struct Morphology {
  WordClass word_class = WordClass::Unknown;
  Feature features = Feature::None;
  bool auxiliary = false;  ///< være, have, and modal verbs
};
[[nodiscard]] Morphology morphology_of(std::string_view tags);

/// A reading and how unlikely it is; lower is likelier.
struct RankedReading {
  Reading reading;
  int cost = 0;
};

/// The reading that an analysis of the transducer stands for.
///
/// \param folded  The form, folded; gives the lemma of a compound its beginning ("støttebehov").
/// \param is_capitalized  The form starts with a capital.
[[nodiscard]] RankedReading to_reading(std::string_view folded, const TransducerAnalysis& analysis,
                                       bool is_capitalized);

}  // namespace vidensgraf
