#include "graph/near_names.h"

#include <gmock/gmock.h>

#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::IsEmpty;

TEST(EditDistance, CountsEditsInCodePoints) {
  struct NearNamesCase {
    std::u32string_view a;
    std::u32string_view b;
    std::size_t distance;
  };
  constexpr NearNamesCase kNearNamesCases[] = {
      {U"plan", U"plan", 0},        {U"plan", U"planer", 2}, {U"plan", U"lpan", 1},
      {U"støtte", U"stotte", 1},    {U"", U"abc", 3},        {U"indsats", U"indsast", 1},
      {U"abcdefgh", U"zzzzzzzz", 4}};
  for (const NearNamesCase& item : kNearNamesCases)
    EXPECT_EQ(edit_distance(item.a, item.b, 3), item.distance);
}

std::string nearest_to(std::string_view name) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const auto near = nearest_names(rows, view, name, 3).value();
  return near.empty() ? std::string() : near.front().node.label;
}

TEST(NearestNames, FindsWhatWasMeant) {
  EXPECT_EQ(nearest_to("støttebehvo"), "støttebehov");
  EXPECT_EQ(nearest_to("stottebehof"), "støttebehov");
  EXPECT_EQ(nearest_to("komplekst støtebehov"), "komplekst støttebehov");
  EXPECT_EQ(nearest_to("Bostøtte Nord"), "Bo-Støtte Nord");
}

TEST(NearestNames, FindsLongerNamesWithTheWordInThem) {
  EXPECT_EQ(nearest_to("med autisme"), "voksne med autisme");
}

TEST(NearestNames, FindsNothingForNonsense) { EXPECT_EQ(nearest_to("qqqqqqqqqq"), ""); }

}  // namespace
}  // namespace vidensgraf
