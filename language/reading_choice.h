#pragma once

#include <string_view>
#include <vector>

#include "language/apertium_tags.h"
#include "language/word_analysis.h"

namespace vidensgraf {

/// Orders the candidates for one form, likeliest first, and merges those that differ only in what the form
/// leaves open ("tilbud" is singular and plural): features they don't share are not set. At most six.
///
/// \param folded  The form; stopwords/preferred_classes.txt and rare_readings.txt speak of it and of lemmas.
[[nodiscard]] std::vector<Reading> choose_readings(std::string_view folded,
                                                   std::vector<RankedReading> candidates);

}  // namespace vidensgraf
