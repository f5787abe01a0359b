#include "graph/stored_metrics.h"

#include <gtest/gtest.h>

#include "store/graph_schema.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

// As a store does: rows and the number of the commit together.
void commit(testing::MemoryRows& rows, Batch batch, std::uint64_t sequence) {
  std::string number;
  append_varint(number, sequence);
  batch.put(Family::Meta, std::string(kMetaSequence), number);
  rows.apply(batch);
}

void compute(testing::MemoryRows& rows, std::uint64_t sequence) {
  const GraphView view(rows);
  const auto graph = whole_graph(view, {}).value();
  Batch batch;
  ASSERT_TRUE(put_metrics(rows, graph, measures_of(graph).value(), sequence, batch).has_value());
  commit(rows, std::move(batch), sequence);
}

TEST(MeasuresOf, FindsThePartsOfAGraph) {
  // Two triangles with one edge between them.
  Subgraph graph;
  for (const char* key : {"a", "b", "c", "d", "e", "f", "alone"}) {
    GraphNode node;
    node.key = node.label = key;
    node.id = node_id(NodeKind::Concept, key);
    graph.nodes.push_back(node);
  }
  const std::pair<std::size_t, std::size_t> ends[] = {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {2, 3}};
  for (const auto& [from, to] : ends) {
    Subgraph::Edge edge;
    edge.from = from;
    edge.to = to;
    graph.edges.push_back(edge);
  }
  const auto measures = measures_of(graph).value();
  EXPECT_EQ(measures.community_sizes, (std::vector<std::uint64_t>{3, 3}));
  EXPECT_EQ(measures.nodes[0].community, 1U);  // equal sizes: by the first node
  EXPECT_EQ(measures.nodes[1].community, 1U);
  EXPECT_EQ(measures.nodes[5].community, 2U);
  EXPECT_EQ(measures.nodes[6].community, 0U);  // stands alone
  EXPECT_GT(measures.nodes[2].page_rank, measures.nodes[0].page_rank);
  EXPECT_NEAR(measures.modularity, 5.0 / 14.0, 1e-9);
  EXPECT_TRUE(measures_of(Subgraph{}).value().nodes.empty());
}

TEST(StoredMetrics, AreReadAsTheyWereComputed) {
  testing::MemoryRows rows = testing::sample_rows();
  EXPECT_FALSE(read_metrics_state(rows).value().has_value());
  compute(rows, 7);
  const auto state = read_metrics_state(rows).value();
  ASSERT_TRUE(state.has_value());
  EXPECT_EQ(state->sequence, 7U);
  EXPECT_TRUE(state->is_current);
  const GraphView view(rows);
  const auto central = most_central(rows, view, 3).value();
  ASSERT_EQ(central.size(), 3U);
  EXPECT_EQ(central.front().label, "støttebehov");
  const auto measure = read_measure(rows, central.front().id).value();
  ASSERT_TRUE(measure.has_value());
  EXPECT_EQ(measure->place, 1U);
  const auto members = most_central(rows, view, 100, measure->community).value();
  EXPECT_EQ(members.size(), community_size(rows, measure->community).value());
  EXPECT_FALSE(read_measure(rows, node_id(NodeKind::Concept, "findes ikke")).value().has_value());
}

TEST(StoredMetrics, SayWhenTheIndexHasMovedOn) {
  testing::MemoryRows rows = testing::sample_rows();
  compute(rows, 7);
  commit(rows, Batch{}, 8);
  EXPECT_FALSE(read_metrics_state(rows).value()->is_current);
  EXPECT_EQ(read_metrics_state(rows).value()->sequence, 7U);
}

TEST(StoredMetrics, LeaveNothingOfAnEarlierComputation) {
  testing::MemoryRows once = testing::sample_rows();
  compute(once, 9);
  testing::MemoryRows again = testing::sample_rows();
  Batch stale;
  stale.put(Family::Metrics, "n12345678", "of a node that is gone");
  again.apply(stale);
  compute(again, 9);
  EXPECT_TRUE(once == again);
}

}  // namespace
}  // namespace vidensgraf
