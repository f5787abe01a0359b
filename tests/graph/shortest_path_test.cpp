#include "graph/shortest_path.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "graph/graph_update.h"
#include "tests/support/memory_rows.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr EdgeFilter kRelatedOnly = EdgeFilter::none().with(EdgeType::Related);

std::string station_name(std::size_t number) { return "station" + std::to_string(number); }
NodeId station(std::size_t number) { return node_id(NodeKind::Concept, station_name(number)); }

// Concepts by number, and which are related.
class RailwayMap {
 public:
  explicit RailwayMap(std::size_t size) : lines_(size) {}

  void join(std::size_t from, std::size_t to) {
    if (from == to || !edges_.emplace(from, to).second) return;
    lines_[from].insert(to);
    lines_[to].insert(from);
  }

  // How many nodes the shortest way has, by looking at everything; 0 if there is none.
  [[nodiscard]] std::size_t nodes_between(std::size_t from, std::size_t to) const {
    std::map<std::size_t, std::size_t> reached{{from, 1}};
    std::vector<std::size_t> queue{from};
    for (std::size_t i = 0; i < queue.size(); ++i) {
      for (const std::size_t next : lines_[queue[i]]) {
        if (reached.emplace(next, reached.at(queue[i]) + 1).second) queue.push_back(next);
      }
    }
    const auto goal = reached.find(to);
    return goal == reached.end() ? 0 : goal->second;
  }

  [[nodiscard]] testing::MemoryRows rows() const {
    std::map<NodeId, ContributedNode> nodes;
    const std::vector<Evidence> evidence{Evidence{ByteSpan{0, 9}, 1, "term", 1.0F}};
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      ContributedNode& node = nodes[station(i)];
      node.key = station_name(i);
      node.label = node.key;
      node.evidence = evidence;
    }
    std::map<std::pair<NodeId, NodeId>, ContributedEdge> edges;
    for (const auto& [from, to] : edges_) {
      edges[{station(from), station(to)}] =
          ContributedEdge{station(from), EdgeType::Related, station(to), evidence};
    }
    Contribution contribution;
    for (auto& [id, node] : nodes) contribution.nodes.push_back(std::move(node));
    for (auto& [ends, edge] : edges) contribution.edges.push_back(std::move(edge));
    testing::MemoryRows made;
    GraphUpdate update(made);
    update.add(DocumentNumber{1}, contribution);
    Batch batch;
    EXPECT_TRUE(update.write_to(batch).has_value());
    made.apply(batch);
    return made;
  }

 private:
  std::vector<std::set<std::size_t>> lines_;
  std::set<std::pair<std::size_t, std::size_t>> edges_;
};

TEST(ShortestPath, GoesAlongEdgesEitherWay) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const auto path = shortest_path(view, node_id(NodeKind::Concept, "kompleks støttebehov"),
                                  node_id(NodeKind::Law, "serviceloven"), EdgeFilter::relations())
                        .value();
  std::vector<std::string> steps;
  for (const PathStep& step : path.steps) steps.push_back(step.node.label);
  EXPECT_THAT(steps,
              ElementsAre("komplekst støttebehov", "støttebehov", "serviceloven § 85", "serviceloven"));
  EXPECT_TRUE(path.is_exhaustive);
}

TEST(ShortestPath, IsEmptyWhereThereIsNone) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const NodeId support = node_id(NodeKind::Concept, "støttebehov");
  const NodeId municipality = node_id(NodeKind::Concept, "kommune");
  const auto none = shortest_path(view, support, municipality, EdgeFilter::relations()).value();
  EXPECT_THAT(none.steps, IsEmpty());
  EXPECT_TRUE(none.is_exhaustive);
  EXPECT_THAT(shortest_path(view, support, node_id(NodeKind::Concept, "ukendt"), EdgeFilter::everything())
                  .value()
                  .steps,
              IsEmpty());
  // By way of the report that names both.
  EXPECT_THAT(shortest_path(view, support, municipality, EdgeFilter::everything()).value().steps, SizeIs(3));
}

TEST(ShortestPath, FromANodeToItselfIsThatNode) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const NodeId support = node_id(NodeKind::Concept, "støttebehov");
  const auto path = shortest_path(view, support, support, EdgeFilter::relations()).value();
  ASSERT_THAT(path.steps, SizeIs(1));
  EXPECT_EQ(path.steps[0].node.id, support);
}

TEST(ShortestPath, IsAsShortAsOneThatLooksAtEverything) {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    RailwayMap map(40);
    for (std::size_t count = 20 + 5 * seed; count > 0; --count) map.join(random() % 40, random() % 40);
    const auto rows = map.rows();
    const GraphView view(rows);
    for (std::size_t to = 0; to < 40; ++to) {
      SCOPED_TRACE(::testing::Message() << "seed " << seed << ", to " << to);
      const auto path = shortest_path(view, station(0), station(to), kRelatedOnly).value();
      EXPECT_TRUE(path.is_exhaustive);
      ASSERT_THAT(path.steps, SizeIs(map.nodes_between(0, to)));
      for (std::size_t i = 0; i < path.steps.size(); ++i) {
        if (i == 0) continue;
        const std::set<NodeId> ends{path.steps[i - 1].node.id, path.steps[i].node.id};
        EXPECT_THAT(ends, ElementsAre(std::min(path.steps[i].edge.key.from, path.steps[i].edge.key.to),
                                      std::max(path.steps[i].edge.key.from, path.steps[i].edge.key.to)));
      }
    }
  }
}

TEST(ShortestPath, SaysWhereItLookedNoFurther) {
  RailwayMap map(10);
  for (std::size_t i = 0; i + 1 < 10; ++i) map.join(i, i + 1);
  const auto rows = map.rows();
  const GraphView view(rows);
  PathLimits limits;
  limits.nodes = 4;
  const auto cut = shortest_path(view, station(0), station(9), kRelatedOnly, limits).value();
  EXPECT_THAT(cut.steps, IsEmpty());
  EXPECT_FALSE(cut.is_exhaustive);
  limits.nodes = 9;
  EXPECT_THAT(shortest_path(view, station(0), station(9), kRelatedOnly, limits).value().steps, SizeIs(10));
}

TEST(ShortestPath, FindsTheWayToAHubFromTheOtherEnd) {
  RailwayMap map(30);
  for (std::size_t i = 2; i < 30; ++i) map.join(0, i);
  map.join(29, 1);
  const auto rows = map.rows();
  const GraphView view(rows);
  PathLimits limits;
  limits.edges_of_node = 3;
  const auto path = shortest_path(view, station(0), station(1), kRelatedOnly, limits).value();
  ASSERT_THAT(path.steps, SizeIs(3));
  EXPECT_EQ(path.steps[1].node.id, station(29));
}

}  // namespace
}  // namespace vidensgraf
