#include "query/pages/word_diff.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace vidensgraf {
namespace {

// "kept [-left out-] {+added+}"
std::string shown(std::string_view first, std::string_view second) {
  std::string text;
  for (const WordRun& run : word_diff(first, second)) {
    if (!text.empty()) text += ' ';
    if (run.kind == WordRun::Kind::Both) text += run.words;
    if (run.kind == WordRun::Kind::OnlyFirst) text += "[-" + run.words + "-]";
    if (run.kind == WordRun::Kind::OnlySecond) text += "{+" + run.words + "+}";
  }
  return text;
}

TEST(WordDiff, ShowsWhatWasLeftOutAndAdded) {
  struct WordDiffCase {
    const char* first;
    const char* second;
    const char* expected;
  };
  constexpr WordDiffCase kWordDiffCases[] = {
      {"en plan for støtten", "en plan for støtten", "en plan for støtten"},
      {"", "", ""},
      {"", "en plan", "{+en plan+}"},
      {"en plan", "", "[-en plan-]"},
      {"en plan for støtten", "en skriftlig plan for hjælpen",
       "en {+skriftlig+} plan for [-støtten-] {+hjælpen+}"},
      {"støtte i hjemmet", "støtte", "støtte [-i hjemmet-]"},
      {"a b c d", "x y", "[-a b c d-] {+x y+}"},
  };
  for (const WordDiffCase& item : kWordDiffCases) {
    SCOPED_TRACE(item.second);
    EXPECT_EQ(shown(item.first, item.second), item.expected);
  }
}

TEST(WordDiff, PassesOverCaseAndPunctuation) {
  EXPECT_EQ(shown("Støtte, der gives hjemme.", "støtte der gives (hjemme)"), "støtte der gives (hjemme)");
}

TEST(WordDiff, KeepsTheWordsOfBothTexts) {
  const std::string first = "den støtte der gives i borgerens eget hjem efter aftale med kommunen";
  const std::string second = "støtte som efter aftale gives borgeren i eget hjem af kommunen";
  std::string kept_first;
  std::string kept_second;
  for (const WordRun& run : word_diff(first, second)) {
    if (run.kind != WordRun::Kind::OnlySecond) kept_first += (kept_first.empty() ? "" : " ") + run.words;
    if (run.kind != WordRun::Kind::OnlyFirst) kept_second += (kept_second.empty() ? "" : " ") + run.words;
  }
  EXPECT_EQ(kept_first, first);
  EXPECT_EQ(kept_second, second);
}

TEST(WordDiff, ComparesVeryLongTextsWithinItsLimit) {
  std::string text;
  for (int number = 0; number < 4000; ++number) text += "ord" + std::to_string(number) + " ";
  EXPECT_EQ(word_diff(text, text).size(), 1U);
  EXPECT_EQ(word_diff(text, text + "mere").back().kind, WordRun::Kind::OnlySecond);
}

// The table that `common_words` does without.
std::size_t common_by_table(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
    }
  }
  return table[a.size()][b.size()];
}

TEST(CommonWords, CountsAsATableDoesWhateverTheLengths) {
  std::mt19937 random(7);
  for (const std::size_t most : {3U, 63U, 64U, 65U, 200U}) {
    for (int round = 0; round < 40; ++round) {
      const auto list = [&](std::size_t words) {
        std::vector<std::string> result(words);
        for (std::string& word : result) word = "ord" + std::to_string(random() % 9);
        return result;
      };
      const auto a = list(round % 2 == 0 ? most : random() % (most + 1));
      const auto b = list(random() % (2 * most));
      EXPECT_EQ(common_words(a, b), common_by_table(a, b));
    }
  }
}

TEST(CommonWords, CountsThemInTheirOrder) {
  EXPECT_EQ(common_words({"a", "b", "c"}, {"b", "a", "c"}), 2U);
  EXPECT_EQ(common_words({}, {"a"}), 0U);
  EXPECT_THAT(compared_words("Støtte, (hjemme) – ja!"),
              ::testing::ElementsAre("støtte", "hjemme", "–", "ja"));
}

}  // namespace
}  // namespace vidensgraf
