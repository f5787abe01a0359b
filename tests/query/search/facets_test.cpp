#include "query/search/facets.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/text_index.h"
#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

PassageSet set_of(const std::vector<std::uint32_t>& ids) {
  PassageSet passages;
  for (const std::uint32_t id : ids) passages.add(PassageId{id});
  return passages;
}

std::vector<std::string> shown(const Facet& facet) {
  std::vector<std::string> values;
  for (const FacetValue& value : facet.values) {
    values.push_back(value.value + "=" + std::to_string(value.documents));
  }
  return values;
}

struct ConceptColumns {
  FacetColumns facets;
  TermColumn concepts;
};

// Those of an index whose concepts are the terms with "XC:"; nothing where it cannot be made.
std::optional<ConceptColumns> concept_columns(const std::vector<std::string>& texts,
                                              const std::vector<std::vector<std::string>>& documents,
                                              const std::vector<std::uint32_t>& ids = {}) {
  const vidensgraf::testing::TemporaryDirectory directory;
  const auto reader = vidensgraf::testing::make_text_index(directory / "text", texts, documents, ids);
  if (reader == nullptr) return std::nullopt;
  auto facets = FacetColumns::load(*reader);
  auto concepts = TermColumn::load(*reader, "XC:");
  if (!facets || !concepts) return std::nullopt;
  return ConceptColumns{std::move(*facets), std::move(*concepts)};
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

  const PassageSet matched = set_of({1, 2, 3, 4, 5, 99});
  const std::vector<FacetColumns::Wanted> wanted = {
      {FacetKind::Type}, {FacetKind::Publisher}, {FacetKind::Year}};
  const FacetColumns::Counts counts = columns->count(matched, wanted);
  EXPECT_EQ(counts.documents, 4U);
  EXPECT_EQ(counts.passages, 5U);
  ASSERT_EQ(counts.facets.size(), 3U);
  EXPECT_THAT(shown(counts.facets[0]), ElementsAre("lov=2", "rapport=2"));
  EXPECT_THAT(shown(counts.facets[1]), ElementsAre("VIVE=2", "=1", "Folketinget=1"));
  EXPECT_THAT(shown(counts.facets[2]), ElementsAre("2022=2", "2020=1", "=1"));
}

TEST(FacetColumns, CountsEachFacetWithoutItsOwnSelection) {
  using ::testing::ElementsAre;
  const vidensgraf::testing::TemporaryDirectory directory;
  const auto reader = vidensgraf::testing::make_text_index(
      directory / "text",
      {"XW:sel XTrapport", "XW:lab XTrapport", "XW:sel XTlov", "XW:sel XW:lab XTlov", "XTlov"},
      {{"d1", "rapport", "", "2020"},
       {"d1", "rapport", "", "2020"},
       {"d2", "lov", "", "2021"},
       {"d3", "lov", "", "2021"},
       {"d4", "lov", "", "2022"}});
  ASSERT_NE(reader, nullptr);
  const auto columns = FacetColumns::load(*reader);
  const auto laws = TermColumn::load(*reader, "XW:");
  ASSERT_TRUE(columns && laws);
  ASSERT_EQ(laws->value_count(), 2U);
  EXPECT_EQ(laws->value(0), "lab");
  EXPECT_EQ(laws->value(1), "sel");
  EXPECT_THAT(laws->values_of(PassageId{4}), ElementsAre(0U, 1U));
  EXPECT_TRUE(laws->values_of(PassageId{5}).empty());
  EXPECT_TRUE(laws->values_of(PassageId{99}).empty());

  const PassageSet matched = set_of({1, 2, 3, 4, 5});
  const std::vector<FacetColumns::Wanted> wanted = {
      {FacetKind::Law, &*laws}, {FacetKind::Type}, {FacetKind::Year}};
  // Law sel: passages 1, 3 and 4; type lov: passages 3, 4 and 5.
  const std::vector<FacetColumns::Selected> selected = {{FacetKind::Law, set_of({1, 3, 4})},
                                                        {FacetKind::Type, set_of({3, 4, 5})}};
  const auto counts = columns->count(matched, wanted, selected);
  EXPECT_EQ(counts.documents, 2U);
  EXPECT_EQ(counts.passages, 2U);
  EXPECT_THAT(shown(counts.facets[0]), ElementsAre("sel=2", "lab=1")) << "of type lov";
  EXPECT_THAT(shown(counts.facets[1]), ElementsAre("lov=2", "rapport=1")) << "that name sel";
  EXPECT_THAT(shown(counts.facets[2]), ElementsAre("2021=2")) << "of type lov that name sel";
}

// By sets or value by value: the first places are those of a count of all, also where documents have several
// passages. Values are many for each passage, or few; passages lie side by side, or across the borders of
// ranges of 65,536 ids.
struct CountedValues {
  std::size_t rarity;
  std::uint32_t step;  // what every 300th passage's id leaps by
};
class FacetColumnsCount : public ::testing::TestWithParam<CountedValues> {};

