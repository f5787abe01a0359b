#include "query/facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/temporary_directory.h"
#include "tests/query/text_index.h"

namespace vidensgraf {
namespace {

std::vector<std::string> shown(const Facet& facet) {
  std::vector<std::string> values;
  for (const FacetValue& value : facet.values) {
    values.push_back(value.value + "=" + std::to_string(value.documents));
  }
  return values;
}

TEST(FacetColumns, CountsEachDocumentOnce) {
  using ::testing::ElementsAre;
  const vidensgraf::testing::TemporaryDirectory directory;
  const auto reader = vidensgraf::testing::make_text_index(directory / "text", {"a", "a", "a", "a", "a"},
                                                           {{"d1", "rapport", "VIVE", "2020"},
                                                            {"d1", "rapport", "VIVE", "2020"},
                                                            {"d2", "rapport", "", "2022"},
                                                            {"d3", "lov", "Folketinget", "2022"},
                                                            {"d4", "lov", "VIVE"}});
  ASSERT_NE(reader, nullptr);
  const auto columns = FacetColumns::load(*reader);
  ASSERT_TRUE(columns.has_value());
  EXPECT_EQ(columns->document_of(PassageId{1}), columns->document_of(PassageId{2}));
  EXPECT_NE(columns->document_of(PassageId{2}), columns->document_of(PassageId{3}));
  EXPECT_EQ(columns->document_id(columns->document_of(PassageId{4})), "d3");

  const std::vector<PassageId> matched = {PassageId{1}, PassageId{2}, PassageId{3},
                                          PassageId{4}, PassageId{5}, PassageId{99}};
  const FacetColumns::Counts counts = columns->count(matched);
  EXPECT_EQ(counts.documents, 4U);
  ASSERT_EQ(counts.facets.size(), 3U);
  EXPECT_THAT(shown(counts.facets[0]), ElementsAre("lov=2", "rapport=2"));
  EXPECT_THAT(shown(counts.facets[1]), ElementsAre("VIVE=2", "=1", "Folketinget=1"));
  EXPECT_THAT(shown(counts.facets[2]), ElementsAre("2022=2", "2020=1", "=1"));
}

}  // namespace
}  // namespace vidensgraf
