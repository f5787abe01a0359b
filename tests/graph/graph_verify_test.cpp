#include "graph/graph_verify.h"

#include <gtest/gtest.h>

#include "graph/graph_rows.h"
#include "graph/graph_update.h"
#include "store/graph_schema.h"
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

// What is summed up in parts is the same sum, and a wrong row is found whichever part it is of.
TEST(VerifyGraph, SumsUpDocumentByDocument) {
  constexpr std::size_t kOneByOne = 1;
  const auto sound = testing::sample_rows();
  EXPECT_TRUE(verify_graph(sound, kOneByOne)->problems.empty());
  EXPECT_EQ(verify_graph(sound, kOneByOne)->documents, 2U);
  for (const auto& [where, value] : sound.all()) {
    if (where.first != Family::Nodes && where.first != Family::OutEdges) continue;
    Batch change;
    change.put(where.first, where.second, value + '\1');
    auto rows = sound;
    rows.apply(change);
    const auto report = verify_graph(rows, kOneByOne);
    ASSERT_EQ(report->problems.size(), 1U) << report->problems.at(1);
    EXPECT_NE(report->problems[0].find("is not the sum"), std::string::npos) << report->problems[0];
  }
}

// A count that is one too high decodes as well as the right one.
TEST(VerifyGraph, NoticesACountThatIsOneTooHigh) {
  const auto sound = testing::sample_rows();
  int checked = 0;
  const auto expect_noticed = [&](Family family, const std::string& key, std::string value) {
    ++checked;
    Batch change;
    change.put(family, key, std::move(value));
    auto rows = sound;
    rows.apply(change);
    EXPECT_EQ(verify_graph(rows)->problems.size(), 1U);
  };
  for (const auto& [where, value] : sound.all()) {
    if (where.first == Family::Nodes) {
      NodeRow row = *decode_node_row(value);
      ++row.mentions;
      expect_noticed(where.first, where.second, encode(row));
      --row.mentions;
      ++row.documents;
      expect_noticed(where.first, where.second, encode(row));
      --row.documents;
      ++row.labels.begin()->second;
      expect_noticed(where.first, where.second, encode(row));
      --row.labels.begin()->second;
      row.labels["aldrig"] = 0;
      expect_noticed(where.first, where.second, encode(row));
    } else if (where.first == Family::OutEdges || where.first == Family::InEdges) {
      EdgeRow row = *decode_edge_row(value);
      ++row.documents;
      expect_noticed(where.first, where.second, encode(row));
      --row.documents;
      ++row.evidence;
      expect_noticed(where.first, where.second, encode(row));
    } else if (where.first == Family::Names) {
      expect_noticed(where.first, where.second, encode_count(*decode_count(value) + 1));
    }
  }
  EXPECT_GT(checked, 60);
}

// Many wrong rows: the first hundred are named.
TEST(VerifyGraph, NamesTheFirstHundred) {
  auto rows = testing::sample_rows();
  Batch inventions;
  for (int number = 0; number < 1000; ++number) {
    inventions.put(Family::Names, "eopfundet " + std::to_string(number), encode_count(1));
  }
  rows.apply(inventions);
  EXPECT_EQ(verify_graph(rows)->problems.size(), 100U);
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

// Rows of which one family cannot be read.
class UnreadableRows final : public Rows {
 public:
  UnreadableRows(const testing::MemoryRows& rows, Family family) : rows_(rows), family_(family) {}

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    if (family == family_) return fail(ErrorCode::Io, "The disk is gone.");
    return rows_.get(family, key);
  }
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from) const override {
    if (family == family_) return fail(ErrorCode::Io, "The disk is gone.");
    return rows_.scan(family, prefix, visit, from);
  }

 private:
  const testing::MemoryRows& rows_;
  Family family_;
};

TEST(VerifyGraph, DoesNotTakeADiskThatCannotBeReadForAnIndexThatIsWrong) {
  const auto rows = testing::sample_rows();
  constexpr std::string_view kRead = "CTBUHNVOREA";
  for (const char family : kRead) {
    const auto report = verify_graph(UnreadableRows(rows, static_cast<Family>(family)));
    ASSERT_FALSE(report.has_value()) << family;
    EXPECT_EQ(report.error().code, ErrorCode::Io) << family;
  }
}

TEST(VerifyGraph, NoticesALostContribution) {
  auto rows = testing::sample_rows();
  Batch loss;
  loss.erase(Family::Contributions, document_key(DocumentNumber{2}));
  rows.apply(loss);
  EXPECT_FALSE(verify_graph(rows)->problems.empty());
}

}  // namespace
}  // namespace vidensgraf
