#include "query/search/suggestion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/language/shared_analyzer.h"
#include "tests/query/text_index.h"
#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct SuggestionCase {
  const char* a;
  const char* b;
  int distance;  // -1: more than two
};

TEST(EditDistance, CountsEditsAndForgivesMissingDanishLetters) {
  constexpr SuggestionCase kSuggestionCases[] = {
      {"støtte", "støtte", 0},
      {"stotte", "støtte", 0},
      {"stoette", "støtte", 0},
      {"laegetjek", "lægetjek", 0},
      {"maalgruppe", "målgruppe", 0},
      {"malgruppe", "målgruppe", 0},
      {"kordination", "koordination", 1},
      {"insatser", "indsatser", 1},
      {"støttebeohv", "støttebehov", 1},  // two neighbours swapped
      {"sammenhengende", "sammenhængende", 1},
      {"problemstilinger", "problemstillinger", 1},
      {"borger", "bruger", 2},
      {"borger", "tilbud", -1},
      {"", "", 0},
  };
  for (const SuggestionCase& c : kSuggestionCases) {
    SCOPED_TRACE(std::string(c.a) + " / " + c.b);
    const auto distance = edit_distance(c.a, c.b, 2);
    const auto reverse = edit_distance(c.b, c.a, 2);
    EXPECT_EQ(distance, reverse);
    if (c.distance < 0) {
      EXPECT_FALSE(distance.has_value());
    } else {
      EXPECT_EQ(distance, static_cast<unsigned>(c.distance));
    }
  }
}

class SuggestWordsTest : public ::testing::Test {
 protected:
  vidensgraf::testing::TemporaryDirectory directory_;
  std::unique_ptr<FullTextReader> reader_ = vidensgraf::testing::make_text_index(
      directory_ / "text",
      {"Ekoordination Lindsats Eår", "Ekoordination Eindsatser Eårsag", "Ekoordinator Elæge Eindsatser",
       "Eindsatser Lindsats", "Eindsatsen Eø", "Lbotilbud Lkøbenhavn", "Eblibber Lblib Lbrumlig Lbruml"});

  [[nodiscard]] std::vector<std::string> suggest(std::string_view word, std::size_t limit = 3) const {
    const auto found = suggest_words(*reader_, shared_analyzer(), word, limit);
    std::vector<std::string> words;
    EXPECT_TRUE(found.has_value());
    for (const Suggestion& suggestion : *found) words.push_back(suggestion.word);
    return words;
  }
};

TEST_F(SuggestWordsTest, PrefersFewEditsThenFrequentWords) {
  EXPECT_THAT(suggest("kordination"), ElementsAre("koordination"));
  EXPECT_THAT(suggest("indsatsr"), ElementsAre("indsatser", "indsats", "indsatsen"));
  EXPECT_THAT(suggest("indsatsr", 1), ElementsAre("indsatser"));
}

TEST_F(SuggestWordsTest, FindsWordsWhoseFirstLetterIsDanish) {
  EXPECT_THAT(suggest("aarsag"), ElementsAre("årsag"));
  EXPECT_THAT(suggest("laege"), ElementsAre("læge"));
}

// What is written as its lemma has no other term; stems are no words.
TEST_F(SuggestWordsTest, OffersLemmasThatADictionaryKnows) {
  EXPECT_THAT(suggest("botilbdu"), ElementsAre("botilbud"));
  EXPECT_THAT(suggest("kblenhavn"), ElementsAre("københavn"));
  EXPECT_THAT(suggest("blibberr"), ElementsAre("blibber"));
  EXPECT_THAT(suggest("brumi"), IsEmpty());
}

TEST_F(SuggestWordsTest, LeavesShortWordsAndStrangersAlone) {
  EXPECT_THAT(suggest("xyz"), IsEmpty());
  EXPECT_THAT(suggest("is"), IsEmpty());
  EXPECT_THAT(suggest(""), IsEmpty());
}

}  // namespace
}  // namespace vidensgraf
