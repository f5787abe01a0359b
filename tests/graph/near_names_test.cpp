#include "graph/near_names.h"

#include <gmock/gmock.h>

#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

std::string nearest_to(std::string_view name) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const auto near = nearest_names(view, name, 3).value();
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
