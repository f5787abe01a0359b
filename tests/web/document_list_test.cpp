#include "web/document_list.h"

#include <fstream>

#include <gmock/gmock.h>

#include "store/store_view.h"
#include "tests/temporary_directory.h"
#include "tests/web/sample_site.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::SampleSite;

using Order = DocumentList::Order;

// Documents with what lists are ordered by.
class Documents : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* const lines[] = {
        R"({"id": "a", "title": "Årsplan", "publisher": "Ørsted Kommune", "date": "2021-05-01", "type": "rapport", "text": "Planen gælder."})",
        R"({"id": "b", "title": "Ældre borgere", "publisher": "Socialstyrelsen", "date": "2023-02-01", "type": "vejledning", "text": "Om ældre."})",
        R"({"id": "c", "title": "zoner", "publisher": "Aalborg Kommune", "date": "2019-01-31", "type": "rapport", "text": "Om zoner."})",
        R"({"id": "d", "title": "»Øvelser«", "text": "Om øvelser."})"};
    std::ofstream out(folder_ / "lines.jsonl");
    for (const char* const line : lines) out << line << "\n";
    out.close();
    SampleSite::add_to_index(folder_ / "index", (folder_ / "lines.jsonl").string());
    view_ = StoreView::open(folder_ / "index").value();
    list_ = DocumentList::load(*view_).value();
  }
  [[nodiscard]] std::vector<std::string> ids(const DocumentList::Wanted& wanted, Order order) const {
    std::vector<std::string> all;
    for (const ListedDocument* const one : list_.find(wanted, order)) all.push_back(one->id);
    return all;
  }

  testing::TemporaryDirectory folder_;
  std::unique_ptr<StoreView> view_;
  DocumentList list_;
};

TEST_F(Documents, AreOrderedAsDanishOrdersThem) {
  EXPECT_THAT(ids({}, Order::Title), ElementsAre("c", "b", "d", "a")) << "z, æ, ø, å";
  EXPECT_THAT(ids({}, Order::Newest), ElementsAre("b", "a", "c", "d"));
  EXPECT_THAT(ids({}, Order::Oldest), ElementsAre("c", "a", "b", "d"));
  EXPECT_THAT(ids({}, Order::Publisher), ElementsAre("c", "b", "a", "d"));
}

TEST_F(Documents, AreNarrowedByWhatTheyState) {
  EXPECT_THAT(ids({"KOMMUNE", {}, {}, {}}, Order::Title), ElementsAre("c", "a"));
  EXPECT_THAT(ids({"kommune zon", {}, {}, {}}, Order::Title), ElementsAre("c"));
  EXPECT_THAT(ids({{}, "rapport", {}, {}}, Order::Newest), ElementsAre("a", "c"));
  EXPECT_THAT(ids({{}, {}, "Socialstyrelsen", {}}, Order::Title), ElementsAre("b"));
  EXPECT_THAT(ids({{}, {}, {}, "2021"}, Order::Title), ElementsAre("a"));
  EXPECT_THAT(ids({"hest", {}, {}, {}}, Order::Title), IsEmpty());
}

TEST_F(Documents, ListWhatCanBeChosen) {
  const auto years = list_.years();
  ASSERT_EQ(years.size(), 3U);
  EXPECT_EQ(years.front().value, "2023");
  ASSERT_EQ(list_.types().size(), 2U);
  EXPECT_EQ(list_.types().front().value, "rapport");
  EXPECT_EQ(list_.types().front().documents, 2U);
  EXPECT_EQ(list_.publishers().back().value, "Ørsted Kommune");
}

TEST_F(Documents, AreOnlyCountedWhereTheyAreTooMany) {
  const DocumentList counted = DocumentList::load(*view_, 3).value();
  EXPECT_EQ(counted.size(), 4U);
  EXPECT_FALSE(counted.is_kept());
  EXPECT_THAT(counted.find({}, Order::Title), IsEmpty());
}

TEST(DocumentListOrder, TakesNumbersByTheirValue) {
  const testing::TemporaryDirectory folder;
  std::ofstream out(folder / "laws.jsonl");
  for (const char* const section : {"10", "9", "9 a", "101"}) {
    out << R"({"id": "s)" << section << R"(", "title": "Lov om havn § )" << section
        << R"(", "text": "Havnen er åben."})"
        << "\n";
  }
  out.close();
  SampleSite::add_to_index(folder / "index", (folder / "laws.jsonl").string());
  const auto view = StoreView::open(folder / "index").value();
  const DocumentList list = DocumentList::load(*view).value();
  std::vector<std::string> titles;
  for (const ListedDocument* const one : list.find({}, Order::Title)) titles.push_back(one->title);
  EXPECT_THAT(titles,
              ElementsAre("Lov om havn § 9", "Lov om havn § 9 a", "Lov om havn § 10", "Lov om havn § 101"));
}

}  // namespace
}  // namespace vidensgraf
