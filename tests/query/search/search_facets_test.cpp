// What facets of a search count, and what choosing their values finds.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/search_fixture.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::SearchTest;
using ::testing::UnorderedElementsAre;

class FacetsOfSearch : public SearchTest {
 protected:
  static SearchResult choose(const std::string& query, const std::vector<FacetSelection>& selections,
                             const std::vector<FacetKind>& kinds = {FacetKind::Type, FacetKind::Law}) {
    SearchRequest request;
    request.query = query;
    request.selections = selections;
    request.facet_kinds = kinds;
    const auto result = searcher_->search(request);
    EXPECT_TRUE(result.has_value()) << result.error().message;
    return result.value_or(SearchResult{});
  }

  // "type rapport=2*": the star marks what is chosen.
  static std::vector<std::string> counted(const SearchResult& result) {
    std::vector<std::string> shown;
    for (const Facet& facet : result.facets) {
      for (const FacetValue& value : facet.values) {
        shown.push_back(std::string(name_of(facet.kind)) + " " + value.label + "=" +
                        std::to_string(value.documents) + (value.selected ? "*" : ""));
      }
    }
    return shown;
  }
};

TEST_F(SearchTest, CountsFacetsOverAllMatchingDocuments) {
  SearchRequest request;
  request.query = "type:rapport ELLER type:vejledning";
  request.limit = 1;
  const auto result = searcher_->search(request);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->hits.size(), 1U);
  EXPECT_EQ(result->total, 4U);
  ASSERT_EQ(result->facets.size(), 5U);
  EXPECT_EQ(result->facets[0].kind, FacetKind::Type);
  ASSERT_EQ(result->facets[0].values.size(), 2U);
  EXPECT_EQ(result->facets[0].values[0].documents, 2U);
  EXPECT_EQ(result->facets[1].values[0].value, "Nordby Kommune");
  EXPECT_EQ(result->facets[1].values[0].documents, 3U);
  EXPECT_EQ(result->facets[2].values[0].value, "2022");
}

TEST_F(FacetsOfSearch, TakeValuesOfOneFacetAsAlternatives) {
  const SearchResult one = choose("", {{FacetKind::Type, {"rapport"}}}, {FacetKind::Type});
  EXPECT_THAT(found(one), UnorderedElementsAre("bolig", "team"));
  EXPECT_THAT(one.problems, IsEmpty());
  EXPECT_THAT(counted(one), ElementsAre("type rapport=2*", "type vejledning=2", "type artikel=1"));
  const SearchResult two = choose("", {{FacetKind::Type, {"Rapport", "artikel"}}}, {FacetKind::Type});
  EXPECT_THAT(found(two), UnorderedElementsAre("bolig", "team", "misbrug"));
  EXPECT_EQ(two.total, 3U);
  EXPECT_THAT(counted(two), ElementsAre("type rapport=2*", "type vejledning=2", "type artikel=1*"));
}

TEST_F(FacetsOfSearch, MustAllFitAndCountWhatTheOthersLeave) {
  const SearchResult result = choose("hjælp", {{FacetKind::Type, {"vejledning"}}, {FacetKind::Law, {"SEL"}}});
  EXPECT_THAT(found(result), ElementsAre("lov"));
  EXPECT_EQ(result.total, 1U);
  EXPECT_THAT(counted(result),
              ElementsAre("type vejledning=1*", "law serviceloven=1*", "law sundhedsloven=1"));
}

TEST_F(FacetsOfSearch, KeepAChosenValueThatNothingMatches) {
  const SearchResult result = choose("drikkevaner", {{FacetKind::Type, {"rapport"}}}, {FacetKind::Type});
  EXPECT_THAT(result.hits, IsEmpty());
  EXPECT_EQ(result.total, 0U);
  EXPECT_THAT(counted(result), ElementsAre("type artikel=1", "type rapport=0*"));
}

TEST_F(FacetsOfSearch, FindConceptsInAnyInflection) {
  const SearchResult result =
      choose("", {{FacetKind::Concept, {"sammenhængende indsatser"}}}, {FacetKind::Concept});
  EXPECT_THAT(found(result), ElementsAre("team"));
  EXPECT_THAT(counted(result), Contains("concept sammenhængende indsats=1*"));
}

TEST_F(FacetsOfSearch, CountAsManyDocumentsAsChoosingTheValueFinds) {
  const std::vector<FacetKind> all = {FacetKind::Type, FacetKind::Publisher,   FacetKind::Year,
                                      FacetKind::Law,  FacetKind::TargetGroup, FacetKind::Concept};
  const SearchResult result = choose("borger hjælp team", {}, all);
  std::size_t tried = 0;
  for (const Facet& facet : result.facets) {
    for (const FacetValue& value : facet.values) {
      SCOPED_TRACE(value.value);
      const SearchResult chosen = choose("borger hjælp team", {{facet.kind, {value.value}}}, all);
      EXPECT_EQ(chosen.total, value.documents);
      EXPECT_EQ(chosen.hits.size(), value.documents);
      ++tried;
    }
  }
  EXPECT_GT(tried, 10U);
}

TEST_F(FacetsOfSearch, RefuseAnEmptyValue) {
  SearchRequest request;
  request.query = "borger";
  request.selections = {{FacetKind::Law, {" "}}};
  const auto refused = searcher_->search(request);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Input);
}

}  // namespace
}  // namespace vidensgraf
