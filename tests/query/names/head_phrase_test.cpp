#include "query/names/head_phrase.h"

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

TEST(HeadPhrase, EndsBeforeTheFirstPreposition) {
  EXPECT_EQ(head_phrase("kompleks støttebehov"), "kompleks støttebehov");
  EXPECT_EQ(head_phrase("støtte til samfundsdeltagelse"), "støtte");
  EXPECT_EQ(head_phrase("praktisk hjælp i hjem"), "praktisk hjælp");
  EXPECT_EQ(head_phrase("aktivitet og samvær"), "");
  EXPECT_EQ(head_phrase(""), "");
}

TEST(HeadPhrase, TellsWhatIsWider) {
  EXPECT_TRUE(is_wider_by_words("støttebehov", "kompleks støttebehov"));
  EXPECT_TRUE(is_wider_by_words("tilsyn", "tilsyn med botilbud"));
  EXPECT_TRUE(is_wider_by_words("tilsyn", "uanmeldt tilsyn med botilbud"));
  EXPECT_FALSE(is_wider_by_words("botilbud", "tilsyn med botilbud"));
  EXPECT_FALSE(is_wider_by_words("samvær", "aktivitet og samvær"));
  EXPECT_FALSE(is_wider_by_words("behov", "støttebehov"));
  EXPECT_FALSE(is_wider_by_words("støttebehov", "støttebehov"));
  EXPECT_FALSE(is_wider_by_words("", "støttebehov"));
}

}  // namespace
}  // namespace vidensgraf
