#include "graph/edit_distance.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

TEST(EditDistance, CountsEditsInCodePoints) {
  struct DistanceCase {
    std::u32string_view a;
    std::u32string_view b;
    std::size_t distance;
  };
  constexpr DistanceCase kDistances[] = {
      {U"plan", U"plan", 0},        {U"plan", U"planer", 2}, {U"plan", U"lpan", 1},
      {U"støtte", U"stotte", 1},    {U"", U"abc", 3},        {U"indsats", U"indsast", 1},
      {U"abcdefgh", U"zzzzzzzz", 4}};
  for (const DistanceCase& item : kDistances) EXPECT_EQ(edit_distance(item.a, item.b, 3), item.distance);
}

TEST(EditDistance, IsThatOfTheWholeTableWhereItIsWithinTheLimit) {
  const auto slow = [](std::u32string_view a, std::u32string_view b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
      for (std::size_t j = 0; j <= b.size(); ++j) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
        table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + other});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.size()][b.size()];
  };
  std::mt19937 random(7);
  const auto word = [&random] {
    std::u32string text(random() % 9, U'a');
    for (char32_t& letter : text) letter += static_cast<char32_t>(random() % 3);
    return text;
  };
  for (int round = 0; round < 5000; ++round) {
    const std::u32string a = word();
    const std::u32string b = word();
    const std::size_t limit = random() % 5;
    EXPECT_EQ(edit_distance(a, b, limit), std::min(slow(a, b), limit + 1)) << round;
  }
}

}  // namespace
}  // namespace vidensgraf
