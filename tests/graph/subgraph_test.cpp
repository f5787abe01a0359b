#include "graph/subgraph.h"

#include <gmock/gmock.h>

#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> labels(const Subgraph& graph) {
  std::vector<std::string> texts;
  for (const GraphNode& node : graph.nodes) texts.push_back(node.label);
  return texts;
}

TEST(GraphAround, TakesWhatLiesWithinTheDepth) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const NodeId complex_need = node_id(NodeKind::Concept, "kompleks støttebehov");
  const SubgraphOptions options;
  EXPECT_THAT(labels(graph_around(view, {complex_need}, 0, options).value()),
              ElementsAre("komplekst støttebehov"));
  EXPECT_THAT(labels(graph_around(view, {complex_need}, 1, options).value()),
              UnorderedElementsAre("komplekst støttebehov", "støttebehov", "Vejledning om støttebehov"));
  EXPECT_THAT(labels(graph_around(view, {complex_need}, 2, options).value()),
              UnorderedElementsAre("komplekst støttebehov", "støttebehov", "Vejledning om støttebehov",
                                   "handleplan & <plan>", "serviceloven § 85", "=Rapport, med komma"));
}

TEST(GraphAround, HoldsTheEdgesBetweenNodesOfTheRim) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const auto graph = graph_around(view, {node_id(NodeKind::Concept, "kompleks støttebehov")}, 1, {}).value();
  std::vector<std::string> edges;
  for (const Subgraph::Edge& edge : graph.edges) {
    edges.push_back(graph.nodes[edge.from].label + " " + std::string(name_of(edge.type)) + " " +
                    graph.nodes[edge.to].label);
  }
  EXPECT_THAT(edges, UnorderedElementsAre("komplekst støttebehov broader støttebehov",
                                          "Vejledning om støttebehov defines komplekst støttebehov",
                                          "Vejledning om støttebehov defines støttebehov"));
}

TEST(GraphAround, SaysThatItWasCut) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  SubgraphOptions options;
  options.max_nodes = 2;
  const auto graph = graph_around(view, {node_id(NodeKind::Concept, "støttebehov")}, 3, options).value();
  EXPECT_EQ(graph.nodes.size(), 2U);
  EXPECT_TRUE(graph.truncated);
}

TEST(GraphAround, ReadsNoMoreEdgesOfANodeThanAllowed) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const NodeId need = node_id(NodeKind::Concept, "støttebehov");
  const NodeId complex_need = node_id(NodeKind::Concept, "kompleks støttebehov");
  SubgraphOptions options;
  options.max_edges_of_node = 1;
  const auto graph = graph_around(view, {need}, 1, options).value();
  EXPECT_TRUE(graph.truncated);
  EXPECT_EQ(graph.nodes.size(), 2U);
  // The heaviest of each: but what is shown is linked as it is.
  const auto both = graph_around(view, {need, complex_need}, 0, options).value();
  ASSERT_EQ(both.edges.size(), 1U);
  EXPECT_EQ(both.edges[0].type, EdgeType::Broader);
  options.max_edges_of_node = 100;
  EXPECT_FALSE(graph_around(view, {need}, 1, options)->truncated);
}

TEST(WholeGraph, HoldsEveryNodeAndEdge) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const auto graph = whole_graph(view, {}).value();
  std::size_t nodes = 0;
  std::size_t edges = 0;
  for (const auto& [where, value] : rows.all()) {
    nodes += where.first == Family::Nodes ? 1 : 0;
    edges += where.first == Family::OutEdges ? 1 : 0;
  }
  EXPECT_EQ(graph.nodes.size(), nodes);
  EXPECT_EQ(graph.edges.size(), edges);
  for (const Subgraph::Edge& edge : graph.edges) {
    std::size_t places = 0;
    for (const DocumentEvidence& document : edge.evidence) places += document.places.size();
    EXPECT_EQ(places, edge.weight.evidence);
    EXPECT_EQ(edge.evidence.size(), edge.weight.documents);
  }
}

}  // namespace
}  // namespace vidensgraf