TEST_P(FacetColumnsCount, GivesTheFirstPlacesAsACountOfAllDoes) {
  constexpr std::size_t kPassages = 900;
  constexpr std::size_t kValues = 40;
  const auto [rarity, step] = GetParam();
  std::mt19937 random(7);
  std::vector<std::string> texts;
  std::vector<std::vector<std::string>> documents;
  std::vector<std::vector<std::size_t>> values_of;
  std::vector<std::uint32_t> ids;
  std::map<PassageId, std::size_t> place_of;
  for (std::size_t i = 0; i < kPassages; ++i) {
    ids.push_back(static_cast<std::uint32_t>(i + 1 + i / 300 * step));
    place_of[PassageId{ids.back()}] = i;
    std::vector<std::size_t> values;
    std::string text = "a";
    for (std::size_t value = 0; value < kValues; ++value) {
      if (random() % ((value + 2) * rarity) != 0) continue;
      values.push_back(value);
      text += " XC:v" + std::to_string(100 + value);
    }
    texts.push_back(text);
    values_of.push_back(values);
    documents.push_back({"d" + std::to_string(i / 3), i % 100 < 3 ? "notat" : "rapport", "",
                         std::to_string(2000 + i / 3 % 30 * (i / 450))});
  }
  const auto loaded = concept_columns(texts, documents, ids);
  ASSERT_TRUE(loaded.has_value());
  const FacetColumns& columns = loaded->facets;
  for (const unsigned share : {1U, 2U, 5U, 30U, 300U}) {
    SCOPED_TRACE(share);
    PassageSet matched;
    std::vector<std::set<std::string>> found(kValues);
    for (std::size_t i = 0; i < kPassages; ++i) {
      if (random() % share != 0) continue;
      matched.add(PassageId{ids[i]});
      for (const std::size_t value : values_of[i]) found[value].insert(documents[i].front());
    }
    const std::vector<FacetColumns::Wanted> wanted = {{FacetKind::Concept, &loaded->concepts},
                                                      {FacetKind::Year}};
    const auto counts = columns.count(matched, wanted);
    const auto all = shown(counts.facets.front());
    std::map<std::string, std::set<std::string>, std::greater<>> of_year;
    matched.for_each([&](PassageId passage) {
      const auto& document = documents[place_of.at(passage)];
      of_year[document[3]].insert(document.front());
    });
    std::vector<std::string> years;
    for (const auto& [year, named] : of_year) years.push_back(year + "=" + std::to_string(named.size()));
    EXPECT_EQ(shown(counts.facets.back()), years);
    std::vector<std::pair<std::size_t, std::string>> counted;
    for (std::size_t value = 0; value < kValues; ++value) {
      if (!found[value].empty())
        counted.emplace_back(kPassages - found[value].size(), "v" + std::to_string(100 + value));
    }
    std::sort(counted.begin(), counted.end());
    ASSERT_EQ(all.size(), counted.size());
    for (std::size_t i = 0; i < all.size(); ++i)
      EXPECT_EQ(all[i], counted[i].second + "=" + std::to_string(kPassages - counted[i].first));
    for (const std::size_t most : {1U, 5U, 20U}) {
      const auto first = shown(columns.count(matched, wanted, {}, most).facets.front());
      EXPECT_EQ(first, std::vector<std::string>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(
                                                                               std::min(most, all.size()))));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(ManyAndFewValues, FacetColumnsCount,
                         ::testing::Values(CountedValues{1, 0}, CountedValues{6, 0}, CountedValues{1, 65'150},
                                           CountedValues{6, 65'150}));

// Again and again, so that nothing is left of a count in the next.
TEST(FacetColumns, CountsFewOfManyValues) {
  std::vector<std::string> texts;
  std::vector<std::vector<std::string>> documents;
  for (std::size_t i = 0; i < 300; ++i) {
    texts.push_back("a XC:own" + std::to_string(i) + " XC:shared" + std::to_string(i / 3));
    documents.push_back({"d" + std::to_string(i / 3), "rapport"});
  }
  const auto loaded = concept_columns(texts, documents);
  ASSERT_TRUE(loaded.has_value());
  const FacetColumns& columns = loaded->facets;
  const std::vector<FacetColumns::Wanted> wanted = {{FacetKind::Concept, &loaded->concepts}};
  for (int round = 0; round < 2; ++round) {
    EXPECT_THAT(shown(columns.count(set_of({1, 3, 5}), wanted).facets.front()),
                ::testing::ElementsAre("own0=1", "own2=1", "own4=1", "shared0=1", "shared1=1"));
    EXPECT_THAT(shown(columns.count(set_of({9}), wanted).facets.front()),
                ::testing::ElementsAre("own8=1", "shared2=1"));
  }
}

TEST(FacetKind, HasTheNamesOfTheQueryLanguageToo) {
  EXPECT_EQ(facet_kind_named("law"), FacetKind::Law);
  EXPECT_EQ(facet_kind_named("målgruppe"), FacetKind::TargetGroup);
  EXPECT_EQ(facet_kind_named("farve"), std::nullopt);
  EXPECT_EQ(name_of(FacetKind::Concept), "concept");
}

}  // namespace
}  // namespace vidensgraf
