#include "query/misprints.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

TEST(CompareSpelling, TakesWhatNoDictionaryKnowsForTheMisprint) {
  struct MisprintsCase {
    const char* first;
    const char* second;
    MisprintSide side;
  };
  constexpr MisprintsCase kMisprintsCases[] = {
      {"koordinering", "koordinerign", MisprintSide::Second},
      {"koordinerign", "koordinering", MisprintSide::First},
      {"tværfaglig koordinering", "tværfaglig koordinerinng", MisprintSide::Second},
      {"kommunerne", "kommunernes", MisprintSide::None},  // both are words
      {"koordinering", "koordination", MisprintSide::None},
      {"støtte", "støttte", MisprintSide::None},  // too short
      {"koordinering", "koordinering", MisprintSide::None},
      {"fælles koordinering", "koordinering", MisprintSide::None},
      {"paragraf-107", "paragraf-108", MisprintSide::None},
      {"", "", MisprintSide::None},
  };
  for (const MisprintsCase& item : kMisprintsCases) {
    SCOPED_TRACE(std::string(item.first) + " / " + item.second);
    EXPECT_EQ(compare_spelling(shared_analyzer(), item.first, item.second), item.side);
  }
}

}  // namespace
}  // namespace vidensgraf
