#include "graph/association.h"

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

TEST(NormalisedPmi, GoesFromNeverTogetherToOnlyTogether) {
  EXPECT_DOUBLE_EQ(normalised_pmi({0, 10, 10, 100}), -1);
  EXPECT_NEAR(normalised_pmi({1, 10, 10, 100}), 0, 1e-12);  // 10 % of 10 %: chance
  EXPECT_DOUBLE_EQ(normalised_pmi({10, 10, 10, 100}), 1);
  EXPECT_DOUBLE_EQ(normalised_pmi({100, 100, 100, 100}), 1);
  EXPECT_GT(normalised_pmi({5, 10, 10, 100}), normalised_pmi({5, 10, 20, 100}));
}

TEST(LogLikelihood, IsZeroByChanceAndGrowsWithTheCounts) {
  EXPECT_NEAR(log_likelihood({1, 10, 10, 100}), 0, 1e-9);
  EXPECT_GT(log_likelihood({50, 100, 100, 1000}), log_likelihood({5, 10, 10, 100}));
  EXPECT_GT(log_likelihood({5, 10, 10, 100}), log_likelihood({3, 10, 10, 100}));
}

TEST(LogLikelihood, AgreesWithAKnownTable) {
  // The bigram "the swiss" of Dunning's table 1: 110, 2442, 111, 29114 give 270.72.
  EXPECT_NEAR(log_likelihood({110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114}), 270.72, 0.01);
}

}  // namespace
}  // namespace vidensgraf
