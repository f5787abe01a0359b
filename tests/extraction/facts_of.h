#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "corpus/reader.h"
#include "extraction/extract.h"

namespace vidensgraf {

/// A plain text read and analysed, with its facts. What the facts' spans point into lives in `document`.
struct ReadFacts {
  Document document;
  DocumentFacts facts;

  [[nodiscard]] std::string at(ByteSpan span) const { return std::string(cut(document.text, span)); }
};

/// The dictionaries are loaded once for a test program.
inline const Result<std::shared_ptr<const Analyzer>>& opened_analyzer() {
  static const auto kAnalyzer = Analyzer::open();
  return kAnalyzer;
}

/// The facts of `text`, read as a plain text file.
inline std::unique_ptr<ReadFacts> facts_of(std::string_view text) {
  const auto& analyzer = opened_analyzer();
  auto read = std::make_unique<ReadFacts>();
  if (!analyzer) {
    ADD_FAILURE() << analyzer.error().message;
    return read;
  }
  auto document = read_document(text, "test.txt");
  if (!document) {
    ADD_FAILURE() << document.error().message;
    return read;
  }
  read->document = std::move(*document);
  const AnalyzedText analyzed = (*analyzer)->analyze(read->document);
  read->facts = extract_facts(read->document, analyzed, **analyzer, Registers::built_in());
  return read;
}

}  // namespace vidensgraf
