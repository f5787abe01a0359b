#include "language/word_analysis.h"

namespace vidensgraf {

const Reading* WordAnalysis::reading_as(WordClass word_class) const {
  for (const Reading& reading : readings) {
    if (reading.word_class == word_class) return &reading;
  }
  return nullptr;
}

}  // namespace vidensgraf
