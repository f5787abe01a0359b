#include "graph/graph_verify.h"

#include <gtest/gtest.h>

#include "graph/graph_rows.h"
#include "graph/graph_update.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

TEST(VerifyGraph, FindsNothingWrongWithWhatTheIndexerWrites) {
  const auto rows = testing::sample_rows();
  const auto report = verify_graph(rows);
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->problems.empty()) << report->problems.front();
  EXPECT_EQ(report->documents, 2U);
  EXPECT_GT(report->nodes, 8U);
  EXPECT_GT(report->edges, 5U);
}

// Whatever single row is changed, lost or invented, it is noticed.
TEST(VerifyGraph, NoticesAnyRowThatIsNotTheSum) {
  const auto sound = testing::sample_rows();
  constexpr std::string_view kSums = "NVOREAH";
  int checked = 0;
  for (const auto& [where, value] : sound.all()) {
    if (kSums.find(static_cast<char>(where.first)) == std::string_view::npos) continue;
    ++checked;
    Batch loss;
    loss.erase(where.first, where.second);
    auto rows = sound;
    rows.apply(loss);
    EXPECT_EQ(verify_graph(rows)->problems.size(), 1U);

    Batch change;
    change.put(where.first, where.second, value + '\1');
    rows = sound;
    rows.apply(change);
    EXPECT_EQ(verify_graph(rows)->problems.size(), 1U);

    Batch invention;
    invention.put(where.first, where.second + '\1', value);
    rows = sound;
    rows.apply(invention);
    EXPECT_EQ(verify_graph(rows)->problems.size(), 1U);
  }
  EXPECT_GT(checked, 40);
}

// The same of what lies where documents share their words.
TEST(VerifyGraph, NoticesAnyRowOfASharedBodyThatIsWrong) {
  auto sound = testing::sample_rows();
  const testing::SampleDocument report = testing::sample_report();
  Document copy = report.document();
  copy.id = "afskrift";
  GraphUpdate update(sound);
  update.add(DocumentNumber{3}, contribution_of(copy, report.facts()), copy.text);
  Batch added;
  ASSERT_TRUE(update.write_to(added).has_value());
  sound.apply(added);
  ASSERT_TRUE(verify_graph(sound)->problems.empty()) << verify_graph(sound)->problems.front();
  EXPECT_EQ(verify_graph(sound)->documents, 3U);
  int checked = 0;
  for (const auto& [where, value] : sound.all()) {
    if (where.first != Family::BodyOf && where.first != Family::BodyUsers) continue;
    ++checked;
    Batch loss;
    loss.erase(where.first, where.second);
    auto rows = sound;
    rows.apply(loss);
    EXPECT_FALSE(verify_graph(rows)->problems.empty());

    Batch change;
    change.put(where.first, where.second, value + '\1');
    rows = sound;
    rows.apply(change);
    EXPECT_FALSE(verify_graph(rows)->problems.empty());

    Batch invention;
    invention.put(where.first, where.second + '\1', value);
    rows = sound;
    rows.apply(invention);
    EXPECT_FALSE(verify_graph(rows)->problems.empty());
  }
  EXPECT_EQ(checked, 2);
}

TEST(VerifyGraph, NoticesALostContribution) {
  auto rows = testing::sample_rows();
  Batch loss;
  loss.erase(Family::Contributions, contribution_key(DocumentNumber{2}));
  rows.apply(loss);
  EXPECT_FALSE(verify_graph(rows)->problems.empty());
}

}  // namespace
}  // namespace vidensgraf
