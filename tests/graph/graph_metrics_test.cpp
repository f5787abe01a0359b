#include "graph/graph_metrics.h"

#include <numeric>

#include <gtest/gtest.h>

#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

TEST(GraphMetrics, CountsWhatIsThere) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const auto graph = whole_graph(view, {}).value();
  const auto metrics = metrics_of(graph, graph.nodes.size()).value();
  std::uint64_t nodes = 0;
  for (const KindCount& kind : metrics.kinds) nodes += kind.nodes;
  std::uint64_t edges = 0;
  for (const TypeCount& type : metrics.types) edges += type.edges;
  EXPECT_EQ(nodes, graph.nodes.size());
  EXPECT_EQ(edges, graph.edges.size());
  EXPECT_EQ(metrics.isolated, 1U);  // kommune
  double sum = 0;
  for (const NodeRank& rank : metrics.central) sum += rank.page_rank;
  EXPECT_NEAR(sum, 1.0, 1e-6);
}

TEST(GraphMetrics, PutsTheHubFirst) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const auto graph = whole_graph(view, {}).value();
  const auto metrics = metrics_of(graph, 1).value();
  ASSERT_EQ(metrics.central.size(), 1U);
  EXPECT_EQ(graph.nodes[metrics.central[0].node].label, "støttebehov");
}

TEST(GraphMetrics, OfNothingAreZero) {
  const auto metrics = metrics_of(Subgraph{}).value();
  EXPECT_EQ(metrics.components, 0U);
  EXPECT_TRUE(metrics.central.empty());
}

}  // namespace
}  // namespace vidensgraf
