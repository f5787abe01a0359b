// What a page reads must follow from what it shows, not from how much there is: pages of a concept and a
// provision that ever more documents name are made over rows that count.

#include <gmock/gmock.h>

#include "extraction/registers.h"
#include "query/pages/concept_page.h"
#include "query/pages/law_page.h"
#include "query/pages/neighbours_page.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

class CountedReads final : public Rows {
 public:
  explicit CountedReads(const Rows& rows) : rows_(rows) {}
  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    // Whether others share the words behind a row of evidence is asked for each row that is shown, and mostly
    // answered without reading anything.
    if (family != Family::BodyUsers) ++reads;
    return rows_.get(family, key);
  }
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from) const override {
    return rows_.scan(family, prefix, visit, from);
  }
  mutable std::size_t reads = 0;

 private:
  const Rows& rows_;
};

// Documents that all name one concept, cite one law in sections of their own and say that a concept of their
// own is a kind of it.
testing::MemoryRows named_by(std::uint32_t documents) {
  testing::MemoryRows rows;
  for (std::uint32_t number = 1; number <= documents; ++number) {
    const std::string own = "nr" + std::to_string(number) + " botilbud";
    const std::string text = "Her er botilbud. Et " + own + " er et botilbud efter loven.";
    testing::SampleDocument sample("d" + std::to_string(number), "Titel", "2022", text);
    sample.with_concept("botilbud", "botilbud", "botilbud.")
        .with_concept(own, own, own)
        .with_relation(own, RelationType::Broader, "botilbud", "Et " + own)
        .with_law_reference("serviceloven", std::to_string(number % 150 + 1), {}, "loven");
    testing::add_document(rows, number, sample);
  }
  return rows;
}

class BoundedPages : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { analyzer_ = Analyzer::open().value(); }
  static void TearDownTestSuite() { analyzer_.reset(); }

  template <class Make>
  static std::size_t reads_of(const Rows& rows, const Make& make) {
    const CountedReads counted(rows);
    const GraphView view(counted);
    make(GraphSources{counted, view, *analyzer_, Registers::built_in()});
    return counted.reads;
  }

 private:
  static std::shared_ptr<const Analyzer> analyzer_;
};

std::shared_ptr<const Analyzer> BoundedPages::analyzer_;

TEST_F(BoundedPages, ReadAsMuchOfALongListAsOfALongerOne) {
  const auto some = named_by(600);
  const auto more = named_by(1800);
  const auto concept_of = [](const GraphSources& sources) {
    const auto page = make_concept_page(sources, "botilbud").value();
    EXPECT_EQ(page.documents.size(), 20U);
    EXPECT_EQ(page.links.size(), 25U);
    EXPECT_GE(page.document_count, 300U);
    EXPECT_GE(page.link_count, 300U);
  };
  const auto neighbours_of = [](const GraphSources& sources) {
    const auto page = make_neighbours_page(sources, "botilbud", EdgeFilter::relations(), {}).value();
    EXPECT_EQ(page.list.links.size(), 25U);
  };
  const auto law_of = [](const GraphSources& sources) {
    const auto page = make_law_page(sources, "serviceloven").value();
    EXPECT_EQ(page.part_count, 150U);
    EXPECT_EQ(page.citations.size(), 25U);  // none cites the law as a whole
    EXPECT_EQ(page.citations[0].label, "§ 1");
    EXPECT_EQ(page.citations[9].label, "§ 10");  // in the order of the law, not of its bytes
  };
  // Which documents are read decides how many of them are read for two parts of a page.
  constexpr double kByChance = 40;
  EXPECT_NEAR(static_cast<double>(reads_of(some, concept_of)),
              static_cast<double>(reads_of(more, concept_of)), kByChance);
  EXPECT_NEAR(static_cast<double>(reads_of(some, neighbours_of)),
              static_cast<double>(reads_of(more, neighbours_of)), kByChance);
  EXPECT_NEAR(static_cast<double>(reads_of(some, law_of)), static_cast<double>(reads_of(more, law_of)),
              kByChance);
  EXPECT_LT(reads_of(more, concept_of), 300U);
  EXPECT_LT(reads_of(more, law_of), 300U);
}

TEST_F(BoundedPages, FindNoNameWithoutReadingThemAll) {
  const auto some = named_by(300);
  const auto more = named_by(900);
  const auto unknown = [](const GraphSources& sources) {
    EXPECT_TRUE(look_up_name(sources, "qqqqqqqqq").value().nodes.empty());
  };
  EXPECT_EQ(reads_of(some, unknown), reads_of(more, unknown));
}

TEST_F(BoundedPages, PagesOfALawFollowEachOther) {
  const auto rows = named_by(300);
  const GraphView view(rows);
  const auto listed = view.provisions_within("serviceloven#", 10, 145).value();
  EXPECT_EQ(listed.nodes.size(), 5U);
  EXPECT_EQ(listed.total, 150U);
  EXPECT_EQ(view.node(listed.nodes.back()).value()->key, "serviceloven#150");
}

}  // namespace
}  // namespace vidensgraf
