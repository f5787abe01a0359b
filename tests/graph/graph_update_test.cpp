#include "graph/graph_update.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "graph/graph_rows.h"
#include "graph/names.h"
#include "random_contributions.h"
#include "tests/support/memory_rows.h"

namespace vidensgraf {
namespace {

using testing::MemoryRows;
using testing::random_contribution;

Contribution contribution_with(const std::string& label, std::size_t mentions) {
  ContributedNode node;
  node.key = "støttebehov";
  node.label = label;
  node.names = {fold_name(label)};
  for (std::uint32_t place = 0; place < mentions; ++place) {
    node.evidence.push_back(Evidence{ByteSpan{place * 20, place * 20 + 11}, 1, "term", 1.0F});
  }
  Contribution contribution;
  contribution.nodes.push_back(node);
  return contribution;
}

void commit(MemoryRows& rows, GraphUpdate& update) {
  Batch batch;
  const auto written = update.write_to(batch);
  ASSERT_TRUE(written.has_value()) << written.error().message;
  rows.apply(batch);
}

NodeRow node_row(const MemoryRows& rows, NodeKind kind, std::string_view key) {
  const auto stored = rows.get(Family::Nodes, node_key(node_id(kind, key)));
  if (!stored || !*stored) return {};
  return decode_node_row(**stored).value_or(NodeRow{});
}

TEST(GraphUpdate, LabelsANodeAsMostDocumentsDo) {
  MemoryRows rows;
  GraphUpdate update(rows);
  update.add(DocumentNumber{1}, contribution_with("Støttebehov", 9));
  update.add(DocumentNumber{2}, contribution_with("støttebehov", 1));
  update.add(DocumentNumber{3}, contribution_with("støttebehov", 2));
  commit(rows, update);
  const NodeRow row = node_row(rows, NodeKind::Concept, "støttebehov");
  EXPECT_EQ(row.label(), "støttebehov");
  EXPECT_EQ(row.documents, 3U);
  EXPECT_EQ(row.mentions, 12U);
}

TEST(GraphUpdate, BreaksATieOfLabelsByByteOrder) {
  MemoryRows rows;
  GraphUpdate update(rows);
  update.add(DocumentNumber{7}, contribution_with("b", 1));
  update.add(DocumentNumber{8}, contribution_with("a", 1));
  commit(rows, update);
  EXPECT_EQ(node_row(rows, NodeKind::Concept, "støttebehov").label(), "a");
}

TEST(GraphUpdate, LeavesNothingBehindWhenTheLastDocumentGoes) {
  MemoryRows rows;
  GraphUpdate update(rows);
  for (std::uint32_t number = 1; number <= 20; ++number) {
    update.add(DocumentNumber{number}, random_contribution(number, std::to_string(number)));
  }
  commit(rows, update);
  ASSERT_FALSE(rows.all().empty());
  for (std::uint32_t number = 1; number <= 20; ++number) {
    update.remove(DocumentNumber{number}, random_contribution(number, std::to_string(number)));
    commit(rows, update);
  }
  EXPECT_TRUE(rows.all().empty());
}

TEST(GraphUpdate, RefusesToTakeOutWhatWasNeverAdded) {
  MemoryRows rows;
  GraphUpdate update(rows);
  update.remove(DocumentNumber{1}, contribution_with("støttebehov", 1));
  Batch batch;
  const auto written = update.write_to(batch);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().code, ErrorCode::Damaged);
}

TEST(GraphUpdate, RefusesTwoNodesWithOneId) {
  // A stored row under the id of "støttebehov" that says it is another node.
  MemoryRows rows;
  NodeRow other;
  other.key = "indsats";
  other.documents = 1;
  other.labels["indsats"] = 1;
  Batch seeded;
  seeded.put(Family::Nodes, node_key(node_id(NodeKind::Concept, "støttebehov")), encode(other));
  rows.apply(seeded);
  GraphUpdate update(rows);
  update.add(DocumentNumber{1}, contribution_with("støttebehov", 1));
  Batch batch;
  const auto written = update.write_to(batch);
  ASSERT_FALSE(written.has_value());
  EXPECT_NE(written.error().message.find("share an id"), std::string::npos);
}

// The property the product rests on: any sequence of add, change and remove, in batches of any size, leaves
// the rows, byte for byte, that a fresh build of the final documents gives.
TEST(GraphUpdate, EqualsAFreshBuildAfterAnySequenceOfChanges) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    MemoryRows rows;
    std::map<std::uint32_t, std::uint32_t> present;  // document number -> seed of its contribution
    GraphUpdate update(rows);
    for (int step = 0; step < 80; ++step) {
      const auto number = static_cast<std::uint32_t>(1 + random() % 12);
      const auto found = present.find(number);
      if (found != present.end()) {
        update.remove(DocumentNumber{number}, random_contribution(found->second, std::to_string(number)));
        present.erase(found);
      }
      if (random() % 3 != 0) {
        const auto content = static_cast<std::uint32_t>(random());
        update.add(DocumentNumber{number}, random_contribution(content, std::to_string(number)));
        present.emplace(number, content);
      }
      if (random() % 4 == 0) commit(rows, update);
    }
    commit(rows, update);

    MemoryRows fresh;
    GraphUpdate build(fresh);
    for (const auto& [number, content] : present)
      build.add(DocumentNumber{number}, random_contribution(content, std::to_string(number)));
    commit(fresh, build);
    EXPECT_TRUE(rows == fresh);
  }
}

TEST(GraphUpdate, KeepsInEdgesAsTheMirrorOfOutEdges) {
  MemoryRows rows;
  GraphUpdate update(rows);
  for (std::uint32_t number = 1; number <= 10; ++number) {
    update.add(DocumentNumber{number}, random_contribution(number * 7, std::to_string(number)));
  }
  commit(rows, update);
  std::map<EdgeKey, std::string> out;
  std::map<EdgeKey, std::string> in;
  for (const auto& [where, value] : rows.all()) {
    if (where.first == Family::OutEdges) out[decode_out_edge_key(where.second).value()] = value;
    if (where.first == Family::InEdges) in[decode_in_edge_key(where.second).value()] = value;
  }
  EXPECT_FALSE(out.empty());
  EXPECT_EQ(out, in);
}

}  // namespace
}  // namespace vidensgraf
