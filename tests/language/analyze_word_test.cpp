#include <string>

#include <gtest/gtest.h>

#include "language/analyzer.h"

namespace vidensgraf {
namespace {

const Analyzer& analyzer() {
  static const std::shared_ptr<const Analyzer> shared = Analyzer::open().value();
  return *shared;
}

TEST(AnalyzeWord, FindsLemmaOfFormsTheTransducerLacks) {
  EXPECT_EQ(analyzer().analyze_word("tilbuddet").best().lemma, "tilbud");
  const Reading& needs = analyzer().analyze_word("støttebehovene").best();
  EXPECT_EQ(needs.lemma, "støttebehov");
  EXPECT_EQ(needs.parts, (std::vector<std::string>{"støtte", "behov"}));
}

}  // namespace
}  // namespace vidensgraf
