#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/reader.h"
#include "extraction/extract.h"
#include "extraction/grammar/noun_phrases.h"
#include "extraction/grammar/tagged_text.h"
#include "extraction/registers.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// The Danish analyser, loaded once for all tests of a program.
inline const Analyzer& danish() {
  static const auto opened = Analyzer::open();
  if (!opened) throw std::runtime_error(opened.error().message);
  return **opened;
}

/// A plain text with all layers that phrase extractors read. Never moved: the layers point into each other.
struct ReadText {
  explicit ReadText(std::string_view bytes)
      : document(*read_document(bytes, "test.txt")),
        analyzed(danish().analyze(document)),
        tagged(document, analyzed),
        phrases(tagged) {}
  ReadText(const ReadText&) = delete;
  ReadText& operator=(const ReadText&) = delete;

  [[nodiscard]] std::string wording(ByteSpan span) const { return std::string(cut(document.text, span)); }
  [[nodiscard]] DocumentFacts facts() const {
    return extract_facts(document, analyzed, danish(), Registers::built_in());
  }

  Document document;
  AnalyzedText analyzed;
  TaggedText tagged;
  NounPhrases phrases;
};

}  // namespace vidensgraf
