#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "language/analyzer.h"

namespace vidensgraf {

/// One analyzer for all tests of this program: opening it loads the dictionaries.
inline const Analyzer& shared_analyzer() {
  static const std::shared_ptr<const Analyzer> shared = Analyzer::open().value();
  return *shared;
}

/// The tokens' forms with '|' between them and '/' between sentences: "Kommunen|tilbyder|støtte|./Den|er|..."
inline std::string shown(const AnalyzedText& text) {
  std::string result;
  for (const Sentence& sentence : text.sentences) {
    if (!result.empty()) result += " / ";
    bool first = true;
    for (const Token& token : text.tokens_of(sentence)) {
      if (!first) result += '|';
      first = false;
      result += token.form;
    }
  }
  return result;
}

inline std::string join_parts(const Reading& reading) {
  std::string joined;
  for (const std::string& part : reading.parts) joined += (joined.empty() ? "" : "+") + part;
  return joined;
}

}  // namespace vidensgraf
